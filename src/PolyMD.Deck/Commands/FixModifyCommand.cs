using PolyMD.Deck.Runtime;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>fix_modify ID keyword value ….</summary>
[Command("fix_modify")]
internal sealed record FixModifyCommand(ArgToken Id, IReadOnlyList<ArgToken> Words, SourceSpan Place) : ICommand<FixModifyCommand>
{
    public static FixModifyCommand Parse(ArgReader args)
    {
        ArgToken id = args.Token("ID");
        if (args.AtEnd) args.Word("keyword");
        return new FixModifyCommand(id, args.Rest(), args.LineSpan);
    }

    public void Execute(DeckContext context)
    {
        IFix fix = context.Simulation.FindFix(Id.Text)
            ?? throw new DeckException(Id.Span, $"fix_modify: there is no fix '{Id.Text}'{NearestName.Hint(Id.Text, context.Simulation.Fixes.Select(f => f.Id))}");
        List<ArgToken> words = [];
        for (int k = 0; k < Words.Count; k += 2)
        {
            if (Words[k].Text == "respa" && fix is IRespaLevelChoice { TakesRespaLevel: true } choice)
            {
                ArgReader args = new("fix_modify", [.. Words.Skip(k).Take(2)], Place);
                args.Word("keyword");
                choice.RespaLevel = args.Integer("respa", 1);
            }
            else words.AddRange(Words.Skip(k).Take(2));
        }
        context.SetupChanged();
        if (words.Count == 0) return;
        if (fix is not IModifiable modifiable) throw new DeckException(Id.Span, $"fix_modify: fix {fix.Style} has no setting '{words[0].Text}'");
        modifiable.ReadModify(new ArgReader("fix_modify", words, Place));
    }
}
