using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// hybrid, hybrid/overlay and hybrid/scaled: each type pair is given to one sub-style (hybrid) or to several whose forces add (overlay), each
/// multiplied by a number or an equal-style variable (scaled: in <c>PairHybrid.Scaled.cs</c>). Sub-styles own their neighbour lists. A sub-style
/// may appear several times; its pair_coeff lines then carry its number.
/// </summary>
/// <param name="name">hybrid, hybrid/overlay or hybrid/scaled.</param>
[PairStyle("hybrid")]
[PairStyle("hybrid/overlay")]
[PairStyle("hybrid/scaled")]
public sealed partial class PairHybrid(string name) : IHybridPairStyle, IRealSpaceCoulomb
{
    private readonly List<Part> _parts = [];
    private bool[] _none = [];
    private int _types;
    private StyleRegistry? _registry;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ForceKind Kind => ForceKind.Pair;

    /// <inheritdoc/>
    public ForceTally Tally { get; } = new();

    /// <inheritdoc/>
    public Needs Supports => _parts.Aggregate(~Needs.None, (all, p) => all & p.Style.Supports);

    /// <inheritdoc/>
    public bool UsesCharges => _parts.Exists(p => p.Style.UsesCharges);

    /// <inheritdoc/>
    public PairModify Modify { get; set; } = new();

    /// <inheritdoc/>
    public double CoulombCutoff => _parts.Select(p => p.Style).OfType<IRealSpaceCoulomb>().Select(c => c.CoulombCutoff).DefaultIfEmpty(0).Max();

    /// <inheritdoc/>
    public IEnumerable<IPairStyle> Styles => _parts.Select(p => p.Style);

    private bool Overlay => name != "hybrid";

    private bool Scaled => name == "hybrid/scaled";

    /// <inheritdoc/>
    public string PlainName(string name) => _registry?.PlainName("pair_style", name) ?? name;

    /// <inheritdoc/>
    public void ReadSettings(ArgReader args, Simulation simulation)
    {
        if (_parts.Count > 0) args.Fail($"pair_style {name} is given twice: define all sub-styles on one line");
        if (args.AtEnd) args.Fail("expected sub-styles");
        _registry = simulation.Registry;
        while (!args.AtEnd)
        {
            ScaleFactor? factor = Scaled ? ScaleFactor.Read(args) : null;
            ArgToken word = args.Token("sub-style");
            if (word.Text == "none" || PlainName(word.Text).StartsWith("hybrid", StringComparison.Ordinal)) args.Fail($"'{word.Text}' cannot be a sub-style of {name}");
            IPairStyle style = ForceFactory.CreatePair(simulation.Registry, word.Text, args);
            List<ArgToken> own = [];
            // A sub-style's arguments end where the next registered name, or the factor before it, stands.
            while (args.Peek is not null && !IsStyle(args.Peek) && !(Scaled && IsStyle(args.PeekAt(1)))) own.Add(args.Token("argument"));
            style.ReadSettings(new ArgReader($"pair_style {name} {word.Text}", own, word.Span), simulation);
            _parts.Add(new Part(style, factor));
        }
        foreach (Part part in _parts)
        {
            int same = _parts.Count(p => p.Style.Name == part.Style.Name);
            if (same > 1) part.Number = _parts.TakeWhile(p => p != part).Count(p => p.Style.Name == part.Style.Name) + 1;
        }
    }

    /// <inheritdoc/>
    public void ReadCoefficients(ArgReader args, Simulation simulation)
    {
        EnsureTypes(simulation);
        List<ArgToken> own = [args.Token("I"), args.Token("J")];
        ArgReader ranges = new(args.Owner, own, args.LineSpan);
        (int i0, int i1) = ranges.TypeRange("I", _types);
        (int j0, int j1) = ranges.TypeRange("J", _types);
        string sub = args.Word("sub-style");
        if (sub == "none")
        {
            args.ExpectEnd();
            ForEachPair(i0, i1, j0, j1, k =>
            {
                foreach (Part p in _parts) p.Mapped[k] = false;
                _none[k] = true;
            });
            return;
        }
        string plain = PlainName(sub);
        Part[] named = _parts.Where(p => p.Style.Name == plain).ToArray();
        if (named.Length == 0) args.Fail($"'{sub}' is not a sub-style of pair_style {name}{NearestName.Hint(sub, _parts.Select(p => p.Style.Name))}");
        Part part = named[0];
        if (named.Length > 1) part = named[args.Integer($"number of {sub}", 1, named.Length) - 1];
        own.AddRange(args.Rest());
        part.Style.ReadCoefficients(new ArgReader($"{args.Owner} {sub}", own, args.LineSpan), simulation);
        part.Style.Restrict(null);
        // A second line of a style that takes all its types on one line replaces the first.
        if (!Overlay && part.Style is ManyBody.ManyBodyStyle) Array.Clear(part.Mapped);
        int count = 0;
        ForEachPair(i0, i1, j0, j1, k =>
        {
            if (!part.Style.Covers(k / _types, k % _types)) return;
            if (!Overlay) foreach (Part p in _parts) p.Mapped[k] = false;
            part.Mapped[k] = true;
            _none[k] = false;
            count++;
        });
        if (count == 0) args.Fail("this line gives coefficients to no type pair; the first type must not be greater than the second");
    }

    /// <inheritdoc/>
    public bool Covers(int i, int j)
    {
        if (i > j) (i, j) = (j, i);
        return _parts.Exists(p => p.Mapped.Length > 0 && p.Mapped[i * _types + j]);
    }

    /// <inheritdoc/>
    public void Restrict(bool[]? allowed)
    {
        if (allowed is not null) throw new PolyMDException($"pair_style {name} cannot be a sub-style");
    }

    /// <inheritdoc/>
    public void Initialize(Simulation simulation)
    {
        EnsureTypes(simulation);
        CheckParts(simulation);
        // A pair that no line mentions follows by mixing if both like pairs belong to one and the same sub-style.
        for (int i = 0; i < _types; i++)
        {
            for (int j = i; j < _types; j++)
            {
                int k = i * _types + j;
                if (_none[k] || _parts.Exists(p => p.Mapped[k])) continue;
                Part[] ii = OwnersOf(i), jj = OwnersOf(j);
                if (ii.Length != 1 || jj.Length != 1 || ii[0] != jj[0])
                    throw new PolyMDException($"pair_style {name}: no coefficients for types {i + 1} and {j + 1}, and none follow by mixing; add 'pair_coeff {i + 1} {j + 1} <sub-style> …' or 'pair_coeff {i + 1} {j + 1} none'");
                ii[0].Mapped[k] = true;
            }
        }
        foreach (Part part in _parts)
        {
            bool[] allowed = new bool[_types * _types];
            ForEachPair(1, _types, 1, _types, k => allowed[k] = allowed[k % _types * _types + k / _types] = part.Mapped[k]);
            if (!allowed.Contains(true)) throw new PolyMDException($"pair_style {name}: sub-style {part.Style.Name} is given no type pair by any pair_coeff line");
            part.Factor?.Resolve(simulation);
            part.Style.Restrict(allowed);
            part.Style.Initialize(simulation);
        }
    }

    /// <inheritdoc/>
    public void NeighborsRebuilt(Simulation simulation)
    {
        foreach (Part part in _parts) part.Style.NeighborsRebuilt(simulation);
    }

    /// <inheritdoc/>
    public void CollectGuards(List<Engine.Neighbors.DisplacementGuard> guards)
    {
        foreach (Part part in _parts) part.Style.CollectGuards(guards);
    }

    /// <inheritdoc/>
    public void CollectRunState(List<Engine.State.RunState> parts)
    {
        foreach (Part part in _parts) part.Style.CollectRunState(parts);
    }

    /// <inheritdoc/>
    public void BoxChanged(Simulation simulation)
    {
        foreach (Part part in _parts) part.Style.BoxChanged(simulation);
    }

    /// <inheritdoc/>
    public void Compute(in StepContext step)
    {
        foreach (Part part in _parts) Compute(part, step);
        SumTallies();
    }

    private void Compute(Part part, in StepContext step)
    {
        part.Style.Tally.Clear();
        if (!part.Style.Modify.Compute) return;
        part.LastFactor = part.Factor?.Value ?? 1;
        if (part.LastFactor == 1) part.Style.Compute(step);
        else ComputeScaled(part.Style, step, part.LastFactor);
        const Needs perAtom = Needs.AtomEnergy | Needs.AtomVirial | Needs.AtomStress;
        Simulation s = step.Simulation;
        if (s.PerAtom.KeepsKinds && (step.Needs & perAtom) != 0) s.PerAtom.MoveToKind(part.Style, step.Needs, s.Atoms.LocalCount);
    }

    private void SumTallies()
    {
        Tally.Clear();
        foreach (Part part in _parts)
        {
            ForceTally tally = part.Style.Tally;
            double factor = part.LastFactor;
            // Long-range corrections are not scaled, as in LAMMPS.
            double tail = (1 - factor) * tally.TailVirial;
            Tally.Energy += factor * tally.Energy + (1 - factor) * tally.TailEnergy;
            Tally.CoulombEnergy += factor * tally.CoulombEnergy;
            Tally.TailEnergy += tally.TailEnergy;
            Tally.TailVirial += tally.TailVirial;
            Tally.Virial += tally.Virial * factor + new SymTensor(tail, tail, tail, 0, 0, 0);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Part part in _parts) part.Style.Dispose();
        _before.Dispose();
    }

    private bool IsStyle(string? word) => word is not null && _registry!.Find("pair_style", word) is not null;

    private void CheckParts(Simulation simulation)
    {
        double cutoff = simulation.KSpace is null ? 0 : CoulombCutoff;
        foreach (Part part in _parts)
        {
            PairModify modify = part.Style.Modify;
            CheckSpecial(part, "lj", modify.SpecialLj, simulation.Special.Lj);
            CheckSpecial(part, "coul", modify.SpecialCoul, simulation.Special.Coul);
            if (cutoff > 0 && part.Style is IRealSpaceCoulomb { CoulombCutoff: > 0 } coulomb && coulomb.CoulombCutoff != cutoff)
                throw new PolyMDException($"pair_style {name}: the Coulomb cutoffs of its long-range sub-styles differ ({part.Style.Name}: {coulomb.CoulombCutoff:g15}, another: {cutoff:g15}); one kspace_style needs one cutoff");
        }
    }

    // Pairs with a factor of exactly 0 or 1 are left out of lists or ordinary members of them, for all sub-styles alike.
    private void CheckSpecial(Part part, string which, double[]? own, Func<int, double> global)
    {
        for (int kind = 1; own is not null && kind <= 3; kind++)
        {
            if (global(kind) is not (0 or 1) || global(kind) == own[kind - 1]) continue;
            throw new PolyMDException($"pair_modify pair {part.Style.Name} special {which}: the factor of 1-{kind + 1} pairs cannot replace {global(kind):g15} of special_bonds, because 0 and 1 shape the neighbour lists; give special_bonds a value near to it, such as {(global(kind) == 0 ? "1e-20" : "0.999999999")}");
        }
    }

    private Part[] OwnersOf(int type) => _parts.Where(p => p.Mapped[type * _types + type]).ToArray();

    private void ForEachPair(int i0, int i1, int j0, int j1, Action<int> action)
    {
        for (int i = i0; i <= i1; i++) for (int j = Math.Max(i, j0); j <= j1; j++) action((i - 1) * _types + j - 1);
    }

    private void EnsureTypes(Simulation simulation)
    {
        if (_types == simulation.Types.Count) return;
        _types = simulation.Types.Count;
        _none = new bool[_types * _types];
        foreach (Part part in _parts) part.Mapped = new bool[_types * _types];
    }

    private sealed class Part(IPairStyle style, ScaleFactor? factor)
    {
        public IPairStyle Style { get; } = style;
        public ScaleFactor? Factor { get; } = factor;
        public int Number { get; set; }
        public double LastFactor { get; set; } = 1;
        public bool[] Mapped { get; set; } = [];
    }
}
