using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>fix ID group style args.</summary>
[Command("fix")]
internal sealed record FixCommand(string Id, ArgToken Group, ArgToken Style, IReadOnlyList<ArgToken> Words, SourceSpan Place) : IStyleCommand, ICommand<FixCommand>
{
    public string Family => "fix";

    public static FixCommand Parse(ArgReader args) => new(args.Word("ID"), args.Token("group-ID"), args.Token("style"), args.Rest(), args.LineSpan);

    public void Execute(DeckContext context)
    {
        Simulation s = context.Simulation;
        Type type = s.Registry.Get("fix", Style.Text, DeckContext.At("fix", Style));
        // Fixes that read sections of data files are there before the box.
        if (!type.IsAssignableTo(typeof(IDataFileFix))) context.RequireBox();
        Group group = context.FindGroup(Group);
        string style = s.Registry.PlainName("fix", Style.Text);
        int at = s.Fixes.FindIndex(f => f.Id == Id);
        if (at >= 0 && s.Fixes[at].Style != style) throw new PolyMDException($"fix '{Id}' exists with style {s.Fixes[at].Style}: unfix it first");
        if (at >= 0)
        {
            // A repeated fix takes the place of the old one.
            (s.Fixes[at] as IDisposable)?.Dispose();
            s.Fixes.RemoveAt(at);
        }
        context.SetupChanged();
        IFix fix = StyleRegistry.Create<IFix>(type, new StyleContext(s, Id, style, group), new ArgReader($"fix {Style.Text}", Words, Place));
        context.Resume(true, Id, style, fix);
        if (at >= 0 && at <= s.Fixes.Count) s.Fixes.Insert(at, fix);
        else s.Fixes.Add(fix);
    }
}
