using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>thermo N | v_name.</summary>
[Command("thermo")]
internal sealed record ThermoCommand(long Every, ArgToken? Variable) : ICommand<ThermoCommand>
{
    public static ThermoCommand Parse(ArgReader args)
    {
        ThermoCommand command = args.Peek is { } p && p.StartsWith("v_", StringComparison.Ordinal) ? new(0, args.Token("N")) : new(args.Long("N", 0), null);
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.Thermo.Every = Every;
        context.Thermo.EveryVariable = Variable is { } v ? context.Simulation.Quantities!.Scalar(v) : null;
        context.SetupChanged();
    }
}
