using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>boundary x y z with p (periodic) or f (fixed) each.</summary>
[Command("boundary")]
internal sealed record BoundaryCommand(bool X, bool Y, bool Z) : ICommand<BoundaryCommand>
{
    public static BoundaryCommand Parse(ArgReader args)
    {
        BoundaryCommand command = new(Direction(args, "x"), Direction(args, "y"), Direction(args, "z"));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.RequireNoBox();
        (context.Periodic[0], context.Periodic[1], context.Periodic[2]) = (X, Y, Z);
    }

    private static bool Direction(ArgReader args, string name)
    {
        string word = args.Word(name);
        if (word.Any(c => c is 's' or 'm') && word.Length <= 2) args.Fail($"shrink-wrapped boundaries (s, m) are not supported, got '{word}': use f");
        if (word is "p" or "pp") return true;
        if (word is not ("f" or "ff")) args.Fail($"'{name}' must be p or f, got '{word}'");
        return false;
    }
}
