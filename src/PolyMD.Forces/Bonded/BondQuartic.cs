using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.ManyBody;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// bond quartic: U = K (r−R_c)² (r−R_c−B₁)(r−R_c−B₂) + U₀ + 4[(1/r)¹² − (1/r)⁶] + 1, the last part up to 2^(1/6); a bond longer than R_c breaks for
/// good. While it lives its atoms have no pair interaction, afterwards the full one (special_bonds must be 1 1 1).
/// K: energy/length⁴; B₁, B₂, R_c: length; U₀: energy.
/// </summary>
[BondStyle("quartic")]
public sealed unsafe class BondQuartic : IBondedStyle
{
    private readonly BondedForce<BondTerm<BondQuarticKernel>> _bonds = new("quartic");
    private Topology? _topology;
    private bool[]? _allowed;

    /// <inheritdoc/>
    public string Name => "quartic";

    /// <inheritdoc/>
    public ForceKind Kind => ForceKind.Bond;

    /// <inheritdoc/>
    public ForceTally Tally => _bonds.Tally;

    /// <inheritdoc/>
    public Needs Supports => _bonds.Supports;

    /// <inheritdoc/>
    public void ReadSettings(ArgReader args, Simulation simulation) => args.ExpectEnd();

    /// <inheritdoc/>
    public void ReadCoefficients(ArgReader args, Simulation simulation) => _bonds.ReadCoefficients(args, simulation);

    /// <inheritdoc/>
    public void Restrict(bool[]? types) => _bonds.Restrict(_allowed = types);

    /// <inheritdoc/>
    public void Initialize(Simulation simulation)
    {
        if (simulation.Special != new SpecialWeights(1, 1, 1, 1, 1, 1)) throw new PolyMDException("bond_style quartic requires 'special_bonds lj/coul 1 1 1'");
        if (simulation.Forces.Exists(f => f.Kind is ForceKind.Angle or ForceKind.Dihedral or ForceKind.Improper)) throw new PolyMDException("bond_style quartic cannot be used together with angle, dihedral or improper styles");
        if (simulation.KSpace is not null) throw new PolyMDException("bond_style quartic is not supported together with a kspace_style");
        if (simulation.Forces.OfType<IPairStyle>().FirstOrDefault() is ManyBodyStyle pair) throw new PolyMDException($"bond_style quartic needs a pairwise pair_style: it takes out the pair interaction of bonded atoms, which {pair.Name} does not have");
        _topology = simulation.Topology;
        _bonds.Initialize(simulation);
        _topology.SilenceBonds([.. Enumerable.Range(1, _topology.BondTypes).Where(t => _allowed is null || _allowed[t - 1])]);
    }

    /// <inheritdoc/>
    public void NeighborsRebuilt(Simulation simulation) => _bonds.NeighborsRebuilt(simulation);

    /// <inheritdoc/>
    public void Prepare(in StepContext step)
    {
        Simulation s = step.Simulation;
        int* a = _bonds.Terms.Atoms(0), b = _bonds.Terms.Atoms(1), types = _bonds.Terms.Types;
        HashSet<(int, int, int)>? broken = null;
        for (int t = 0; t < _bonds.Terms.Count; t++)
        {
            double critical = _bonds.Row(types[t])[BondQuarticKernel.CriticalSlot];
            Vec3 d = s.Box.MinimumImage(s.Atoms.Position(a[t]) - s.Atoms.Position(b[t]));
            if (d.LengthSquared > critical * critical) (broken ??= []).Add((types[t] + 1, s.Atoms.Id[a[t]], s.Atoms.Id[b[t]]));
        }
        if (broken is not null) Break(s, broken);
    }

    /// <inheritdoc/>
    public void Compute(in StepContext step) => _bonds.Compute(step);

    /// <inheritdoc/>
    public void Dispose()
    {
        _topology?.SilenceBonds([]);
        _bonds.Dispose();
    }

    // Apart from the scan: the closure would cost an allocation at every step.
    private void Break(Simulation s, HashSet<(int, int, int)> broken)
    {
        s.Topology.Bonds.RemoveAll(r => broken.Contains((r.Type, r.A, r.B)));
        s.Topology.SilenceBonds(s.Topology.SilentBondTypes);
        _bonds.Reload();
        s.Log($"bond_style quartic: {broken.Count} bonds broke at step {s.Step}, {s.Topology.Bonds.Count} are left");
        s.Evaluator.Rebuild();
    }
}
