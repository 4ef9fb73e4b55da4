using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Transport;

/// <summary>
/// Mean squared displacement over all time origins (<see cref="PathMsd"/>), averaged over the atoms. Needs unwrapped paths: a frame without image flags or unwrapped
/// coordinates is refused, because a guess would be silently wrong for atoms that move more than half a cell between frames.
/// </summary>
public sealed class MeanSquaredDisplacement : IFrameAnalysis<MsdCurve>
{
    private readonly AtomSelection _selection;
    private readonly AtomSelection? _referenceSelection;
    private readonly List<Vec3[]> _paths = [];
    private readonly List<double> _times = [];
    private readonly List<long> _steps = [];
    private readonly double _timeStep;
    private int[] _atoms = [], _ids = [], _reference = [];
    private Vec3 _origin;

    /// <summary>Makes the analysis for atom types.</summary>
    /// <param name="types">Atom types to follow.</param>
    /// <param name="timeStep">Time per step, used where frames carry no time.</param>
    /// <param name="removeDrift">True to subtract the motion of the mean position of all atoms in the frame (unweighted).</param>
    public MeanSquaredDisplacement(IEnumerable<int> types, double timeStep = double.NaN, bool removeDrift = false)
        : this(AtomSelection.OfTypes(types), timeStep, removeDrift ? AtomSelection.Parse("all") : null)
    {
    }

    /// <summary>Makes the analysis.</summary>
    /// <param name="atoms">Atoms to follow, chosen in the first frame.</param>
    /// <param name="timeStep">Time per step, used where frames carry no time.</param>
    /// <param name="reference">Atoms whose centre is held still (of mass where the frames have masses, of positions elsewhere); null for the frame of the cell.</param>
    public MeanSquaredDisplacement(AtomSelection atoms, double timeStep = double.NaN, AtomSelection? reference = null)
    {
        _selection = atoms;
        _timeStep = timeStep;
        _referenceSelection = reference;
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        _atoms = _selection.Choose(first);
        _reference = _referenceSelection?.Choose(first) ?? [];
        _ids = [.. _atoms.Select(i => first.Ids[i])];
        _paths.Clear();
        _times.Clear();
        _steps.Clear();
        _origin = FrameCenter.Of(first, _reference);
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (!frame.HasUnwrapped)
        {
            throw new PolyMDException($"the frame of step {frame.Step} has wrapped coordinates without image flags: dump 'xu yu zu' or add 'ix iy iz'");
        }

        Vec3 shift = FrameCenter.Of(frame, _reference) - _origin;
        Vec3[] r = new Vec3[_atoms.Length];
        for (int a = 0; a < r.Length; a++)
        {
            int i = _atoms[a];
            if (i >= frame.Count || frame.Ids[i] != _ids[a])
            {
                throw new PolyMDException($"atom {_ids[a]} is missing or out of order in the frame of step {frame.Step}");
            }

            r[a] = frame.Unwrapped(i) - shift;
        }

        _paths.Add(r);
        _steps.Add(frame.Step);
        _times.Add(double.IsNaN(frame.Time) ? frame.Step * _timeStep : frame.Time);
    }

    /// <inheritdoc/>
    public MsdCurve Result()
    {
        int frames = _paths.Count, atoms = _atoms.Length;
        if (frames < 2) throw new PolyMDException($"a mean squared displacement needs at least two frames, got {frames}");
        long interval = _steps[1] - _steps[0];
        for (int f = 2; f < frames; f++)
        {
            if (_steps[f] - _steps[f - 1] != interval)
            {
                throw new PolyMDException($"frames must be equally spaced: the interval is {interval} steps at first and {_steps[f] - _steps[f - 1]} before step {_steps[f]}");
            }
        }

        double spacing = (_times[^1] - _times[0]) / (frames - 1);
        if (!(spacing > 0)) throw new PolyMDException("the time between frames is unknown: give the time step");
        double[] sum = new double[frames], squares = new double[frames], one = new double[frames];
        PathMsd pathMsd = new(frames);
        Vec3[] path = new Vec3[frames];
        for (int a = 0; a < atoms; a++)
        {
            for (int f = 0; f < frames; f++) path[f] = _paths[f][a];
            pathMsd.Compute(path, one);
            for (int n = 0; n < frames; n++)
            {
                sum[n] += one[n];
                squares[n] += one[n] * one[n];
            }
        }

        double[] lag = new double[frames], spread = new double[frames];
        for (int n = 0; n < frames; n++)
        {
            lag[n] = n * spacing;
            sum[n] /= atoms;
            spread[n] = atoms > 1 ? Math.Max(0, (squares[n] - atoms * sum[n] * sum[n]) / (atoms - 1)) : double.NaN;
        }

        return new MsdCurve(lag, sum, spread, frames, atoms, 3);
    }
}
