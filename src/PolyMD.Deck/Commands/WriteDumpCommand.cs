using PolyMD.Deck.Dumps;
using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>write_dump group style file args [modify keyword value …]: one frame now.</summary>
[Command("write_dump")]
internal sealed record WriteDumpCommand(ArgToken Group, ArgToken Style, string File, IReadOnlyList<ArgToken> Words, IReadOnlyList<ArgToken> Modify, SourceSpan Place) : IStyleCommand, ICommand<WriteDumpCommand>
{
    public string Family => "dump";

    public IEnumerable<string> BuiltIn => DumpCommand.Pictures;

    public static WriteDumpCommand Parse(ArgReader args)
    {
        ArgToken group = args.Token("group-ID"), style = args.Token("style");
        string file = args.Word("file");
        List<ArgToken> words = [];
        while (!args.AtEnd && !args.TryKeyword("modify")) words.Add(args.Token("argument"));
        if (style.Text == "custom") foreach (ArgToken w in words) DumpAttributes.Check(w);
        return new WriteDumpCommand(group, style, file, words, args.Rest(), args.LineSpan);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        if (DumpCommand.Pictures.Contains(Style.Text))
        {
            context.Output.Warning($"write_dump {Style.Text} is skipped: PolyMD draws no pictures");
            return;
        }
        using DumpOutput dump = DumpCommand.Create(context, "write_dump", Group, Style, 1, File, Words, Place);
        DumpSettings.Apply(context, dump, new ArgReader("write_dump", Modify, Place));
        dump.Write();
    }
}
