using System.Numerics;
using PolyMD.Analysis.Statistics;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Transport;

/// <summary>
/// Mean squared displacement of one path over all time origins, MSD(n) = 1/(N−n) Σ_i |r(i+n) − r(i)|², by FFT in O(N log N):
/// MSD(n) = S1(n) − 2 S2(n) with S1 from running sums of r² and S2 the autocorrelation (V. Calandrini et al., Collection SFN 12, 201
/// (2011)). One object serves many paths of the same length.
/// </summary>
/// <param name="frames">Points of a path.</param>
public sealed class PathMsd(int frames)
{
    private readonly LagSums _sums = new(frames);
    private readonly Vec3[] _path = new Vec3[frames];

    /// <summary>Computes the MSD of a path.</summary>
    /// <param name="path">Positions at equal intervals; as many as given to the constructor.</param>
    /// <param name="msd">Receives MSD(0) … MSD(N−1).</param>
    public void Compute(ReadOnlySpan<Vec3> path, Span<double> msd)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(path.Length, _path.Length);
        Vec3 mean = default;
        foreach (Vec3 r in path) mean += r;
        mean /= frames;
        // About the mean: displacements do not change and the cancellation of large numbers is spared.
        for (int f = 0; f < frames; f++) _path[f] = path[f] - mean;
        msd.Clear();
        // The autocorrelation of x + iy has the sum of both as its real part: two transforms do for three axes.
        Correlate(r => new Complex(r.X, r.Y), msd);
        Correlate(r => r.Z, msd);
        double q = 0;
        for (int f = 0; f < frames; f++) q += 2 * _path[f].LengthSquared;
        for (int n = 0; n < frames; n++)
        {
            if (n > 0) q -= _path[n - 1].LengthSquared + _path[frames - n].LengthSquared;
            msd[n] = Math.Max(0, msd[n] + q / (frames - n));
        }

        msd[0] = 0;
    }

    private void Correlate(Func<Vec3, Complex> value, Span<double> msd)
    {
        _sums.Compute(f => value(_path[f]));
        for (int n = 0; n < frames; n++) msd[n] -= 2 * _sums[n] / (frames - n);
    }
}
