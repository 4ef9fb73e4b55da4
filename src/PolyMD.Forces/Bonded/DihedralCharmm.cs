using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair;
using PolyMD.Model;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// dihedral charmm, charmmfsw: U = K [1 + cos(nφ − d)], and w times the Lennard-Jones and Coulomb energy of atoms 1 and 4 with the 1-4 coefficients of
/// the CHARMM pair style, tallied as that style's; charmmfsw shifts it like its pair styles. K: energy; n: whole number ≥ 0; d: whole degrees; w: 0 … 1
/// (MacKerell et al., J. Phys. Chem. B 102, 3586 (1998)).
/// </summary>
/// <param name="name">charmm or charmmfsw.</param>
[DihedralStyle("charmm")]
[DihedralStyle("charmmfsw")]
public sealed class DihedralCharmm(string name) : IBondedStyle
{
    private readonly BondedForce<DihedralTerm<DihedralCharmmKernel>> _torsions = new(name);
    private readonly BondedForce<BondTerm<Charmm14Kernel>> _vdw = new(name), _coulomb = new(name);
    private double[] _weights = [];
    private bool[]? _allowed;
    private IPairStyle? _pair;
    private ICharmm14Pair? _source;
    private int _version = -1;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ForceKind Kind => ForceKind.Dihedral;

    /// <inheritdoc/>
    public ForceTally Tally => _torsions.Tally;

    /// <inheritdoc/>
    public Needs Supports => _torsions.Supports;

    /// <inheritdoc/>
    public void ReadSettings(ArgReader args, Simulation simulation) => args.ExpectEnd();

    /// <inheritdoc/>
    public void ReadCoefficients(ArgReader args, Simulation simulation)
    {
        Array.Resize(ref _weights, simulation.Topology.DihedralTypes);
        ArgToken range = args.Token("dihedral type");
        (int first, int last) = new ArgReader(args.Owner, [range], args.LineSpan).TypeRange("dihedral type", _weights.Length);
        ArgToken[] torsion = [range, args.Token("K"), args.Token("n"), args.Token("d")];
        double weight = args.Double("weight");
        if (weight is < 0 or > 1) args.Fail($"'weight' must lie in 0 … 1, got {weight:g9}");
        args.ExpectEnd();
        _torsions.ReadCoefficients(new ArgReader(args.Owner, torsion, args.LineSpan), simulation);
        _weights.AsSpan(first - 1, last - first + 1).Fill(weight);
    }

    /// <inheritdoc/>
    public void Restrict(bool[]? types) => _torsions.Restrict(_allowed = types);

    /// <inheritdoc/>
    public void Initialize(Simulation simulation)
    {
        _torsions.Initialize(simulation);
        _version = -1;
        _source = null;
        if (!_weights.Where((w, t) => w > 0 && (_allowed is null || _allowed[t])).Any()) return;
        if (simulation.Special.Lj14 != 0 || simulation.Special.Coul14 != 0)
            throw new PolyMDException($"dihedral_style {name} with weights above 0 needs 1-4 factors of 0: use 'special_bonds charmm', or weights of 0 for force fields that scale 1-4 pairs");
        if (simulation.Respa is { } respa && respa.Dihedral != (respa.SplitsPair ? respa.Outer : respa.Pair >= 0 ? respa.Pair : respa.Dihedral))
            throw new PolyMDException($"dihedral_style {name} with weights above 0 adds 1-4 pairs: run_style respa must give it the level of '{(respa.SplitsPair ? "outer" : "pair")}'");
        _pair = simulation.Forces.OfType<IPairStyle>().FirstOrDefault();
        _source = _pair as ICharmm14Pair ?? (_pair as PairHybrid)?.Styles.OfType<ICharmm14Pair>().FirstOrDefault();
        if (_source is null || (name == "charmmfsw") != _source.ForceSwitched)
            throw new PolyMDException($"dihedral_style {name} with weights above 0 needs a pair_style {(name == "charmmfsw" ? "lj/charmmfsw/…" : "lj/charmm/…")}, whose 1-4 coefficients it uses");
    }

    /// <inheritdoc/>
    public void NeighborsRebuilt(Simulation simulation)
    {
        _torsions.NeighborsRebuilt(simulation);
        if (_source is null || _version == simulation.Atoms.OrderVersion) return;
        _version = simulation.Atoms.OrderVersion;
        List<int> atoms = [];
        List<TermRow> vdw = [], coulomb = [];
        foreach (BondedRecord r in simulation.Topology.Terms(ForceKind.Dihedral))
        {
            if (r.Type < 1 || (_allowed is not null && !_allowed[r.Type - 1]) || _weights[r.Type - 1] is not (> 0 and double weight)) continue;
            int i = simulation.Atoms.IndexOfId(r.A), l = simulation.Atoms.IndexOfId(r.D);
            atoms.AddRange([i, l]);
            vdw.Add(LennardJones(_source, weight, simulation.Atoms.TypeIndex[i], simulation.Atoms.TypeIndex[l]));
            coulomb.Add(Coulomb(_source, weight * simulation.CoulombConstant * simulation.Atoms.Charge[i] * simulation.Atoms.Charge[l]));
        }
        ReadOnlySpan<int> pairs = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(atoms);
        _vdw.Load(pairs, [.. vdw], simulation.Atoms.LocalCount);
        _coulomb.Load(pairs, [.. coulomb], simulation.Atoms.LocalCount);
    }

    /// <inheritdoc/>
    public void Compute(in StepContext step)
    {
        _torsions.Compute(step);
        if (_source is null) return;
        _vdw.Tally.Clear();
        _coulomb.Tally.Clear();
        _vdw.Compute(step);
        _coulomb.Compute(step);
        ForceTally pair = _pair!.Tally;
        pair.Energy += _vdw.Tally.Energy;
        pair.CoulombEnergy += _coulomb.Tally.Energy;
        pair.Virial += _vdw.Tally.Virial + _coulomb.Tally.Virial;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _torsions.Dispose();
        _vdw.Dispose();
        _coulomb.Dispose();
    }

    private static TermRow LennardJones(ICharmm14Pair source, double weight, int i, int j)
    {
        (double epsilon, double sigma) = source.Coefficients14(i, j);
        double s6 = Math.Pow(sigma, 6), a6 = 4 * weight * epsilon * s6, a12 = a6 * s6;
        // Force-switched styles shift both powers so that they agree with the switched ones inside the inner cutoff.
        double between3 = Math.Pow(source.InnerCutoff14 * source.OuterCutoff14, -3);
        return Row([a12, -a6, 0, 0, 0, source.ForceSwitched ? a6 * between3 - a12 * between3 * between3 : 0]);
    }

    private static TermRow Coulomb(ICharmm14Pair source, double strength) => source.Coulomb14 switch
    {
        Charmm14Coulomb.DistanceDielectric => Row([0, 0, strength, 0, 0, 0]),
        Charmm14Coulomb.ForceShifted => Row([0, 0, 0, strength, strength / (source.CoulombCutoff14 * source.CoulombCutoff14), -2 * strength / source.CoulombCutoff14]),
        _ => Row([0, 0, 0, strength, 0, 0]),
    };

    private static TermRow Row(ReadOnlySpan<double> values)
    {
        TermRow row = new();
        values.CopyTo(row.Fill(0, values.Length));
        return row;
    }
}
