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
    private readonly Slabs _slabs;
    private RunningBlocks _number = new(0), _mass = new(0), _charge = new(0);
    private int[] _chosen = [];
    private bool _hasMass, _hasCharge;

    /// <summary>Makes the analysis.</summary>
    /// <param name="atoms">Atoms that are counted, chosen in the first frame.</param>
    /// <param name="axis">0, 1 or 2: across which axis.</param>
    /// <param name="bins">Number of slabs.</param>
    public DensityProfile(AtomSelection atoms, int axis, int bins) => (_atoms, _slabs) = (atoms, new Slabs(axis, bins));

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        _chosen = _atoms.Choose(first);
        (_hasMass, _hasCharge) = (first.HasMasses, first.HasCharges);
        (_number, _mass, _charge) = (new RunningBlocks(_slabs.Bins), new RunningBlocks(_slabs.Bins), new RunningBlocks(_slabs.Bins));
        _slabs.Clear();
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        int bins = _slabs.Bins;
        double[] number = new double[bins], mass = new double[bins], charge = new double[bins];
        SimulationBox box = frame.Box;
        double perVolume = bins / box.Volume;
        foreach (int i in _chosen)
        {
            double s = Slabs.Share(box, frame.Positions[i], _slabs.Axis);
            int b = (int)Math.Floor(s * bins);
            // Atoms beyond an open face lie outside of the profile; round-off at the upper face does not.
            if (b == bins && s <= 1 + 1e-12) b--;
            if (b < 0 || b >= bins) continue;
            number[b] += perVolume;
            mass[b] += frame.Masses[i] * perVolume;
            charge[b] += frame.Charges[i] * perVolume;
        }
        _number.Add(number);
        if (_hasMass) _mass.Add(mass);
        if (_hasCharge) _charge.Add(charge);
        _slabs.Add(box);
    }

    /// <inheritdoc/>
    public DensityProfileResult Result() => new(_slabs.Centers, _number.Measured(), _hasMass ? _mass.Measured() : [], _hasCharge ? _charge.Measured() : [], _slabs.Frames);
}
