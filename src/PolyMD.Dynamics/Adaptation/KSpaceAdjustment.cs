using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Adaptation;

/// <summary>The strength of the long-range solver: <c>kspace v_name</c>.</summary>
internal sealed class KSpaceAdjustment(ArgToken word, ArgToken variable) : Adjustment(variable)
{
    /// <summary>Reads the words after 'kspace'.</summary>
    /// <param name="args">Words; 'kspace' is the one read last.</param>
    public static KSpaceAdjustment Read(ArgReader args)
    {
        ArgToken word = new("kspace", args.LastSpan);
        return new KSpaceAdjustment(word, ReadVariable(args));
    }

    /// <inheritdoc/>
    public override void Resolve(Simulation simulation)
    {
        base.Resolve(simulation);
        if (simulation.KSpace is null) throw new DeckException(word.Span, "'kspace' needs a kspace_style");
    }

    /// <inheritdoc/>
    public override void Remember(Simulation simulation) { }

    /// <inheritdoc/>
    public override void Apply(Simulation simulation, double factor, double offset) => simulation.KSpace!.ChangeCharges(simulation, factor + offset);
}
