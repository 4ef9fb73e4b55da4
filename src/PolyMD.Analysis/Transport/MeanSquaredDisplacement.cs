using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Transport;

/// <summary>
/// Mean squared displacement over all time origins (<see cref="PathMsd"/>), averaged over the atoms. Needs unwrapped paths: a frame without image flags or unwrapped
/// coordinates is refused, because a guess would be silently wrong for atoms that move more than half a cell between frames; a changing cell is allowed
/// for (<see cref="ContinuousPaths"/>). All origins and all lags need whole paths: memory is 24 bytes per followed atom and frame.
/// </summary>
public sealed class MeanSquaredDisplacement : IFrameAnalysis<MsdCurve>
{
    private readonly AtomSelection _selection;
    private readonly List<Vec3[]> _paths = [];
    private readonly List<double> _times = [];
    private readonly List<long> _steps = [];
    private readonly double _timeStep;
    private readonly ContinuousPaths _continuous;
    private int[] _atoms = [];
    private Vec3 _origin, _box;

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
        _continuous = new ContinuousPaths(reference);
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        _atoms = _selection.Choose(first);
        _continuous.Begin(first);
        _paths.Clear();
        _times.Clear();
        _steps.Clear();
        _origin = _continuous.Still;
        _box = default;
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _continuous.Follow(frame);
        Vec3 shift = _continuous.Still - _origin;
        Vec3[] r = new Vec3[_atoms.Length];
        for (int a = 0; a < r.Length; a++) r[a] = _continuous.Position(frame, _atoms[a]) - shift;
        _paths.Add(r);
        _steps.Add(frame.Step);
        _box += frame.Box.Lengths;
        _times.Add(double.IsNaN(frame.Time) ? frame.Step * _timeStep : frame.Time);
    }

    /// <summary>Threads that share out the atoms; −1 for as many as there are. Results do not depend on it.</summary>
    public int Threads { get; init; } = -1;

    /// <summary>Edges of the cell, mean over the frames.</summary>
    public Vec3 MeanBox => _box / _paths.Count;

    /// <inheritdoc/>
    public MsdCurve Result() => Result("xyz");

    /// <summary>The displacement along some axes only.</summary>
    /// <param name="axes">One or more of the letters x, y and z.</param>
    public MsdCurve Result(string axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        if (axes.Length is 0 or > 3 || axes.Distinct().Count() != axes.Length || axes.Any(c => c is not ('x' or 'y' or 'z'))) throw new PolyMDException($"axes must be some of x, y and z, such as xy; got '{axes}'");
        int frames = _paths.Count, atoms = _atoms.Length;
        double spacing = Spacing();
        // Atoms in blocks of a fixed size, added in order: the same sums on any number of threads.
        const int Block = 16;
        int blocks = (atoms + Block - 1) / Block;
        double[][] sums = new double[blocks][], squares = new double[blocks][];
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = Threads }, () => new PathMsd(frames), (b, _, msd) =>
        {
            (double[] sum, double[] square, double[] one) = (new double[frames], new double[frames], new double[frames]);
            Vec3[] path = new Vec3[frames];
            for (int a = b * Block; a < Math.Min(atoms, (b + 1) * Block); a++)
            {
                for (int f = 0; f < frames; f++) path[f] = Along(_paths[f][a], axes);
                msd.Compute(path, one);
                for (int n = 0; n < frames; n++)
                {
                    sum[n] += one[n];
                    square[n] += one[n] * one[n];
                }
            }
            (sums[b], squares[b]) = (sum, square);
            return msd;
        }, _ => { });
        double[] lag = new double[frames], mean = new double[frames], spread = new double[frames];
        for (int n = 0; n < frames; n++)
        {
            double square = 0;
            for (int b = 0; b < blocks; b++)
            {
                mean[n] += sums[b][n];
                square += squares[b][n];
            }
            lag[n] = n * spacing;
            mean[n] /= atoms;
            spread[n] = atoms > 1 ? Math.Max(0, (square - atoms * mean[n] * mean[n]) / (atoms - 1)) : double.NaN;
        }
        return new MsdCurve(lag, mean, spread, frames, atoms, axes.Length);
    }

    private static Vec3 Along(Vec3 r, string axes) => axes.Length == 3 ? r : new Vec3(axes.Contains('x', StringComparison.Ordinal) ? r.X : 0, axes.Contains('y', StringComparison.Ordinal) ? r.Y : 0, axes.Contains('z', StringComparison.Ordinal) ? r.Z : 0);

    private double Spacing()
    {
        int frames = _paths.Count;
        if (frames < 2) throw new PolyMDException($"a mean squared displacement needs at least two frames, got {frames}");
        long interval = _steps[1] - _steps[0];
        for (int f = 2; f < frames; f++)
        {
            if (_steps[f] - _steps[f - 1] != interval)
                throw new PolyMDException($"frames must be equally spaced: the interval is {interval} steps at first and {_steps[f] - _steps[f - 1]} before step {_steps[f]}");
        }
        double spacing = (_times[^1] - _times[0]) / (frames - 1);
        return spacing > 0 ? spacing : throw new PolyMDException("the time between frames is unknown: give the time step");
    }
}
