using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Dynamics.Adaptation;

/// <summary>Something that fix adapt, fix adapt/fep or compute fep changes, with the variable that says how: new value = factor × original + offset.</summary>
internal abstract class Adjustment(ArgToken variable)
{
    private IScalarQuantity? _value;

    /// <summary>The variable's value now.</summary>
    public double Value => _value!.Evaluate();

    /// <summary>What evaluating the variable needs.</summary>
    public Needs Requires => _value?.Requires ?? Needs.None;

    /// <summary>Finds variable and target before a run.</summary>
    public virtual void Resolve(Simulation simulation) => _value = Common.Resolver.Of(simulation, variable).Scalar(variable);

    /// <summary>Takes the present values as the original ones.</summary>
    public abstract void Remember(Simulation simulation);

    /// <summary>Changes the values.</summary>
    public abstract void Apply(Simulation simulation, double factor, double offset);

    /// <summary>Makes changes of this and other adjustments take effect; once after all have been applied.</summary>
    public virtual void Finish(Simulation simulation) { }

    /// <summary>Reads v_name.</summary>
    protected static ArgToken ReadVariable(ArgReader args)
    {
        if (args.Peek is { } word && word.StartsWith("v_", StringComparison.Ordinal)) return args.Token("variable");
        string text = args.Word("variable");
        args.Fail($"expected a variable v_name, got '{text}'");
        return default;
    }
}
