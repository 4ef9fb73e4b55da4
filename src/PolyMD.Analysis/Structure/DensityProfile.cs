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
    private readonly List<double>[] _number, _mass, _charge;
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
        List<double>[] Series() => [.. Enumerable.Range(0, bins).Select(_ => new List<double>())];
        (_number, _mass, _charge) = (Series(), Series(), Series());
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        _chosen = _atoms.Choose(first);
        (_hasMass, _hasCharge) = (first.HasMasses, first.HasCharges);
        foreach (List<double> series in _number.Concat(_mass).Concat(_charge)) series.Clear();
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
        for (int b = 0; b < _bins; b++)
        {
            _number[b].Add(number[b]);
            if (_hasMass) _mass[b].Add(mass[b]);
            if (_hasCharge) _charge[b].Add(charge[b]);
        }
        _lo += box.Lo[_axis];
        _length += box.Heights[_axis];
        _frames++;
    }

    /// <inheritdoc/>
    public DensityProfileResult Result()
    {
        double lo = _lo / _frames, width = _length / _frames / _bins;
        static Measured[] Means(List<double>[] series) => [.. series.Select(s => BlockAverage.Estimate([.. s]).ToMeasured(""))];
        return new DensityProfileResult([.. Enumerable.Range(0, _bins).Select(b => lo + (b + 0.5) * width)], Means(_number), _hasMass ? Means(_mass) : [], _hasCharge ? Means(_charge) : [], _frames);
    }
}
