using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>timestep dt.</summary>
[Command("timestep")]
internal sealed record TimestepCommand(double Dt) : ICommand<TimestepCommand>
{
    public static TimestepCommand Parse(ArgReader args)
    {
        TimestepCommand command = new(args.Double("dt"));
        if (command.Dt < 0) args.Fail($"'dt' must not be negative, got {command.Dt}");
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.HoldTime();
        context.Simulation.TimeStep = Dt;
        context.SetupChanged();
    }
}
