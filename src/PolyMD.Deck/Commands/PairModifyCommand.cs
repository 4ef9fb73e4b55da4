using PolyMD.Deck.Runtime;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>pair_modify [pair sub-style [N] [special which w w w] [compute/tally yes|no]] mix | shift | tail | compute | table ….</summary>
[Command("pair_modify")]
internal sealed record PairModifyCommand(ArgToken? SubStyle, ArgToken? Number, IReadOnlyList<Func<PairModify, PairModify>> Changes, bool TableNote) : ICommand<PairModifyCommand>
{
    private static readonly string[] s_keywords = ["pair", "special", "mix", "shift", "tail", "compute", "compute/tally", "table", "table/disp", "tabinner", "tabinner/disp", "nofdotr"];

    public static PairModifyCommand Parse(ArgReader args)
    {
        List<Func<PairModify, PairModify>> changes = [];
        ArgToken? subStyle = null, number = null;
        bool note = false;
        if (args.AtEnd) args.Word("keyword");
        if (args.TryKeyword("pair"))
        {
            subStyle = args.Token("sub-style");
            if (args.NextIsNumber) number = args.Token("N");
            while (args.Peek is "special" or "compute/tally")
            {
                if (args.Word("keyword") == "special") changes.Add(Special(args));
                // Computes of the tally family do not exist here, so none is to be kept off.
                else args.YesNo("compute/tally");
            }
        }
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            switch (keyword)
            {
                case "mix":
                    MixRule rule = args.Choice("mix", "geometric", "arithmetic", "sixthpower") switch
                    {
                        "geometric" => MixRule.Geometric,
                        "arithmetic" => MixRule.Arithmetic,
                        _ => MixRule.SixthPower,
                    };
                    changes.Add(m => m with { Mix = rule });
                    break;
                case "shift":
                    bool shift = args.YesNo(keyword);
                    changes.Add(m => m with { Shift = shift });
                    break;
                case "tail":
                    bool tail = args.YesNo(keyword);
                    changes.Add(m => m with { Tail = tail });
                    break;
                case "compute":
                    bool compute = args.YesNo(keyword);
                    changes.Add(m => m with { Compute = compute });
                    break;
                case "table" or "table/disp": note |= args.Integer(keyword, 0, 32) > 0; break;
                case "tabinner" or "tabinner/disp": args.Positive(keyword); break;
                // Whether the virial may be summed from total forces: results are the same.
                case "nofdotr": break;
                case "pair": args.Fail("'pair' must be the first keyword"); break;
                case "special" or "compute/tally": args.Fail($"'{keyword}' must directly follow 'pair' and its sub-style"); break;
                default: args.UnknownKeyword(s_keywords); break;
            }
        }
        return new PairModifyCommand(subStyle, number, changes, note);
    }

    public void Execute(DeckContext context)
    {
        if (context.Pair is not { } pair) throw new PolyMDException("there is no pair_style yet");
        context.SetupChanged();
        foreach (IPairStyle style in Targets(pair))
        {
            foreach (Func<PairModify, PairModify> change in Changes) style.Modify = change(style.Modify);
        }
        if (TableNote) context.Output.Note("pair_modify table: PolyMD evaluates Coulomb terms directly, without tables");
    }

    // Without 'pair' a hybrid style and all of its sub-styles.
    private IPairStyle[] Targets(IPairStyle pair)
    {
        if (SubStyle is not { } name) return pair is IHybridPairStyle all ? [pair, .. all.Styles] : [pair];
        if (pair is not IHybridPairStyle hybrid) throw new DeckException(name.Span, $"pair_modify: keyword 'pair' needs a hybrid pair_style, this is {pair.Name}");
        IPairStyle[] named = [.. hybrid.Styles.Where(s => s.Name == hybrid.PlainName(name.Text))];
        if (named.Length == 0) throw new DeckException(name.Span, $"pair_modify: '{name.Text}' is not a sub-style of pair_style {pair.Name}{NearestName.Hint(name.Text, hybrid.Styles.Select(s => s.Name))}");
        if (named.Length == 1) return Number is not { } extra ? named : throw new DeckException(extra.Span, $"pair_modify: '{name.Text}' occurs once in pair_style {pair.Name} and takes no number");
        if (Number is not { } number) throw new DeckException(name.Span, $"pair_modify: '{name.Text}' occurs {named.Length} times in pair_style {pair.Name}: say which by its number");
        ArgReader reader = new("pair_modify", [number], number.Span);
        return [named[reader.Integer($"number of {name.Text}", 1, named.Length) - 1]];
    }

    private static Func<PairModify, PairModify> Special(ArgReader args)
    {
        string which = args.Choice("special", "lj/coul", "lj", "coul");
        double[] factors = SpecialBondsCommand.Three(args);
        return which switch
        {
            "lj" => m => m with { SpecialLj = factors },
            "coul" => m => m with { SpecialCoul = factors },
            _ => m => m with { SpecialLj = factors, SpecialCoul = factors },
        };
    }
}
