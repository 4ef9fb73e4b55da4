using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>neighbor skin bin | nsq | multi: lists always come from cells.</summary>
[Command("neighbor")]
internal sealed record NeighborCommand(double Skin) : ICommand<NeighborCommand>
{
    public static NeighborCommand Parse(ArgReader args)
    {
        double skin = args.Double("skin");
        if (skin < 0) args.Fail("'skin' must not be negative");
        args.Choice("style", "bin", "nsq", "multi");
        args.ExpectEnd();
        return new NeighborCommand(skin);
    }

    public void Execute(DeckContext context)
    {
        context.Simulation.Neighbors.Skin = Skin;
        context.SetupChanged();
    }
}
