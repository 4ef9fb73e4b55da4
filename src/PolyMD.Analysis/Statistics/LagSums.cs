using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace PolyMD.Analysis.Statistics;

/// <summary>
/// Σ_i Re z(i)* z(i+n) of a series for all lags n, by FFT with zero padding in O(N log N) (Wiener–Khinchin); divided by N−n it is the mean
/// over all origins. One object serves many series of the same length.
/// </summary>
/// <param name="length">Points N of a series.</param>
internal sealed class LagSums(int length)
{
    private readonly Complex[] _work = new Complex[(int)BitOperations.RoundUpToPowerOf2((uint)(2 * length))];

    /// <summary>The sum for a lag of 0 … N−1.</summary>
    public double this[int lag] => _work[lag].Real;

    /// <summary>Takes another series.</summary>
    /// <param name="value">z(i) for i = 0 … N−1.</param>
    public void Compute(Func<int, Complex> value)
    {
        Array.Clear(_work);
        for (int i = 0; i < length; i++) _work[i] = value(i);
        Fourier.Forward(_work, FourierOptions.AsymmetricScaling);
        for (int i = 0; i < _work.Length; i++) _work[i] = _work[i].Real * _work[i].Real + _work[i].Imaginary * _work[i].Imaginary;
        Fourier.Inverse(_work, FourierOptions.AsymmetricScaling);
    }
}
