using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Heat current density along an axis in slabs across it, split by term; PolyMD's own style. With the energies e_i and the nine-component centroid virials W_i of the
/// atoms, J = 1/V_slab Σ_{i in slab} [(½ m_i v_i² + e_i) v_i + W_i v_i], W_i = Σ_terms (r_i − r_c)⊗f_i with r_c the centroid of the atoms of a term weighted as they
/// share its energy: bonded terms, constraints, pairs (D. Surblys, H. Matsubara, G. Kikugawa, T. Ohara, Phys. Rev. E 99, 051301 (2019); J. Appl. Phys. 130, 215104 (2021)),
/// many-body potentials (as in Z. Fan et al., Phys. Rev. B 92, 094301 (2015), for the partition that each style gives to pe/atom) and periodic Coulomb sums, whose W_i is ½ Σ_j r_ij⊗f_ij
/// over all images (D. Torii, T. Nakano, T. Ohara, J. Chem. Phys. 128, 044504 (2008), for pairs and molecules). Over all atoms the sum is the time derivative of Σ r_i E_i at every instant; in a slab that is one
/// material and in a steady state its mean is the heat that passes per area and time. Near a boundary, within the range of the forces, it is not: what an interaction
/// carries is counted where its atoms are and not along its line.
/// The potential energy that atoms carry along counts from the mean of their type at the first evaluation: in a steady state as many atoms of a type pass to and fro, so that
/// the mean of J is the same and the noise of their common energy is gone; <c>zero none</c> leaves e_i as it is.
/// Velocities are relative to the centre of mass of all atoms, so that a drift of the whole carries nothing; <c>frame lab</c> takes them as they are.
/// Array, a row per slab: centre; total; kinetic and potential energy carried along; pair, many-body, bond, angle, dihedral, improper, k-space forces; fixes (constraints,
/// rigid bodies, those with fix_modify virial). The last ten add up to the total. Energy/(area·time), the centre in distance units; intensive.
/// </summary>
[ComputeStyle("heat/current")]
public sealed class ComputeHeatCurrent : ComputeBase, IArraySource, IStateful
{
    private const int Terms = 11, Total = 0, Kinetic = 1, Potential = 2, FirstForce = 3, ManyBody = 4, Fixes = 10;

    // Rows of the virial of an atom that a component of W_i v_i takes.
    private static readonly (int X, int Y, int Z)[] s_rows = [(0, 3, 4), (6, 1, 5), (7, 8, 2)];
    private static readonly ForceKind[] s_kinds = Enum.GetValues<ForceKind>();
    private readonly int _axis;
    private readonly AxisSlabs _slabs;
    private readonly bool _lab, _raw;
    private readonly double[] _values;
    private bool _fixes;
    // Zero of the potential energy of each type; NaN as long as there was no atom of it.
    private double[] _zero = [];

    /// <summary>Reads <c>compute ID group heat/current x|y|z slab lo hi … | bins lo hi n [frame barycentric|lab] [zero type|none]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Axis, slabs, frame.</param>
    public ComputeHeatCurrent(StyleContext context, ArgReader args) : base(context)
    {
        _axis = PlaneStress.ReadAxis(args);
        if (Simulation.Box.IsTriclinic && _axis < 2) args.Fail("needs an orthogonal cell, or slabs across z");
        _slabs = new AxisSlabs(Simulation, _axis);
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "slab": _slabs.Read(args, false); break;
                case "bins": _slabs.Read(args, true); break;
                case "frame": _lab = args.Choice("frame", "barycentric", "lab") == "lab"; break;
                case "zero": _raw = args.Choice("zero", "type", "none") == "none"; break;
                default: args.UnknownKeyword("slab", "bins", "frame", "zero"); break;
            }
        }
        if (_slabs.Count == 0) args.Fail("expected slabs: 'slab lo hi' or 'bins lo hi n'");
        _values = new double[_slabs.Count * Terms];
        Simulation.PerAtom.KeepsKinds = true;
    }

    /// <inheritdoc/>
    public override Needs Requires => Needs.AtomEnergy | Needs.AtomVirial;

    /// <inheritdoc/>
    public int Rows => _slabs.Count;

    /// <inheritdoc/>
    public int Columns => 1 + Terms;

    /// <inheritdoc/>
    public double ArrayAt(int row, int column)
    {
        (double lo, double hi) = _slabs.At(row);
        return column == 0 ? 0.5 * (lo + hi) : _values[Terms * row + column - 1];
    }

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        Simulation.PerAtom.KeepsKinds = true;
        _fixes = Simulation.Fixes.Any(f => f is IVirialContributor);
        foreach (IForce f in Simulation.Forces)
        {
            if ((f.Supports & Requires) != Requires)
                throw new PolyMDException($"compute {Id} (heat/current): {f.Kind.ToString().ToLowerInvariant()}_style {f.Name} has no energies and virials of the atoms");
        }
        if (Simulation.KSpace is { HasSlabForces: true })
            throw new PolyMDException($"compute {Id} (heat/current): the forces of kspace_modify slab have no virial, so that the current would not be that of the energy; use a periodic cell");
        if (Atoms.Column(AtomColumnNames.Omega[0]) is not null)
            throw new PolyMDException($"compute {Id} (heat/current): the energy of turning spheres has no current here; use point particles");
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_zero.Length);
        foreach (double zero in _zero) writer.Write(zero);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _zero = new double[reader.ReadInt32()];
        for (int t = 0; t < _zero.Length; t++) _zero[t] = reader.ReadDouble();
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        RequireTally();
        FindZeros();
        Array.Clear(_values);
        PerAtomTally tally = Simulation.PerAtom;
        SimulationBox box = Simulation.Box;
        double lo = box.Lo[_axis], length = box.Lengths[_axis], massToEnergy = 0.5 * Simulation.Units.MassVelocity2ToEnergy;
        bool periodic = _axis switch { 0 => box.PeriodicX, 1 => box.PeriodicY, _ => box.PeriodicZ };
        Vec3 drift = _lab ? default : GroupSums.Velocity(Atoms, 1);
        Span<double> terms = stackalloc double[Terms];
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            double x = Atoms.Position(i)[_axis];
            if (periodic) x -= Math.Floor((x - lo) / length) * length;
            (int first, int end) = _slabs.Candidates(x);
            bool wanted = false;
            for (int slab = first; slab < end; slab++)
            {
                if (!_slabs.Holds(slab, x)) continue;
                if (!wanted) Carry(tally, i, Atoms.Velocity(i) - drift, massToEnergy, terms);
                wanted = true;
                for (int k = 0; k < Terms; k++) _values[Terms * slab + k] += terms[k];
            }
        }
        for (int slab = 0; slab < _slabs.Count; slab++)
        {
            (double from, double to) = _slabs.At(slab);
            double perVolume = length / (box.Volume * (to - from));
            for (int k = 0; k < Terms; k++) _values[Terms * slab + k] *= perVolume;
        }
    }

    // What an atom carries along the axis.
    private void Carry(PerAtomTally tally, int i, Vec3 v, double massToEnergy, Span<double> terms)
    {
        (int x, int y, int z) = s_rows[_axis];
        ReadOnlySpan<double> w = tally.Virial.Span.Slice(PerAtomTally.Components * i, PerAtomTally.Components);
        double work = w[x] * v.X + w[y] * v.Y + w[z] * v.Z, joined = 0;
        terms[Kinetic] = massToEnergy * Atoms.Mass[i] * v.LengthSquared * v[_axis];
        terms[Potential] = (tally.Energy[i] - _zero[Atoms.TypeIndex[i]]) * v[_axis];
        terms[Total] = terms[Kinetic] + terms[Potential] + work;
        double manyBody = tally.ManyBodyVirial(i, x) * v.X + tally.ManyBodyVirial(i, y) * v.Y + tally.ManyBodyVirial(i, z) * v.Z;
        foreach (ForceKind kind in s_kinds)
        {
            double of = tally.VirialOf(kind, i, x) * v.X + tally.VirialOf(kind, i, y) * v.Y + tally.VirialOf(kind, i, z) * v.Z;
            joined += of;
            if (kind == ForceKind.Pair) (terms[FirstForce], terms[ManyBody]) = (of - manyBody, manyBody);
            else terms[ManyBody + (int)kind] = of;
        }
        // Fixes add to the total after the families were joined.
        terms[Fixes] = _fixes ? work - joined : 0;
    }

    private void FindZeros()
    {
        int types = Simulation.Types.Count;
        if (_zero.Length != types)
        {
            int known = _zero.Length;
            Array.Resize(ref _zero, types);
            for (int t = known; t < types; t++) _zero[t] = _raw ? 0 : double.NaN;
        }
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            int type = Atoms.TypeIndex[i];
            if (double.IsNaN(_zero[type])) _zero[type] = MeanEnergy(type);
        }
    }

    private double MeanEnergy(int type)
    {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (Atoms.TypeIndex[i] != type) continue;
            sum += Simulation.PerAtom.Energy[i];
            count++;
        }
        return sum / count;
    }
}
