using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>atom_style atomic | charge | bond | angle | molecular | full | sphere [0|1] | dipole | template ID | hybrid style style ….</summary>
[Command("atom_style")]
internal sealed record AtomStyleCommand(AtomLayout Layout, ArgToken Template) : ICommand<AtomStyleCommand>
{
    public static AtomStyleCommand Parse(ArgReader args)
    {
        List<string> words = [];
        ArgToken template = default;
        do
        {
            string style = args.Word("style");
            if (!AtomLayout.Names.Contains(style)) args.Fail($"atom_style '{style}' is not supported{NearestName.Hint(style, AtomLayout.Names)} (supported: {string.Join(", ", AtomLayout.Names)})");
            if (words.Contains(style)) args.Fail(style == "hybrid" ? "a part of hybrid cannot be hybrid" : $"'{style}' is given twice");
            words.Add(style);
            if (style == "template") template = args.Token("template-ID");
            // Whether radii change during a run: they may in any case.
            if (style == "sphere" && args.NextIsNumber) args.Integer("radvary", 0, 1);
        }
        while (words[0] == "hybrid" && !args.AtEnd);
        args.ExpectEnd();
        if (words is ["hybrid"]) args.Fail("hybrid needs the styles it combines");
        return new AtomStyleCommand(AtomLayout.Of([.. words]), template);
    }

    public void Execute(DeckContext context)
    {
        context.RequireNoBox();
        if (Template.Text is not null)
            context.TemplateMolecules = context.Molecules.GetValueOrDefault(Template.Text)
                ?? throw new DeckException(Template.Span, $"atom_style: there is no molecule template '{Template.Text}'{NearestName.Hint(Template.Text, context.Molecules.Keys)}");
        context.SetLayout(Layout);
    }
}
