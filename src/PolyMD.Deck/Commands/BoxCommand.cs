using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>box tilt small | large: whether tilt factors beyond half a box length are accepted.</summary>
[Command("box")]
internal sealed record BoxCommand(bool Large) : ICommand<BoxCommand>
{
    public static BoxCommand Parse(ArgReader args)
    {
        bool large = false;
        do
        {
            args.Choice("keyword", "tilt");
            large = args.Choice("tilt", "small", "large") == "large";
        }
        while (!args.AtEnd);
        return new BoxCommand(large);
    }

    public void Execute(DeckContext context)
    {
        context.RequireNoBox();
        context.LargeTilt = Large;
    }
}
