using PolyMD.Deck.Dumps;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>dump ID group style N file args.</summary>
[Command("dump")]
internal sealed record DumpCommand(ArgToken Id, ArgToken Group, ArgToken Style, long Every, string File, IReadOnlyList<ArgToken> Words, SourceSpan Place) : IStyleCommand, ICommand<DumpCommand>
{
    /// <summary>Styles that only make pictures: skipped with a warning.</summary>
    public static readonly string[] Pictures = ["image", "movie"];

    public string Family => "dump";

    public IEnumerable<string> BuiltIn => Pictures;

    public static DumpCommand Parse(ArgReader args)
    {
        ArgToken id = args.Token("ID"), group = args.Token("group-ID"), style = args.Token("style");
        args.Owner = $"dump {style.Text}";
        DumpCommand command = new(id, group, style, args.Long("N", 0), args.Word("file"), args.Rest(), args.LineSpan);
        if (style.Text == "custom" && command.Words.Count == 0) args.Word("attribute");
        if (style.Text == "custom") foreach (ArgToken w in command.Words) DumpAttributes.Check(w);
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        if (context.Dumps.ContainsKey(Id.Text)) throw new DeckException(Id.Span, $"dump: '{Id.Text}' exists already: undump it first");
        if (Pictures.Contains(Style.Text))
        {
            context.Output.Warning($"dump {Id.Text} {Style.Text} is skipped: PolyMD draws no pictures");
            context.Dumps[Id.Text] = null;
            return;
        }
        DumpOutput dump = Create(context, Id.Text, Group, Style, Every, File, Words, Place);
        context.Dumps[Id.Text] = dump;
        context.Simulation.Outputs.Add(dump);
        context.SetupChanged();
    }

    internal static DumpOutput Create(DeckContext context, string id, ArgToken group, ArgToken style, long every, string file, IReadOnlyList<ArgToken> words, SourceSpan place)
    {
        Group members = context.FindGroup(group);
        if (style.Text.EndsWith("/gz", StringComparison.Ordinal) && !file.EndsWith(".gz", StringComparison.Ordinal)) throw new DeckException(style.Span, $"dump {style.Text}: the file name must end with .gz");
        if (file.EndsWith(".bin", StringComparison.Ordinal) || file.EndsWith(".zst", StringComparison.Ordinal)) throw new DeckException(place, $"dump {style.Text}: files of the kind '{Path.GetExtension(file)}' are not written");
        context.RequireFolder(file, place);
        // One process writes everything: its part is number 0.
        file = file.Replace("%", "0", StringComparison.Ordinal);
        Type type = context.Styles.Get("dump", style.Text, DeckContext.At("dump", style));
        return StyleRegistry.Create<DumpOutput>(type, context, new DumpSetup(id, members, every, file, place), new ArgReader($"dump {style.Text}", words, place));
    }
}
