using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>mass types value.</summary>
[Command("mass")]
internal sealed record MassCommand(ArgToken Types, double Value, SourceSpan Place) : ICommand<MassCommand>
{
    public static MassCommand Parse(ArgReader args)
    {
        MassCommand command = new(args.Token("types"), args.Positive("mass"), args.LineSpan);
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        (int first, int last) = new ArgReader("mass", [Types], Place).TypeRange("types", context.Simulation.Types.Count);
        for (int t = first; t <= last; t++) context.Simulation.Types.Mass[t - 1] = Value;
        context.SyncMasses();
    }
}
