using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Local;

/// <summary>What bond/local, angle/local, dihedral/local and improper/local share: the words, the loop over terms whose atoms are all in the
/// group, and variables that are formulas of the term's length or angle (v_name … set word variable).</summary>
public abstract class TermCompute : LocalCompute
{
    private readonly TermList _terms;
    private readonly ForceKind _kind;
    private readonly string[] _values;
    private readonly ArgToken[] _tokens;
    private readonly IScalarQuantity?[] _variables;
    private readonly string? _setName;
    private readonly ArgToken _setToken;
    private ITermInteraction? _style;

    /// <summary>Reads values and keywords.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Words.</param>
    /// <param name="kind">Family of terms.</param>
    /// <param name="words">Values this compute knows.</param>
    /// <param name="settable">The word that 'set' takes, or null if it knows no variables.</param>
    protected TermCompute(StyleContext context, ArgReader args, ForceKind kind, string[] words, string? settable) : base(context)
    {
        _kind = kind;
        _terms = new TermList(Simulation, kind);
        List<ArgToken> values = [];
        while (args.Peek is { } next && (words.Contains(next) || (settable is not null && next.StartsWith("v_", StringComparison.Ordinal)))) values.Add(args.Token("value"));
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "set" || settable is null) args.UnknownKeyword(settable is null ? words : [.. words, "v_name", "set"]);
            args.Choice("set", settable);
            _setToken = args.Token("variable");
            _setName = _setToken.Text;
        }
        if (values.Count == 0) args.Fail($"at least one value is needed ({string.Join(", ", words)})");
        _tokens = [.. values];
        _values = values.Select(v => v.Text).ToArray();
        _variables = new IScalarQuantity?[_values.Length];
        if (_values.Any(v => v.StartsWith("v_", StringComparison.Ordinal)) && _setName is null) args.Fail($"a variable needs 'set {settable} name', which gives it the value of each term");
        Resolve();
    }

    /// <inheritdoc/>
    public override int Width => _values.Length;

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        Resolve();
    }

    /// <inheritdoc/>
    protected override void Fill()
    {
        _terms.Update();
        for (int t = 0; t < _terms.Count; t++)
        {
            ReadOnlySpan<int> atoms = _terms.Atoms(t);
            bool all = true;
            foreach (int i in atoms) all &= InGroup(i);
            if (!all) continue;
            Begin(atoms);
            for (int k = 0; k < _values.Length; k++)
            {
                if (_variables[k] is not { } variable)
                {
                    Add(Value(_values[k], _terms.Type(t), atoms));
                    continue;
                }
                Resolver.Of(Simulation, _setToken).SetInternal(_setToken, SetValue(atoms));
                Add(variable.Evaluate());
            }
        }
    }

    /// <summary>Geometry of a term, before its values are asked for.</summary>
    /// <param name="atoms">Local indices.</param>
    protected abstract void Begin(ReadOnlySpan<int> atoms);

    /// <summary>One value of a term.</summary>
    /// <param name="word">Which.</param>
    /// <param name="type">Type index.</param>
    /// <param name="atoms">Local indices.</param>
    protected abstract double Value(string word, int type, ReadOnlySpan<int> atoms);

    /// <summary>What 'set' gives the variable.</summary>
    /// <param name="atoms">Local indices.</param>
    protected virtual double SetValue(ReadOnlySpan<int> atoms) => 0;

    /// <summary>Energy of a term from the style in force.</summary>
    /// <param name="type">Type index.</param>
    /// <param name="atoms">Local indices.</param>
    /// <param name="forceOverR">Force over length, for bonds.</param>
    protected double Energy(int type, ReadOnlySpan<int> atoms, out double forceOverR)
    {
        _style ??= Simulation.Forces.Where(f => f.Kind == _kind).OfType<ITermInteraction>().FirstOrDefault()
            ?? throw new SimulationException(Simulation.Step, $"compute {Id} ({Style}): there is no {_kind.ToString().ToLowerInvariant()}_style that tells the energy of a single term");
        return _style.TermEnergy(Simulation, type, atoms, out forceOverR);
    }

    /// <summary>Vector from atom b to atom a, shortest image.</summary>
    /// <param name="a">Local index.</param>
    /// <param name="b">Local index.</param>
    protected Vec3 Between(int a, int b) => Simulation.Box.MinimumImage(Atoms.Position(a) - Atoms.Position(b));

    private void Resolve()
    {
        _style = null;
        for (int k = 0; k < _values.Length; k++) if (_values[k].StartsWith("v_", StringComparison.Ordinal)) _variables[k] = Resolver.Of(Simulation, _tokens[k]).Scalar(_tokens[k]);
    }
}
