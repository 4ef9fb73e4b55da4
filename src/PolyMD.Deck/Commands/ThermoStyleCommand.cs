using PolyMD.Deck.Output;
using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>thermo_style one | multi | yaml | custom keywords ….</summary>
[Command("thermo_style")]
internal sealed record ThermoStyleCommand(string Style, IReadOnlyList<ArgToken> Words) : ICommand<ThermoStyleCommand>
{
    public static ThermoStyleCommand Parse(ArgReader args)
    {
        string style = args.Choice("style", "one", "multi", "yaml", "custom");
        IReadOnlyList<ArgToken> words = args.Rest();
        if (style != "custom")
        {
            if (words.Count > 0) throw new DeckException(words[0].Span, $"thermo_style {style} takes no further words");
            return new ThermoStyleCommand(style, []);
        }
        if (words.Count == 0) args.Word("keyword");
        foreach (ArgToken w in words)
        {
            if (ThermoKeywords.Names.Contains(w.Text) || (w.Text.Length > 2 && w.Text[1] == '_' && w.Text[0] is 'c' or 'f' or 'v')) continue;
            throw new DeckException(w.Span, $"thermo_style custom: unknown keyword '{w.Text}'{NearestName.Hint(w.Text, ThermoKeywords.Names)}");
        }
        return new ThermoStyleCommand(style, words);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        context.Thermo.SetStyle(Style, Words);
        context.SetupChanged();
    }
}
