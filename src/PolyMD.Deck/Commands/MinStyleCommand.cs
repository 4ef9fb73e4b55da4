using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>min_style name.</summary>
[Command("min_style")]
internal sealed record MinStyleCommand(ArgToken Style) : IStyleCommand, ICommand<MinStyleCommand>
{
    public string Family => "min_style";

    public static MinStyleCommand Parse(ArgReader args)
    {
        MinStyleCommand command = new(args.Token("style"));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.Styles.Get("min_style", Style.Text, DeckContext.At("min_style", Style));
        context.MinimizerStyle = Style.Text;
        // A new style starts from its defaults.
        context.Minimizer = null;
    }
}
