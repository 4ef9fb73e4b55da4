using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>min_modify keyword value ….</summary>
[Command("min_modify")]
internal sealed record MinModifyCommand(IReadOnlyList<ArgToken> Words, SourceSpan Place) : ICommand<MinModifyCommand>
{
    public static MinModifyCommand Parse(ArgReader args)
    {
        if (args.AtEnd) args.Word("keyword");
        return new MinModifyCommand(args.Rest(), args.LineSpan);
    }

    public void Execute(DeckContext context)
    {
        // As in LAMMPS, a later min_style makes a new minimiser with settings of its own.
        context.GetMinimizer().ReadModify(new ArgReader("min_modify", Words, Place));
    }
}
