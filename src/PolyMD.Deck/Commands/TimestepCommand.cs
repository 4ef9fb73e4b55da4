using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>timestep dt.</summary>
[Command("timestep")]
internal sealed record TimestepCommand(double Dt) : ICommand<TimestepCommand>
{
    public static TimestepCommand Parse(ArgReader args)
    {
        TimestepCommand command = new(args.Positive("dt"));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.TimeOffset = context.Time;
        context.TimeStepOfOffset = context.Simulation.Step;
        context.Simulation.TimeStep = Dt;
        context.SetupChanged();
    }
}
