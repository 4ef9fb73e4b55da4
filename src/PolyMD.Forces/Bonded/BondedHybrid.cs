using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.Bonded;

/// <summary>bond_style, angle_style, dihedral_style, improper_style hybrid: every type belongs to one sub-style, named in its coefficient lines.</summary>
/// <param name="kind">Family.</param>
public abstract class BondedHybrid(ForceKind kind) : IBondedStyle, IStyleWithParts, ITermInteraction
{
    // Owners of types beside the index of a sub-style.
    private const int Unset = -1, Nobody = -2;

    private readonly List<IBondedStyle> _parts = [];
    private int[] _owner = [];

    /// <inheritdoc/>
    public string Name => "hybrid";

    /// <inheritdoc/>
    public ForceKind Kind => kind;

    /// <inheritdoc/>
    public ForceTally Tally { get; } = new();

    /// <inheritdoc/>
    public Needs Supports => _parts.Aggregate(~Needs.None, (all, p) => all & p.Supports);

    /// <summary>The sub-styles in the order of the deck.</summary>
    public IReadOnlyList<IBondedStyle> Styles => _parts;

    /// <inheritdoc/>
    public IReadOnlyList<IForce> Parts => _parts;

    /// <inheritdoc/>
    public double TermEnergy(Simulation simulation, int type, ReadOnlySpan<int> atoms, out double forceOverR)
    {
        forceOverR = 0;
        if (_owner[type] < 0) return 0;
        IBondedStyle part = _parts[_owner[type]];
        return part is ITermInteraction term ? term.TermEnergy(simulation, type, atoms, out forceOverR) : throw new PolyMDException($"{Family}_style {part.Name} cannot tell the energy of a single term");
    }

    private string Family => kind.ToString().ToLowerInvariant();

    /// <inheritdoc/>
    public void ReadSettings(ArgReader args, Simulation simulation)
    {
        if (args.AtEnd) args.Fail("expected sub-styles");
        string family = $"{Family}_style";
        while (!args.AtEnd)
        {
            ArgToken word = args.Token("sub-style");
            if (word.Text is "hybrid" or "none") args.Fail($"'{word.Text}' cannot be a sub-style of hybrid");
            if (_parts.Exists(p => p.Name == word.Text)) args.Fail($"sub-style '{word.Text}' is given twice");
            IBondedStyle style = ForceFactory.CreateBonded(simulation.Registry, family, word.Text, args);
            List<ArgToken> own = [];
            while (args.Peek is { } next && next is not ("none" or "hybrid") && simulation.Registry.Find(family, next) is null && (own.Count > 0 || TakesWords(word.Text))) own.Add(args.Token("argument"));
            style.ReadSettings(new ArgReader($"{family} hybrid {word.Text}", own, word.Span), simulation);
            _parts.Add(style);
        }
    }

    /// <inheritdoc/>
    public void ReadCoefficients(ArgReader args, Simulation simulation)
    {
        EnsureTypes(simulation);
        ArgToken range = args.Token($"{Family} type");
        (int first, int last) = new ArgReader(args.Owner, [range], args.LineSpan).TypeRange($"{Family} type", _owner.Length);
        string name = args.Word("sub-style");
        // A placeholder in the class2 sections of data files.
        if (name == "skip") return;
        if (name == "none")
        {
            args.ExpectEnd();
            _owner.AsSpan(first - 1, last - first + 1).Fill(Nobody);
            return;
        }
        int part = _parts.FindIndex(p => p.Name == name);
        if (part < 0) args.Fail($"'{name}' is not a sub-style of {Family}_style hybrid{NearestName.Hint(name, _parts.Select(p => p.Name))}");
        _parts[part].ReadCoefficients(new ArgReader($"{args.Owner} {name}", [range, .. args.Rest()], args.LineSpan), simulation);
        _owner.AsSpan(first - 1, last - first + 1).Fill(part);
    }

    /// <inheritdoc/>
    public void Restrict(bool[]? types)
    {
        if (types is not null) throw new PolyMDException($"{Family}_style hybrid cannot be a sub-style");
    }

    /// <inheritdoc/>
    public double Equilibrium(int type) => type <= _owner.Length && _owner[type - 1] >= 0 ? _parts[_owner[type - 1]].Equilibrium(type) : double.NaN;

    /// <inheritdoc/>
    public void Initialize(Simulation simulation)
    {
        EnsureTypes(simulation);
        int missing = Array.IndexOf(_owner, Unset);
        if (missing >= 0) throw new PolyMDException($"{Family}_style hybrid: no coefficients for {Family} type {missing + 1}; add '{Family}_coeff {missing + 1} <sub-style> …' or '{Family}_coeff {missing + 1} none'");
        for (int k = 0; k < _parts.Count; k++)
        {
            _parts[k].Restrict([.. _owner.Select(o => o == k)]);
            _parts[k].Initialize(simulation);
        }
    }

    /// <inheritdoc/>
    public void Prepare(in StepContext step)
    {
        foreach (IBondedStyle part in _parts) part.Prepare(step);
    }

    /// <inheritdoc/>
    public void NeighborsRebuilt(Simulation simulation)
    {
        foreach (IBondedStyle part in _parts) part.NeighborsRebuilt(simulation);
    }

    /// <inheritdoc/>
    public void BoxChanged(Simulation simulation)
    {
        foreach (IBondedStyle part in _parts) part.BoxChanged(simulation);
    }

    /// <inheritdoc/>
    public void Compute(in StepContext step)
    {
        foreach (IBondedStyle part in _parts)
        {
            part.Tally.Clear();
            part.Compute(step);
            Tally.Energy += part.Tally.Energy;
            Tally.CoulombEnergy += part.Tally.CoulombEnergy;
            Tally.Virial += part.Tally.Virial;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IBondedStyle part in _parts) part.Dispose();
        GC.SuppressFinalize(this);
    }

    // Only these have words of their own: others must not swallow a misspelt style.
    private static bool TakesWords(string style) => style is "table" or "table/cut" or "zero";

    private void EnsureTypes(Simulation simulation)
    {
        int types = simulation.Topology.TypeCount(kind), old = _owner.Length;
        if (old == types) return;
        Array.Resize(ref _owner, types);
        if (types > old) _owner.AsSpan(old).Fill(Unset);
    }
}
