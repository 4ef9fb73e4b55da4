using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>atom_style atomic | charge | bond | angle | molecular | full.</summary>
[Command("atom_style")]
internal sealed record AtomStyleCommand(string Style) : ICommand<AtomStyleCommand>
{
    public static readonly string[] Styles = ["atomic", "charge", "bond", "angle", "molecular", "full"];

    public static AtomStyleCommand Parse(ArgReader args)
    {
        string style = args.Word("style");
        if (!Styles.Contains(style)) args.Fail($"atom_style '{style}' is not supported{NearestName.Hint(style, Styles)} (supported: {string.Join(", ", Styles)})");
        args.ExpectEnd();
        return new AtomStyleCommand(style);
    }

    public void Execute(DeckContext context)
    {
        context.RequireNoBox();
        context.AtomStyle = Style;
    }
}
