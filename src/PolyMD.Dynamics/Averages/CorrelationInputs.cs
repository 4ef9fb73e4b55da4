using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Dynamics.Averages;

/// <summary>The global numbers whose time correlations a fix takes, sampled every so many steps from a first step on, and the pairs of them that it correlates.</summary>
internal sealed class CorrelationInputs
{
    /// <summary>Choices of pairs, as decks name them.</summary>
    public static readonly string[] Types = ["auto", "upper", "lower", "auto/upper", "auto/lower", "full"];

    private readonly Simulation _simulation;
    private readonly long _every;
    private readonly ArgToken[] _tokens;
    private readonly IScalarQuantity[] _inputs;
    private long _start;

    /// <summary>Reads the references c_ID, c_ID[i], f_ID, f_ID[i], v_name that come next.</summary>
    public CorrelationInputs(Simulation simulation, ArgReader args, long every)
    {
        (_simulation, _every) = (simulation, every);
        List<ArgToken> tokens = [];
        while (args.Peek is { } next && Resolver.IsReference(next)) Resolver.Expand(simulation, args.Token("value"), s => (s as IVectorSource)?.VectorLength ?? 0, tokens);
        if (tokens.Count == 0) args.Fail("at least one value is needed (c_ID, c_ID[i], f_ID, f_ID[i], v_name)");
        _tokens = [.. tokens];
        _inputs = new IScalarQuantity[_tokens.Length];
    }

    /// <summary>Number of values.</summary>
    public int Count => _tokens.Length;

    /// <summary>Pairs of indices of values.</summary>
    public (int I, int J)[] Pairs { get; private set; } = [];

    /// <summary>A column heading for every pair, each after a blank.</summary>
    public string Titles => string.Concat(Pairs.Select(p => $" {_tokens[p.I].Text}*{_tokens[p.J].Text}"));

    /// <summary>Step of the next sample.</summary>
    public long Next { get; set; }

    /// <summary>Sets the pairs and the first step, once the keywords are known.</summary>
    public void Begin(ArgReader args, string type, long start)
    {
        if (Count == 1 && type is "upper" or "lower") args.Fail($"'type {type}' needs at least two values");
        Pairs = [.. PairsOf(type, Count)];
        _start = start;
        Resolve();
        Next = First();
    }

    /// <summary>Finds the sources again before a run.</summary>
    public void Initialize()
    {
        Resolve();
        if (Next < _simulation.Step) Next = First();
    }

    /// <summary>What a step must compute for its sample.</summary>
    public Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        if (step == Next) foreach (IScalarQuantity q in _inputs) needs |= q.Requires;
        return needs;
    }

    /// <summary>Whether a sample is due at this step; if so, the next is set.</summary>
    public bool IsDue()
    {
        if (_simulation.Step != Next) return false;
        Next += _every;
        return true;
    }

    /// <summary>The present values.</summary>
    public void Sample(Span<double> values)
    {
        for (int k = 0; k < _inputs.Length; k++) values[k] = _inputs[k].Evaluate();
    }

    private long First()
    {
        long first = Math.Max(_simulation.Step, _start);
        return (first + _every - 1) / _every * _every;
    }

    private void Resolve()
    {
        for (int k = 0; k < _tokens.Length; k++) _inputs[k] = Resolver.Of(_simulation, _tokens[k]).Scalar(_tokens[k]);
    }

    private static IEnumerable<(int, int)> PairsOf(string type, int n)
    {
        for (int i = 0; i < n; i++)
        {
            if (type == "auto") yield return (i, i);
            for (int j = 0; j < n && type != "auto"; j++)
            {
                bool take = type switch { "upper" => j > i, "lower" => j < i, "auto/upper" => j >= i, "auto/lower" => j <= i, _ => true };
                if (take) yield return (i, j);
            }
        }
    }
}
