using PolyMD.Deck.Runtime;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>pair_modify mix | shift | tail | table ….</summary>
[Command("pair_modify")]
internal sealed record PairModifyCommand(MixRule? Mix, bool? Shift, bool? Tail, bool TableNote) : ICommand<PairModifyCommand>
{
    public static PairModifyCommand Parse(ArgReader args)
    {
        MixRule? mix = null;
        bool? shift = null, tail = null;
        bool note = false;
        if (args.AtEnd) args.Word("keyword");
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            switch (keyword)
            {
                case "mix":
                    mix = args.Choice("mix", "geometric", "arithmetic", "sixthpower") switch
                    {
                        "geometric" => MixRule.Geometric,
                        "arithmetic" => MixRule.Arithmetic,
                        _ => MixRule.SixthPower,
                    };
                    break;
                case "shift": shift = args.YesNo(keyword); break;
                case "tail": tail = args.YesNo(keyword); break;
                case "table" or "table/disp": note |= args.Integer(keyword, 0, 16) > 0; break;
                case "tabinner" or "tabinner/disp": args.Positive(keyword); break;
                // Whether the virial may be summed from total forces: results are the same.
                case "nofdotr": break;
                case "pair" or "special" or "compute" or "compute/tally": args.Fail($"keyword '{keyword}' is not supported"); break;
                default: args.UnknownKeyword("mix", "shift", "tail", "table", "tabinner", "nofdotr"); break;
            }
        }
        return new PairModifyCommand(mix, shift, tail, note);
    }

    public void Execute(DeckContext context)
    {
        if (context.Pair is not { } pair) throw new PolyMDException("there is no pair_style yet");
        context.SetupChanged();
        PairModify m = pair.Modify;
        pair.Modify = new PairModify(Mix ?? m.Mix, Shift ?? m.Shift, Tail ?? m.Tail);
        if (TableNote) context.Output.Note("pair_modify table: PolyMD evaluates Coulomb terms directly, without tables");
    }
}
