using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>pair_style name args.</summary>
[Command("pair_style")]
internal sealed record PairStyleCommand(ArgToken Style, IReadOnlyList<ArgToken> Words, SourceSpan Place) : IStyleCommand, ICommand<PairStyleCommand>
{
    public string Family => "pair_style";

    public IEnumerable<string> BuiltIn => ["none"];

    // After hybrid every word that looks like a style is one: others are numbers, variables or options of the style before.
    public IEnumerable<ArgToken> SubStyles => !IsHybrid ? [] : Words.Where((w, k) => k == FirstSubStyle || (w.Text.Contains('/', StringComparison.Ordinal) && !w.Text.StartsWith("v_", StringComparison.Ordinal)));

    private bool IsHybrid => Style.Text.StartsWith("hybrid", StringComparison.Ordinal);

    // hybrid/scaled has a factor before each sub-style.
    private int FirstSubStyle => Style.Text.StartsWith("hybrid/scaled", StringComparison.Ordinal) ? 1 : 0;

    public static PairStyleCommand Parse(ArgReader args) => new(args.Token("style"), args.Rest(), args.LineSpan);

    public void Execute(DeckContext context)
    {
        Simulation s = context.Simulation;
        context.SetupChanged();
        IPairStyle? old = context.Pair;
        if (Style.Text == "none")
        {
            s.ForceFieldCoulombConstant = null;
            Remove(s, old);
            return;
        }
        ArgReader args = new($"pair_style {Style.Text}", Words, Place);
        if (old is not null && old.Name == s.Registry.PlainName("pair_style", Style.Text) && !IsHybrid)
        {
            old.ReadSettings(args, s);
            return;
        }
        s.ForceFieldCoulombConstant = null;
        IPairStyle style = ForceFactory.CreatePair(s.Registry, Style.Text, DeckContext.At("pair_style", Style));
        style.ReadSettings(args, s);
        Remove(s, old);
        s.Forces.Insert(0, style);
    }

    private static void Remove(Simulation s, IPairStyle? old)
    {
        if (old is null) return;
        s.Forces.Remove(old);
        old.Dispose();
    }
}
