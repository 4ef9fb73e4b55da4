using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>reset_timestep N.</summary>
[Command("reset_timestep")]
internal sealed record ResetTimestepCommand(long Step) : ICommand<ResetTimestepCommand>
{
    public static ResetTimestepCommand Parse(ArgReader args)
    {
        ResetTimestepCommand command = new(args.Long("N", 0));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        context.ResetStep(Step);
        context.SetupChanged();
    }
}
