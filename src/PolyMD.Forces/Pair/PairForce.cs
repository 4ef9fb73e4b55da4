using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Engine.State;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// A pair style made of a kernel: coefficients, mixing, table, the pair loop (in <c>PairForce.Loop.cs</c>) and bonded pairs.
/// With <see cref="Precision.Mixed"/> pairs are computed in single precision, with float copies of the coefficients. Differences of
/// positions are exact before they are rounded (doubles in the gather loop, whole numbers of about 1e-7 length units from a point of the
/// block in the cluster loop), so a pair carries a relative error of about 1e-7 wherever in the box it lies. The gather loop sums in
/// double; the cluster loop sums the row of an atom, and what a block adds to its partners, in single and everything beyond in double.
/// Bonded (special) pairs stay double.
/// </summary>
/// <typeparam name="TKernel">The physics.</typeparam>
/// <param name="name">Style name.</param>
public unsafe partial class PairForce<TKernel>(string name) : IPairCoefficients, IRealSpaceCoulomb where TKernel : struct, IPairKernel
{
    private readonly double[] _settings = new double[TKernel.SettingCount];
    private readonly PairTable _table = new();
    private readonly TermTable _special = new(2);
    private int _specialVersion = -1;
    private readonly NativeBuffer<double> _constants = new(TKernel.ConstantCount + 1);
    private readonly NativeBuffer<float> _singleConstants = new(TKernel.ConstantCount + 1);
    private double[] _raw = [];
    private bool[] _explicit = [];
    private bool[] _covered = [];
    private double[] _cutoffs = [];
    private bool[]? _allowed;
    private bool _settingsRead;
    private int _types, _generated;
    private readonly TailOfRun _tail = new();
    private double _coulombConstant, _selfEnergy, _farther;
    private readonly PrunedList _near = new();
    private NeighborList? _list;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ForceKind Kind => ForceKind.Pair;

    /// <inheritdoc/>
    public ForceTally Tally { get; } = new();

    /// <inheritdoc/>
    public Needs Supports => Needs.Global | Needs.AtomEnergy | Needs.AtomVirial | Needs.AtomStress;

    /// <inheritdoc/>
    public bool UsesCharges => (TKernel.Traits & (PairTraits.Charges | PairTraits.LongRangeCoulomb)) != 0;

    /// <inheritdoc/>
    public PairModify Modify { get; set; } = new();

    /// <inheritdoc/>
    public virtual double CoulombCutoff => TKernel.CoulombCutoff(_settings);

    /// <summary>What <see cref="IPairKernel.ReadSettings"/> has read.</summary>
    protected ReadOnlySpan<double> Settings => _settings;

    /// <summary>The list of the run, once initialised.</summary>
    protected NeighborList List => _list!;

    /// <inheritdoc/>
    public virtual void ReadSettings(ArgReader args, Simulation simulation)
    {
        TKernel.ReadParameters(args, _settings);
        TKernel.ReadSettings(args, _settings);
        args.ExpectEnd();
        if (_settingsRead)
        {
            for (int k = 0; k < _explicit.Length; k++) if (_explicit[k]) TKernel.ResetCutoffs(_settings, Raw(k));
        }
        _settingsRead = true;
    }

    /// <inheritdoc/>
    public virtual void ReadCoefficients(ArgReader args, Simulation simulation)
    {
        (int I0, int I1, int J0, int J1) types = ReadTypes(args, simulation);
        Span<double> raw = stackalloc double[TKernel.RawCount];
        TKernel.ReadCoeff(args, _settings, raw);
        args.ExpectEnd();
        if (Math.Max(types.I0, types.J0) <= Math.Min(types.I1, types.J1) && TKernel.LikeComplaint(raw) is { } complaint) args.Fail(complaint);
        SetCoefficients(args, types, raw);
    }

    /// <inheritdoc/>
    public bool Covers(int i, int j)
    {
        if (i > j) (i, j) = (j, i);
        int k = i * _types + j;
        return k < _covered.Length && _covered[k] && (_allowed is null || _allowed[k]);
    }

    /// <inheritdoc/>
    public void Restrict(bool[]? allowed) => _allowed = allowed;

    /// <inheritdoc/>
    public virtual void Initialize(Simulation simulation)
    {
        EnsureTypes(simulation);
        _specialVersion = -1;
        double splitting = 0;
        if (TKernel.Traits.HasFlag(PairTraits.LongRangeCoulomb))
        {
            splitting = simulation.KSpace?.SplittingParameter
                ?? throw new PolyMDException($"pair_style {name} computes only the short-range part of the Coulomb sum: add a kspace_style");
        }
        _environment = new(simulation.CoulombConstant, simulation.Units, splitting, Modify);
        _coulombConstant = simulation.CoulombConstant;
        _selfEnergy = TKernel.SelfEnergy(_settings);
        double[] constants = Constants(_environment);
        _constants.EnsureLength(constants.Length + 1);
        _singleConstants.EnsureLength(constants.Length + 1);
        for (int k = 0; k < constants.Length; k++) _singleConstants[k] = (float)(_constants[k] = constants[k]);
        PairModifyRules.Check(simulation, name, Modify);
        if (Modify.Tail && simulation.Box.IsTwoDimensional) throw new PolyMDException("pair_modify tail yes has no meaning in two dimensions");
        (int generated, bool noTail) = Tabulate(simulation);
        if (noTail) simulation.Log($"note: pair_style {name} has no long-range correction: pair_modify tail yes adds nothing for it");
        if (generated > 0 && generated != _generated)
            simulation.Log($"Generated {generated} of {_types * (_types - 1) / 2} mixed pair_coeff terms from {PairModifyRules.NameOf(Modify.Mix ?? TKernel.DefaultMix)} mixing rule");
        _generated = generated;
        // A squared distance that is beyond every cutoff, but whose powers are in the range of floats, unlike those of the sentinel.
        _farther = 4 * _cutoffs.Max() * _cutoffs.Max();
        _listed = _cutoffs;
        _list = simulation.Neighbors.Request(new NeighborRequest(name, _cutoffs, BetweenMolecules: TKernel.Traits.HasFlag(PairTraits.BetweenMolecules)), _types);
        RequestWindowLists(simulation, _cutoffs);
    }

    /// <inheritdoc/>
    public void NeighborsRebuilt(Simulation simulation)
    {
        ChooseLayout(simulation);
        FillSpecialTerms(simulation);
    }

    /// <inheritdoc/>
    public void CollectGuards(List<DisplacementGuard> guards)
    {
        guards.Add(_near.Guard);
        guards.Add(_clusters.Guard);
    }

    /// <inheritdoc/>
    public void CollectRunState(List<RunState> parts) => parts.Add(_tail);

    /// <inheritdoc/>
    public virtual void Compute(in StepContext step)
    {
        if ((step.Needs & (Needs.AtomEnergy | Needs.AtomVirial)) != 0) Run<FullTally>(step);
        else if ((step.Needs & Needs.Global) != 0) Run<GlobalTally>(step);
        else Run<ForcesOnly>(step);
        if ((step.Needs & Needs.Global) == 0 || !Modify.Tail) return;
        double volume = step.Simulation.Box.Volume;
        Tally.TailEnergy = _tail.Energy / volume;
        Tally.Energy += Tally.TailEnergy;
        double p = Tally.TailVirial = _tail.Virial / volume;
        Tally.Virial += new SymTensor(p, p, p, 0, 0, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the tables.</summary>
    /// <param name="disposing">Always true.</param>
    protected virtual void Dispose(bool disposing)
    {
        _table.Dispose();
        _near.Dispose();
        _clusters.Dispose();
        _special.Dispose();
        _constants.Dispose();
        _singleConstants.Dispose();
    }

    /// <summary>Coefficients of a type pair; after <see cref="Initialize"/> also those that follow by mixing.</summary>
    /// <param name="i">First type index.</param>
    /// <param name="j">Second type index.</param>
    public ReadOnlySpan<double> CoefficientsOf(int i, int j) => Coefficients(i, j);

    /// <inheritdoc/>
    public bool IsGiven(int i, int j) => _explicit.Length > 0 && _explicit[Math.Min(i, j) * _types + Math.Max(i, j)];

    /// <summary>Coefficients of a type pair; after <see cref="Initialize"/> also those that follow by mixing.</summary>
    /// <param name="i">First type index.</param>
    /// <param name="j">Second type index.</param>
    protected ReadOnlySpan<double> Coefficients(int i, int j) => Raw(Math.Min(i, j) * _types + Math.Max(i, j));

    /// <summary>Values that are the same for all pairs.</summary>
    /// <param name="environment">Constants and pair_modify.</param>
    private protected virtual double[] Constants(in PairEnvironment environment)
    {
        double[] constants = new double[TKernel.ConstantCount];
        TKernel.Constants(_settings, environment, constants);
        return constants;
    }

    /// <summary>Reads the two type ranges of a pair_coeff line.</summary>
    /// <param name="args">Words.</param>
    /// <param name="simulation">Types.</param>
    private protected (int I0, int I1, int J0, int J1) ReadTypes(ArgReader args, Simulation simulation)
    {
        EnsureTypes(simulation);
        (int i0, int i1) = args.TypeRange("I", _types);
        (int j0, int j1) = args.TypeRange("J", _types);
        return (i0, i1, j0, j1);
    }

    /// <summary>Gives coefficients to all pairs I ≤ J of two ranges.</summary>
    /// <param name="args">For the place of errors.</param>
    /// <param name="types">Ranges.</param>
    /// <param name="raw">RawCount numbers.</param>
    private protected void SetCoefficients(ArgReader args, (int I0, int I1, int J0, int J1) types, ReadOnlySpan<double> raw)
    {
        int set = 0;
        Array.Clear(_adjusted);
        for (int i = types.I0; i <= types.I1; i++)
        {
            for (int j = Math.Max(types.J0, i); j <= types.J1; j++, set++)
            {
                int k = (i - 1) * _types + j - 1;
                raw.CopyTo(Raw(k));
                _explicit[k] = _covered[k] = true;
            }
        }
        if (set == 0) args.Fail($"no pair I <= J lies in {types.I0}..{types.I1} x {types.J0}..{types.J1}: give the smaller type first");
    }

    /// <summary>Takes back all coefficients.</summary>
    private protected void ForgetCoefficients()
    {
        Array.Clear(_explicit);
        Array.Clear(_covered);
    }

    private protected Span<double> Raw(int pair) => _raw.AsSpan(pair * TKernel.RawCount, TKernel.RawCount);

    private void EnsureTypes(Simulation simulation)
    {
        if (_types == simulation.Types.Count) return;
        _types = simulation.Types.Count;
        _raw = new double[_types * _types * TKernel.RawCount];
        _explicit = new bool[_types * _types];
        _covered = new bool[_types * _types];
    }

    // Bonded pairs that this style covers; the list leaves them out.
    private void FillSpecialTerms(Simulation simulation)
    {
        SpecialPairs pairs = simulation.SpecialPairs;
        SpecialWeights special = Modify.Special(simulation.Special);
        if (pairs.Version == _specialVersion) return;
        _specialVersion = pairs.Version;
        List<int> atoms = [], kinds = [];
        for (int p = 0; p < pairs.First.Length; p++)
        {
            int i = pairs.First[p], j = pairs.Second[p];
            if (!Covers(simulation.Atoms.TypeIndex[i], simulation.Atoms.TypeIndex[j])) continue;
            if (simulation.Neighbors.Exclusions.Contains(simulation.Atoms, i, j)) continue;
            if (TKernel.Traits.HasFlag(PairTraits.BetweenMolecules) && simulation.Atoms.Molecule[i] == simulation.Atoms.Molecule[j]) continue;
            int kind = pairs.Kind[p];
            // A pair with both factors 0 contributes nothing, unless its interaction is subtracted from a sum that contains it.
            if (special.Lj(kind) == 0 && special.Coul(kind) == 0 && (TKernel.Traits & (PairTraits.LongRangeCoulomb | PairTraits.SubtractsExcluded)) == 0) continue;
            atoms.Add(i);
            atoms.Add(j);
            kinds.Add(kind);
        }
        _special.Fill(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(atoms), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kinds), simulation.Atoms.LocalCount);
    }
}
