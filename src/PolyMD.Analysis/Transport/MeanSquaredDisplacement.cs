using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Transport;

/// <summary>
/// Mean squared displacement over all time origins, MSD(n) = 1/(N−n) Σ_i |r(i+n) − r(i)|², per atom by FFT (V. Calandrini et al.,
/// Collection SFN 12, 201 (2011)), then averaged over the atoms. Needs unwrapped paths: a frame without image flags or unwrapped
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
        _origin = Center(first);
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (!frame.HasUnwrapped)
        {
            throw new InvalidOperationException($"The frame of step {frame.Step} has wrapped coordinates without image flags: dump 'xu yu zu' or add 'ix iy iz'.");
        }

        Vec3 shift = Center(frame) - _origin;
        Vec3[] r = new Vec3[_atoms.Length];
        for (int a = 0; a < r.Length; a++)
        {
            int i = _atoms[a];
            if (i >= frame.Count || frame.Ids[i] != _ids[a])
            {
                throw new InvalidOperationException($"Atom {_ids[a]} is missing or out of order in the frame of step {frame.Step}.");
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
        if (frames < 2) throw new InvalidOperationException($"A mean squared displacement needs at least two frames, got {frames}.");
        long interval = _steps[1] - _steps[0];
        for (int f = 2; f < frames; f++)
        {
            if (_steps[f] - _steps[f - 1] != interval)
            {
                throw new InvalidOperationException($"Frames must be equally spaced: the interval is {interval} steps at first and {_steps[f] - _steps[f - 1]} before step {_steps[f]}.");
            }
        }

        double spacing = (_times[^1] - _times[0]) / (frames - 1);
        if (!(spacing > 0)) throw new InvalidOperationException("The time between frames is unknown: give the time step.");
        double[] sum = new double[frames], squares = new double[frames], one = new double[frames];
        Complex[] work = new Complex[(int)BitOperations.RoundUpToPowerOf2((uint)(2 * frames))];
        for (int a = 0; a < atoms; a++)
        {
            OneAtom(a, work, one);
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

    private Vec3 Center(Frame frame)
    {
        Vec3 sum = default;
        double weight = 0;
        foreach (int i in _reference)
        {
            double m = frame.HasMasses ? frame.Masses[i] : 1;
            sum += frame.Unwrapped(i) * m;
            weight += m;
        }
        return weight > 0 ? sum / weight : default;
    }

    /// <summary>MSD(n) = S1(n) − 2 S2(n): S1 from running sums of r², S2 the autocorrelation of the coordinates by FFT.</summary>
    private void OneAtom(int atom, Complex[] work, double[] msd)
    {
        int frames = msd.Length;
        Vec3 mean = default;
        for (int f = 0; f < frames; f++) mean += _paths[f][atom];
        mean /= frames;
        Array.Clear(msd);
        for (int axis = 0; axis < 3; axis++)
        {
            Array.Clear(work);
            // About the mean: displacements do not change and the cancellation of large numbers is spared.
            for (int f = 0; f < frames; f++) work[f] = (_paths[f][atom] - mean)[axis];
            Fourier.Forward(work, FourierOptions.AsymmetricScaling);
            for (int i = 0; i < work.Length; i++) work[i] = work[i].Real * work[i].Real + work[i].Imaginary * work[i].Imaginary;
            Fourier.Inverse(work, FourierOptions.AsymmetricScaling);
            for (int n = 0; n < frames; n++) msd[n] -= 2 * work[n].Real / (frames - n);
        }

        double q = 0;
        for (int f = 0; f < frames; f++) q += 2 * (_paths[f][atom] - mean).LengthSquared;
        for (int n = 0; n < frames; n++)
        {
            if (n > 0) q -= (_paths[n - 1][atom] - mean).LengthSquared + (_paths[frames - n][atom] - mean).LengthSquared;
            msd[n] = Math.Max(0, msd[n] + q / (frames - n));
        }

        msd[0] = 0;
    }
}
