using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>kspace_style name accuracy.</summary>
[Command("kspace_style")]
internal sealed record KSpaceStyleCommand(ArgToken Style, IReadOnlyList<ArgToken> Words, SourceSpan Place) : IStyleCommand, ICommand<KSpaceStyleCommand>
{
    public string Family => "kspace_style";

    public IEnumerable<string> BuiltIn => ["none"];

    public static KSpaceStyleCommand Parse(ArgReader args) => new(args.Token("style"), args.Rest(), args.LineSpan);

    public void Execute(DeckContext context)
    {
        Simulation s = context.Simulation;
        context.SetupChanged();
        IKSpaceStyle? style = null;
        if (Style.Text != "none")
        {
            style = ForceFactory.CreateKSpace(s.Registry, Style.Text, DeckContext.At("kspace_style", Style));
            style.ReadSettings(new ArgReader($"kspace_style {Style.Text}", Words, Place), s);
        }
        foreach (IForce old in s.Forces.OfType<IKSpace>().ToArray())
        {
            s.Forces.Remove(old);
            old.Dispose();
        }
        if (style is null) return;
        s.Forces.Add(style);
    }
}
