using System.Runtime.CompilerServices;

namespace PolyMD.Numerics.Fft;

/// <summary>
/// Complex transforms of one length for many lines at once: X_k = Σ_j x_j exp(−2πi jk/n), n = 2^a 3^b 5^c.
/// Element j of line b sits at [j·batch + b], real and imaginary parts in separate arrays, so that every butterfly runs over
/// consecutive memory with one twiddle factor per block. Self-sorting (Stockham) passes of radix 4, 2, 3, 5
/// (C. Van Loan, Computational Frameworks for the FFT, SIAM 1992, sec. 1.7).
/// The inverse (without 1/n) is the same call with the real and imaginary arrays exchanged.
/// </summary>
internal sealed unsafe class StockhamPlan : IDisposable
{
    private readonly int[] _radices;
    private readonly int[] _twiddleOffset;
    private readonly NativeBuffer<double> _twiddles;

    /// <summary>Plans transforms of length <paramref name="n"/>.</summary>
    public StockhamPlan(int n)
    {
        FftLength.ThrowIfNotSupported(n, nameof(n));
        Length = n;
        List<int> radices = [];
        int left = n;
        foreach (int radix in (ReadOnlySpan<int>)[4, 2, 3, 5])
            for (; left % radix == 0; left /= radix)
                radices.Add(radix);
        radices.Reverse();
        _radices = [.. radices];
        _twiddleOffset = new int[_radices.Length];
        List<double> twiddles = [];
        int rest = n;
        for (int stage = 0; stage < _radices.Length; stage++)
        {
            int radix = _radices[stage], m = rest / radix;
            _twiddleOffset[stage] = twiddles.Count;
            for (int p = 0; p < m; p++)
                for (int k = 1; k < radix; k++)
                {
                    (double re, double im) = Root((long)p * k % rest, rest);
                    twiddles.Add(re);
                    twiddles.Add(im);
                }
            rest = m;
        }
        _twiddles = new NativeBuffer<double>(twiddles.Count);
        twiddles.CopyTo(_twiddles.Span);
    }

    /// <summary>n.</summary>
    public int Length { get; }

    /// <summary>True if the result of <see cref="Execute"/> is left in the work arrays (odd number of passes).</summary>
    public bool EndsInWork => _radices.Length % 2 != 0;

    /// <inheritdoc/>
    public void Dispose() => _twiddles.Dispose();

    /// <summary>Transforms <paramref name="batch"/> lines (a multiple of the lane width). The result is in the data arrays, or in the
    /// work arrays if <see cref="EndsInWork"/>; the other pair is overwritten.</summary>
    public void Execute<TLane>(double* re, double* im, double* workRe, double* workIm, int batch) where TLane : unmanaged, ILane<TLane>
    {
        int s = batch, rest = Length;
        for (int stage = 0; stage < _radices.Length; stage++)
        {
            int radix = _radices[stage], m = rest / radix;
            double* w = _twiddles.Pointer + _twiddleOffset[stage];
            switch (radix)
            {
                case 2: Butterflies.Radix2<TLane>(re, im, workRe, workIm, s, m, w); break;
                case 3: Butterflies.Radix3<TLane>(re, im, workRe, workIm, s, m, w); break;
                case 4: Butterflies.Radix4<TLane>(re, im, workRe, workIm, s, m, w); break;
                default: Butterflies.Radix5<TLane>(re, im, workRe, workIm, s, m, w); break;
            }
            double* swap = re;
            re = workRe;
            workRe = swap;
            swap = im;
            im = workIm;
            workIm = swap;
            s *= radix;
            rest = m;
        }
    }

    // exp(-2 pi i j/n) with the angle folded into the first eighth of the circle, so that symmetric roots are exactly symmetric.
    private static (double Re, double Im) Root(long j, int n)
    {
        long eight = 8 * j;
        if (eight > 4L * n) { (double re, double im) = Root(n - j, n); return (re, -im); }
        if (eight > 2L * n) { (double re, double im) = RootHalf(n - 2 * j, n); return (-re, im); }
        return RootHalf(2 * j, n);
    }

    // Angle pi·h/n for 0 <= h <= n/2.
    private static (double Re, double Im) RootHalf(long h, int n)
    {
        if (4 * h <= n) { (double sin, double cos) = Math.SinCos(Math.PI * h / n); return (cos, -sin); }
        (double s2, double c2) = Math.SinCos(Math.PI * (n - 2 * h) / (2.0 * n));
        return (s2, -c2);
    }
}
