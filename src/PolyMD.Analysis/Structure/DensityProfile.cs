using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;

namespace PolyMD.Analysis.Structure;

/// <summary>
/// Number, mass and charge density of chosen atoms in slabs across one axis of the cell. Slabs are equal shares of the cell, so that a
/// cell that breathes keeps its profile; positions and volumes are those of the mean cell. Errors by block averages over frames.
/// </summary>
public sealed class DensityProfile : IFrameAnalysis<DensityProfileResult>
{
    private readonly AtomSelection _atoms;
    private readonly int _axis, _bins;
    private RunningBlocks _number = new(0), _mass = new(0), _charge = new(0);
    private int[] _chosen = [];
    private bool _hasMass, _hasCharge;
    private double _lo, _length;
    private int _frames;

    /// <summary>Makes the analysis.</summary>
    /// <param name="atoms">Atoms that are counted, chosen in the first frame.</param>
    /// <param name="axis">0, 1 or 2: across which axis.</param>
    /// <param name="bins">Number of slabs.</param>
    public DensityProfile(AtomSelection atoms, int axis, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        ArgumentOutOfRangeException.ThrowIfNotEqual(axis is >= 0 and < 3, true);
        _atoms = atoms;
        _axis = axis;
        _bins = bins;
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        _chosen = _atoms.Choose(first);
        (_hasMass, _hasCharge) = (first.HasMasses, first.HasCharges);
        (_number, _mass, _charge) = (new RunningBlocks(_bins), new RunningBlocks(_bins), new RunningBlocks(_bins));
        _lo = _length = 0;
        _frames = 0;
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        double[] number = new double[_bins], mass = new double[_bins], charge = new double[_bins];
        SimulationBox box = frame.Box;
        double perVolume = _bins / box.Volume;
        foreach (int i in _chosen)
        {
            double s = box.ToFractional(frame.Positions[i])[_axis];
            if (box.IsPeriodic(_axis)) s -= Math.Floor(s);
            int b = (int)Math.Floor(s * _bins);
            // Atoms beyond an open face lie outside of the profile; round-off at the upper face does not.
            if (b == _bins && s <= 1 + 1e-12) b--;
            if (b < 0 || b >= _bins) continue;
            number[b] += perVolume;
            mass[b] += frame.Masses[i] * perVolume;
            charge[b] += frame.Charges[i] * perVolume;
        }
        _number.Add(number);
        if (_hasMass) _mass.Add(mass);
        if (_hasCharge) _charge.Add(charge);
        _lo += box.Lo[_axis];
        _length += box.Heights[_axis];
        _frames++;
    }

    /// <inheritdoc/>
    public DensityProfileResult Result()
    {
        double lo = _lo / _frames, width = _length / _frames / _bins;
        return new DensityProfileResult([.. Enumerable.Range(0, _bins).Select(b => lo + (b + 0.5) * width)], _number.Measured(), _hasMass ? _mass.Measured() : [], _hasCharge ? _charge.Measured() : [], _frames);
    }
}
