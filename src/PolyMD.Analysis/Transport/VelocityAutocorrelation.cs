using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Transport;

/// <summary>
/// Velocity autocorrelation over all time origins, C(n) = 1/(N−n) Σ_i v(i)·v(i+n), per axis, averaged over atoms with their mass as weight
/// where the frames have masses. Its Fourier transform is the vibrational density of states (J. M. Dickey and A. Paskin, Phys. Rev. 188,
/// 1407 (1969)); the integral of the unweighted one gives the diffusion coefficient (Green–Kubo).
/// </summary>
public sealed class VelocityAutocorrelation : IFrameAnalysis<VacfCurve>
{
    private readonly AtomSelection _selection;
    private readonly double _timeStep;
    private readonly bool _massWeighted;
    private readonly List<Vec3[]> _velocities = [];
    private readonly List<double> _times = [];
    private int[] _atoms = [];
    private double[] _weights = [];

    /// <summary>Makes the analysis.</summary>
    /// <param name="atoms">Atoms, chosen in the first frame.</param>
    /// <param name="timeStep">Time per step, where frames carry no time.</param>
    /// <param name="massWeighted">True for densities of states, false for diffusion.</param>
    public VelocityAutocorrelation(AtomSelection atoms, double timeStep = double.NaN, bool massWeighted = true)
    {
        _selection = atoms;
        _timeStep = timeStep;
        _massWeighted = massWeighted;
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!first.HasVelocities) throw new PolyMDException("the trajectory has no velocities: dump 'vx vy vz'");
        if (_massWeighted && !first.HasMasses) throw new PolyMDException("a density of states needs masses: dump a column 'mass' or give a data file");
        _atoms = _selection.Choose(first);
        _weights = [.. _atoms.Select(i => _massWeighted ? first.Masses[i] : 1)];
        _velocities.Clear();
        _times.Clear();
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _velocities.Add([.. _atoms.Select(i => frame.Velocities[i])]);
        _times.Add(double.IsNaN(frame.Time) ? frame.Step * _timeStep : frame.Time);
    }

    /// <inheritdoc/>
    public VacfCurve Result()
    {
        int frames = _velocities.Count;
        if (frames < 4) throw new PolyMDException($"a velocity autocorrelation needs at least four frames, got {frames}");
        double spacing = (_times[^1] - _times[0]) / (frames - 1);
        if (!(spacing > 0)) throw new PolyMDException("the time between frames is unknown: give the time step");
        LagSums sums = new(frames);
        double[][] c = [new double[frames], new double[frames], new double[frames]];
        double total = _weights.Sum();
        for (int axis = 0; axis < 3; axis++)
        {
            double[] sum = c[axis];
            for (int a = 0; a < _atoms.Length; a++)
            {
                sums.Compute(f => _velocities[f][a][axis]);
                for (int n = 0; n < frames; n++) sum[n] += _weights[a] * sums[n] / (frames - n);
            }
            for (int n = 0; n < frames; n++) sum[n] /= total;
        }
        return new VacfCurve([.. Enumerable.Range(0, frames).Select(n => n * spacing)], c[0], c[1], c[2], _atoms.Length);
    }
}
