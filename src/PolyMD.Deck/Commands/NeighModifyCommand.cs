using PolyMD.Deck.Runtime;
using PolyMD.Engine.Neighbors;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>neigh_modify every | delay | check | ….</summary>
[Command("neigh_modify")]
internal sealed record NeighModifyCommand(int? Every, int? Delay, bool? Check) : ICommand<NeighModifyCommand>
{
    public static NeighModifyCommand Parse(ArgReader args)
    {
        int? every = null, delay = null;
        bool? check = null;
        if (args.AtEnd) args.Word("keyword");
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            switch (keyword)
            {
                case "every": every = args.Integer(keyword, 1); break;
                case "delay": delay = args.Integer(keyword, 0); break;
                case "check": check = args.YesNo(keyword); break;
                case "once":
                    if (args.YesNo(keyword)) args.Fail("'once yes' is not supported");
                    break;
                // Sizes of memory pages and bins: lists grow as needed here.
                case "page" or "one": args.Integer(keyword, 1); break;
                case "binsize": args.Double(keyword); break;
                case "cluster": args.YesNo(keyword); break;
                case "exclude" or "include" or "collection/type" or "collection/interval": args.Fail($"keyword '{keyword}' is not supported"); break;
                default: args.UnknownKeyword("every", "delay", "check", "once", "page", "one", "binsize", "cluster"); break;
            }
        }
        return new NeighModifyCommand(every, delay, check);
    }

    public void Execute(DeckContext context)
    {
        NeighborManager n = context.Simulation.Neighbors;
        int every = Every ?? n.Every, delay = Delay ?? n.Delay;
        if (delay > 0 && delay % every != 0) throw new PolyMDException($"delay {delay} must be a multiple of every {every}");
        (n.Every, n.Delay, n.CheckDisplacement) = (every, delay, Check ?? n.CheckDisplacement);
        context.SetupChanged();
    }
}
