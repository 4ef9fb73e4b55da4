using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Spectra;

/// <summary>
/// Heat current across a contact by frequency (K. Sääskilahti et al., Phys. Rev. B 90, 134312 (2014); 91, 115426 (2015)). The power from A to B is
/// Q = Σ_ij ½ F_ji·(v_i + v_j) over pairs of i in A and j in B, F_ji the force on j by i. With F_i the whole force that the other side exerts on an atom,
/// Q = ½ ⟨Σ_B F_j·v_j − Σ_A F_i·v_i⟩, so q(ν) = ½ Re(Σ_B F̂_j·v̂_j* − Σ_A F̂_i·v̂_i*), one-sided: exact for any pairwise force, anharmonic too; no force
/// constants are needed. Frames must hold those forces, and no others: columns of compute force/contact/atom, or fx fy fz of a rerun in which interactions within
/// A and within B are excluded. Frequencies above half the sampling rate fold back; the integral stays right. Errors: jackknife over segments.
/// </summary>
public sealed class SpectralHeatCurrent : IFrameAnalysis<SpectralHeatCurrentResult>
{
    private readonly AtomSelection _a, _b;
    private readonly SegmentedSeries _series;
    private readonly FrameTimes _times;
    private MergingBlocks _sums = new(0);
    private RunningBlocks _direct = new(1);
    private int[] _atoms = [];
    private int _fromA, _segments;
    private double _unmatched, _matched;

    /// <summary>Makes the analysis.</summary>
    /// <param name="a">Atoms of side A, chosen in the first frame; those beyond the reach of B may be left out.</param>
    /// <param name="b">Atoms of side B.</param>
    /// <param name="segment">Frames of a segment, even: the resolution is about 1 / (segment × time between frames).</param>
    /// <param name="timeStep">Time per step, where frames carry no time.</param>
    public SpectralHeatCurrent(AtomSelection a, AtomSelection b, int segment, double timeStep = double.NaN) =>
        (_a, _b, _series, _times) = (a, b, new SegmentedSeries(segment), new FrameTimes(timeStep));

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!first.HasVelocities) throw new PolyMDException("the trajectory has no velocities: dump 'vx vy vz'");
        if (!first.HasForces) throw new PolyMDException("the trajectory has no forces: dump the columns of compute force/contact/atom and name it, or 'fx fy fz' of a rerun without the forces within each side");
        int[] a = _a.Choose(first), b = _b.Choose(first), both = [.. a.Intersect(b)];
        if (both.Length > 0) throw new PolyMDException($"atom {first.Ids[both[0]]} belongs to both sides: '{_a.Text}' and '{_b.Text}'");
        (_atoms, _fromA, _segments, _unmatched, _matched) = ([.. a, .. b], a.Length, 0, 0, 0);
        _sums = new MergingBlocks(3 * _series.Bins + 1);
        _direct = new RunningBlocks(1);
        _series.Clear();
        _times.Clear();
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _times.Add(frame);
        int n = _atoms.Length;
        double[] row = _series.Next(6 * n);
        double power = 0;
        Vec3 onA = default, onB = default;
        for (int k = 0; k < n; k++)
        {
            Vec3 f = frame.Forces[_atoms[k]], v = frame.Velocities[_atoms[k]];
            for (int axis = 0; axis < 3; axis++) (row[2 * (3 * k + axis)], row[2 * (3 * k + axis) + 1]) = (f[axis], v[axis]);
            if (k < _fromA) onA += f;
            else onB += f;
            power += 0.5 * (k < _fromA ? -1 : 1) * Vec3.Dot(f, v);
        }
        // Action and reaction: what is missing acts from atoms that were not chosen.
        _unmatched += (onA + onB).LengthSquared;
        _matched += Math.Max(onA.LengthSquared, onB.LengthSquared);
        _direct.Add([power]);
        if (!_series.IsFull) return;
        Span<double> sums = _sums.Current;
        for (int k = 0; k < n; k++)
            for (int axis = 0; axis < 3; axis++) _series.AddProduct(2 * (3 * k + axis), 2 * (3 * k + axis) + 1, k < _fromA ? -0.5 : 0.5, sums.Slice(axis * _series.Bins, _series.Bins));
        sums[^1]++;
        _sums.EndFrame();
        _series.Advance();
        _segments++;
    }

    /// <inheritdoc/>
    public SpectralHeatCurrentResult Result()
    {
        if (_segments == 0) throw new PolyMDException($"a segment of {_series.Length} frames is longer than the trajectory of {_times.Count} frames");
        int bins = _series.Bins;
        double step = 1 / (_series.Length * _times.Spacing);
        // x, y, z, their sum, the running sum (power), the whole.
        Measured[] found = _sums.Estimate(sums =>
        {
            double segments = sums[^1], running = 0;
            double[] values = new double[5 * bins + 1];
            for (int k = 0; k < bins; k++)
            {
                for (int axis = 0; axis < 3; axis++)
                {
                    double power = sums[axis * bins + k] / segments;
                    values[axis * bins + k] = power / step;
                    values[3 * bins + k] += power / step;
                    running += power;
                }
                values[4 * bins + k] = running;
            }
            values[^1] = running;
            return values;
        });
        Measured[] Curve(int index) => found[(index * bins)..((index + 1) * bins)];
        List<string> warnings = [];
        double unmatched = Math.Sqrt(_unmatched / _matched);
        if (unmatched > 0.05) warnings.Add(FormattableString.Invariant($"the forces on the two sides do not cancel, by {100 * unmatched:F0} % of their size: atoms within reach of the contact are not chosen, or the forces are not those between the sides"));
        if (_segments < BlockAverage.MinimumBlocks) warnings.Add($"only {_segments} segments: no standard error can be given");
        string window = FormattableString.Invariant($"{_times.Count} frames, {_times.Spacing:G6} apart");
        return new SpectralHeatCurrentResult([.. Enumerable.Range(0, bins).Select(k => k * step)], Curve(3), Curve(0), Curve(1), Curve(2), Curve(4),
            found[^1] with { Window = window }, _direct.Estimate(0).ToMeasured("") with { Window = window }, _segments, _times.Count, warnings);
    }
}
