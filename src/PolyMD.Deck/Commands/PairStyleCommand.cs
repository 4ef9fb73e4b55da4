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

    // Words of pair_style lines that are no names of styles: options of table, zero and the long-range families.
    private static readonly string[] s_options =
        ["linear", "spline", "lookup", "bitmap", "ewald", "pppm", "msm", "dispersion", "tip4p", "nocoeff", "full", "long", "cut", "off", "yes", "no", "NULL", "INF", "inf"];

    // After hybrid every other word is a sub-style or a number, a variable or an option of the style before.
    public IEnumerable<ArgToken> SubStyles => !IsHybrid ? [] : Words.Where((w, k) => k == FirstSubStyle || (char.IsAsciiLetter(w.Text[0]) && !w.Text.StartsWith("v_", StringComparison.Ordinal) && !s_options.Contains(w.Text)));

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
