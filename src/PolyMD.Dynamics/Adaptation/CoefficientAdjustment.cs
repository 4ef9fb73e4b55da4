using System.Globalization;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Adaptation;

/// <summary>A coefficient of a pair, bond or angle style for a range of types: <c>pair style name I J v_name</c>, <c>bond style name I v_name</c>.</summary>
internal sealed class CoefficientAdjustment : Adjustment
{
    private static readonly Dictionary<string, string> s_others = new() { ["kappa"] = "K", ["gamma_repulsive"] = "gammaR", ["gamma_attractive"] = "gammaA" };
    private readonly ForceKind _kind;
    private readonly ArgToken _style, _parameter;
    private readonly SourceSpan _types;
    private readonly (int I, int J)[] _pairs;
    private readonly double[] _originals;
    private IAdjustableCoefficients? _target;
    private string _name = "";

    private CoefficientAdjustment(ForceKind kind, ArgToken style, ArgToken parameter, SourceSpan types, (int I, int J)[] pairs, ArgToken variable) : base(variable)
    {
        (_kind, _style, _parameter, _types, _pairs) = (kind, style, parameter, types, pairs);
        _originals = new double[pairs.Length];
    }

    /// <summary>Reads the words after 'pair', 'bond' or 'angle'.</summary>
    public static CoefficientAdjustment Read(ArgReader args, Simulation simulation, ForceKind kind)
    {
        ArgToken style = args.Token("style"), parameter = args.Token("parameter");
        List<(int, int)> pairs = [];
        if (kind == ForceKind.Pair)
        {
            (int i0, int i1) = args.TypeRange("I", simulation.Types.Count);
            (int j0, int j1) = args.TypeRange("J", simulation.Types.Count);
            for (int i = i0; i <= i1; i++) for (int j = Math.Max(i, j0); j <= j1; j++) pairs.Add((i - 1, j - 1));
            if (pairs.Count == 0) args.Fail($"no pair I <= J lies in {i0}..{i1} x {j0}..{j1}: give the smaller type first");
        }
        else
        {
            (int first, int last) = args.TypeRange("I", simulation.Topology.TypeCount(kind));
            for (int i = first; i <= last; i++) pairs.Add((i - 1, i - 1));
        }
        SourceSpan types = args.LastSpan;
        return new CoefficientAdjustment(kind, style, parameter, types, [.. pairs], ReadVariable(args));
    }

    /// <inheritdoc/>
    public override void Resolve(Simulation simulation)
    {
        base.Resolve(simulation);
        string family = _kind.ToString().ToLowerInvariant() + "_style";
        IForce found = Find(simulation, family);
        if (found is not IAdjustableCoefficients { CoefficientNames.Count: > 0 } target) throw new DeckException(_style.Span, $"the coefficients of {family} {_style.Text} cannot be changed during a run");
        _target = target;
        // LAMMPS writes these names in lower case whatever the formula, and has some of its own.
        string name = s_others.TryGetValue(_parameter.Text, out string? other) && !target.CoefficientNames.Contains(_parameter.Text) ? other : _parameter.Text;
        _name = target.CoefficientNames.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new DeckException(_parameter.Span, $"{family} {_style.Text} has no coefficient '{_parameter.Text}' that can be changed{NearestName.Hint(_parameter.Text, target.CoefficientNames)} (valid: {string.Join(", ", target.CoefficientNames)})");
    }

    /// <inheritdoc/>
    public override void Remember(Simulation simulation)
    {
        for (int k = 0; k < _pairs.Length; k++)
        {
            (int i, int j) = _pairs[k];
            if (_target is IPairStyle style && !style.Covers(i, j)) throw new DeckException(_types, $"pair_style {_style.Text} does not act between types {i + 1} and {j + 1}");
            _originals[k] = _target!.Coefficient(_name, i, j);
        }
    }

    /// <inheritdoc/>
    public override void Apply(Simulation simulation, double factor, double offset)
    {
        for (int k = 0; k < _pairs.Length; k++)
        {
            double value = factor * _originals[k] + offset;
            (int i, int j) = _pairs[k];
            if (_target!.Coefficient(_name, i, j) == value) continue;
            try
            {
                _target.SetCoefficient(_name, i, j, value);
            }
            catch (DeckException e)
            {
                throw new SimulationException(simulation.Step, $"{e.Problem} (from the variable of '{_parameter.Text}')");
            }
        }
    }

    /// <inheritdoc/>
    public override void Finish(Simulation simulation) => _target!.CoefficientsChanged(simulation);

    private IForce Find(Simulation simulation, string family)
    {
        string word = _style.Text;
        int colon = word.IndexOf(':', StringComparison.Ordinal), number = 0;
        if (colon >= 0 && (!int.TryParse(word.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number) || number < 1))
            throw new DeckException(_style.Span, $"'{word}': a number from 1 must follow ':'");
        string plain = simulation.Registry.PlainName(family, colon < 0 ? word : word[..colon]);
        List<IForce> all = [];
        foreach (IForce f in simulation.Forces.Where(f => f.Kind == _kind))
        {
            if (f is IStyleWithParts parts) all.AddRange(parts.Parts);
            else all.Add(f);
        }
        IForce[] named = [.. all.Where(f => f.Name == plain)];
        if (named.Length == 0) throw new DeckException(_style.Span, $"there is no {family} '{word}'{NearestName.Hint(plain, all.Select(f => f.Name))}{(all.Count > 0 ? $" (valid: {string.Join(", ", all.Select(f => f.Name).Distinct())})" : "")}");
        if (named.Length > 1 && number == 0) throw new DeckException(_style.Span, $"pair_style {plain} is there {named.Length} times: say which with {plain}:1 to {plain}:{named.Length}");
        if (number > named.Length) throw new DeckException(_style.Span, $"pair_style {plain} is there {named.Length} times only");
        return named[Math.Max(number, 1) - 1];
    }
}
