using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;

namespace PolyMD.Analysis.Structure;

/// <summary>
/// Charge density, field and electrostatic potential across the cell, from the charges: Poisson's equation in one dimension, φ(z) = −(z Q − D)/(ε₀A)
/// with Q and D the sums of q and q z below z, which is exact at the faces between slabs whatever their width. Without periodic images
/// across the cell the field below it is zero; with them φ is the same at both ends (tin-foil boundaries, as with Ewald sums), which adds a constant
/// field. φ is zero at the lower face. Volts for real and metal units; ε₀ = 1/4π in reduced ones. Errors: block averages over frames.
/// </summary>
public sealed class PotentialProfile : IFrameAnalysis<PotentialProfileResult>
{
    private const double Elementary = 1.602176634e-19, Vacuum = 8.8541878128e-12;
    private readonly AtomSelection _selection;
    private readonly SiFactors _units;
    private readonly Slabs _slabs;
    private readonly bool? _periodic;
    private RunningBlocks _means = new(0);
    private int[] _atoms = [];
    private bool _closed;

    /// <summary>Makes the analysis.</summary>
    /// <param name="atoms">Charges that count, chosen in the first frame: all of them for the potential of the system.</param>
    /// <param name="axis">0, 1 or 2: across which axis.</param>
    /// <param name="bins">Number of slabs.</param>
    /// <param name="units">Units of the deck.</param>
    /// <param name="periodic">True for the same potential at both ends, false for no field below; null for what the cell is.</param>
    public PotentialProfile(AtomSelection atoms, int axis, int bins, SiFactors units, bool? periodic = null)
    {
        (_selection, _slabs, _units, _periodic) = (atoms, new Slabs(axis, bins), units, periodic);
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!first.HasCharges) throw new PolyMDException("a potential needs charges: dump a column 'q' or give a data file");
        _atoms = _selection.Choose(first);
        _closed = _periodic ?? first.Box.IsPeriodic(_slabs.Axis);
        double net = _atoms.Sum(i => first.Charges[i]), most = _atoms.Max(i => Math.Abs(first.Charges[i]));
        if (_closed && Math.Abs(net) > 1e-4 * Math.Max(1e-12, most)) throw new PolyMDException(FormattableString.Invariant($"the chosen atoms have a net charge of {net:G4}: a periodic potential needs neutral matter; choose all atoms, or no periodic images"));
        _means = new RunningBlocks(3 * _slabs.Bins + 2);
        _slabs.Clear();
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        SimulationBox box = frame.Box;
        (int axis, int bins) = (_slabs.Axis, _slabs.Bins);
        double length = box.Heights[axis], area = box.Volume / length;
        // Charge densities of the slabs, then field and potential at the faces.
        double[] charge = new double[bins], moment = new double[bins], values = new double[3 * bins + 2];
        foreach (int i in _atoms)
        {
            double s = Slabs.Share(box, frame.Positions[i], axis);
            if (s < -1e-9 || s > 1 + 1e-9) throw new PolyMDException(FormattableString.Invariant($"atom {frame.Ids[i]} lies beyond the open face along {"xyz"[axis]} at step {frame.Step}: its charge would be missing"));
            int b = Math.Clamp((int)(s * bins), 0, bins - 1);
            charge[b] += frame.Charges[i];
            moment[b] += frame.Charges[i] * s * length;
        }
        double scale = Scale / area, below = 0, first = 0;
        for (int b = 0; b < bins; b++)
        {
            values[b] = charge[b] * bins / box.Volume;
            below += charge[b];
            first += moment[b];
            values[bins + b + 1] = below * scale;
            values[2 * bins + 1 + b + 1] = -scale * ((double)(b + 1) / bins * length * below - first);
        }
        // A constant field makes both ends equal.
        double rise = _closed ? values[^1] / length : 0;
        for (int b = 0; b <= bins; b++)
        {
            values[bins + b] += rise;
            values[2 * bins + 1 + b] -= rise * length * b / bins;
        }
        _means.Add(values);
        _slabs.Add(box);
    }

    /// <inheritdoc/>
    public PotentialProfileResult Result()
    {
        Measured[] all = _means.Measured();
        int bins = _slabs.Bins;
        string volt = _units.IsReduced ? "" : "V", field = _units.IsReduced ? "" : "V/A";
        return new PotentialProfileResult(
            _slabs.Faces, all[..bins],
            [.. all[bins..(2 * bins + 1)].Select(m => m with { Unit = field })], [.. all[(2 * bins + 1)..].Select(m => m with { Unit = volt })], _closed, _slabs.Frames);
    }

    // 1/ε₀ in V × length per charge: charges of real and metal units are elementary, lengths Å.
    private double Scale => _units.IsReduced ? 4 * Math.PI : Elementary / (Vacuum * _units.Length);
}
