using System.Globalization;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Deck.Restarts;

/// <summary>Writes restart files during a run: a series named by step, or two files in turn. Not at the first step of a run.</summary>
internal sealed class RestartOutput(DeckContext context, long every, IScalarQuantity? variable, string[] files) : IOutput
{
    private long _first, _next, _written = -1;
    private int _turn;

    /// <summary>Whether it writes two files in turn.</summary>
    public bool Alternates => files.Length == 2;

    /// <inheritdoc/>
    public void Initialize()
    {
        _first = context.Simulation.Step;
        if (variable is not null) _next = Evaluate();
    }

    /// <inheritdoc/>
    public bool IsDue(long step) => step != _first && step != _written && (variable is null ? step % every == 0 : step == _next);

    /// <inheritdoc/>
    public Needs NeedsAt(long step) => variable?.Requires ?? Needs.None;

    /// <inheritdoc/>
    public void Write()
    {
        long step = context.Simulation.Step;
        string file = Alternates ? files[_turn++ % 2]
            : files[0].Contains('*', StringComparison.Ordinal) ? files[0] : $"{files[0]}.{step.ToString(CultureInfo.InvariantCulture)}";
        RestartWriter.Write(context, file);
        _written = step;
        if (variable is not null && step >= _next) _next = Evaluate();
    }

    private long Evaluate()
    {
        long next = (long)variable!.Evaluate();
        return next > context.Simulation.Step ? next : throw new PolyMDException($"the variable of 'restart {variable.Name}' must give a later step, got {next} at step {context.Simulation.Step}");
    }
}
