using PolyMD.Deck.Dumps;
using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>dump_modify ID keyword value ….</summary>
[Command("dump_modify")]
internal sealed record DumpModifyCommand(ArgToken Id, IReadOnlyList<ArgToken> Words, SourceSpan Place) : ICommand<DumpModifyCommand>
{
    public static DumpModifyCommand Parse(ArgReader args)
    {
        ArgToken id = args.Token("ID");
        if (args.AtEnd) args.Word("keyword");
        return new DumpModifyCommand(id, args.Rest(), args.LineSpan);
    }

    public void Execute(DeckContext context)
    {
        if (!context.Dumps.TryGetValue(Id.Text, out DumpOutput? dump))
            throw new DeckException(Id.Span, $"dump_modify: there is no dump '{Id.Text}'{NearestName.Hint(Id.Text, context.Dumps.Keys)}");
        // Settings of a skipped picture.
        if (dump is null) return;
        DumpSettings.Apply(context, dump, new ArgReader("dump_modify", Words, Place));
        context.SetupChanged();
    }
}
