using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace PolyMD.Analysis.Spectra;

/// <summary>
/// Spectra of stationary series without keeping them (P. D. Welch, IEEE Trans. Audio Electroacoust. 15, 70 (1967)): segments of L frames that
/// overlap by half are multiplied by w(n) = sin π(n + ½)/L and transformed; by the Wiener–Khinchin theorem the mean of â(ν) b̂*(ν) is the transform of the
/// windowed correlation ⟨a(0) b(t)⟩. Since w²(n) + w²(n + L/2) = 1, every product a(n) b(n) but those of the first and last half segment is counted
/// with weight 1: a spectrum sums to the mean of the product, to round-off.
/// </summary>
internal sealed class SegmentedSeries
{
    private readonly double[] _window;
    private readonly Complex[] _work;
    private double[][] _rows;
    private int _count;

    /// <summary>Makes the buffer.</summary>
    /// <param name="length">Frames of a segment, even.</param>
    public SegmentedSeries(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 4);
        ArgumentOutOfRangeException.ThrowIfNotEqual(length % 2, 0, nameof(length));
        Length = length;
        _window = [.. Enumerable.Range(0, length).Select(n => Math.Sin(Math.PI * (n + 0.5) / length))];
        _work = new Complex[length];
        _rows = new double[length][];
    }

    /// <summary>Frames of a segment.</summary>
    public int Length { get; }

    /// <summary>Frequencies 0 … Nyquist of a one-sided spectrum.</summary>
    public int Bins => Length / 2 + 1;

    /// <summary>True when the rows at hand make a segment.</summary>
    public bool IsFull => _count == Length;

    /// <summary>Begins anew.</summary>
    public void Clear() => _count = 0;

    /// <summary>Makes room for a frame; the caller fills what is returned.</summary>
    /// <param name="channels">Number of series.</param>
    public double[] Next(int channels) => _rows[_count] is { } old && old.Length == channels ? _rows[_count++] : _rows[_count++] = new double[channels];

    /// <summary>Keeps the second half of a segment as the first half of the next.</summary>
    public void Advance()
    {
        int half = Length / 2;
        _rows = [.. _rows[half..], .. _rows[..half]];
        _count = half;
    }

    /// <summary>Adds to a one-sided spectrum the powers |â|² + |b̂|² of two series, so scaled that they sum to ⟨a²⟩ + ⟨b²⟩ over the segment.</summary>
    /// <param name="a">Channel of the first series.</param>
    /// <param name="b">Channel of the second series; −1 for none.</param>
    /// <param name="spectrum">As many as there are <see cref="Bins"/>.</param>
    public void AddPowers(int a, int b, Span<double> spectrum)
    {
        Transform(a, b);
        for (int k = 0; k < Bins; k++)
        {
            Complex z = _work[k], y = _work[(Length - k) % Length];
            spectrum[k] += Share(k) * 0.5 * (z.Real * z.Real + z.Imaginary * z.Imaginary + y.Real * y.Real + y.Imaginary * y.Imaginary);
        }
    }

    /// <summary>Adds to a one-sided spectrum the product Re â b̂* of two series, so scaled that it sums to ⟨a b⟩ over the segment.</summary>
    /// <param name="a">Channel of the first series.</param>
    /// <param name="b">Channel of the second series.</param>
    /// <param name="factor">Multiplies what is added.</param>
    /// <param name="spectrum">As many as there are <see cref="Bins"/>.</param>
    public void AddProduct(int a, int b, double factor, Span<double> spectrum)
    {
        Transform(a, b);
        for (int k = 0; k < Bins; k++)
        {
            // â = (z + y*)/2 and b̂ = (z − y*)/2i with z, y the transform of a + ib at k and −k.
            Complex z = _work[k], y = _work[(Length - k) % Length];
            spectrum[k] += factor * Share(k) * 0.5 * (z.Real * y.Imaginary + z.Imaginary * y.Real);
        }
    }

    // Σw² = L/2, Parseval gives 1/L, and frequencies other than 0 and the highest one stand for ±ν.
    private double Share(int k) => (k == 0 || k == Length / 2 ? 2.0 : 4.0) / Length / Length;

    private void Transform(int a, int b)
    {
        for (int n = 0; n < Length; n++) _work[n] = _window[n] * new Complex(_rows[n][a], b < 0 ? 0 : _rows[n][b]);
        Fourier.Forward(_work, FourierOptions.AsymmetricScaling);
    }
}
