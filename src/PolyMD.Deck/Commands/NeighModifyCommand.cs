using PolyMD.Deck.Runtime;
using PolyMD.Engine.Neighbors;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>neigh_modify every | delay | check | once | exclude | ….</summary>
[Command("neigh_modify")]
internal sealed record NeighModifyCommand(int? Every, int? Delay, bool? Check, bool? Once, ArgToken Include, IReadOnlyList<NeighModifyCommand.Exclusion> Exclusions) : ICommand<NeighModifyCommand>
{
    /// <summary>An exclude keyword: its style and words.</summary>
    internal sealed record Exclusion(string Style, IReadOnlyList<ArgToken> Words);

    private static readonly string[] s_keywords = ["every", "delay", "check", "once", "exclude", "include", "page", "one", "binsize", "cluster"];

    public static NeighModifyCommand Parse(ArgReader args)
    {
        int? every = null, delay = null;
        bool? check = null, once = null;
        ArgToken include = default;
        List<Exclusion> exclusions = [];
        if (args.AtEnd) args.Word("keyword");
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            switch (keyword)
            {
                case "every": every = args.Integer(keyword, 1); break;
                case "delay": delay = args.Integer(keyword, 0); break;
                case "check": check = args.YesNo(keyword); break;
                case "once": once = args.YesNo(keyword); break;
                case "exclude":
                {
                    string style = args.Choice("exclude", "type", "group", "molecule/intra", "molecule/inter", "molecule", "none");
                    List<ArgToken> words = [];
                    for (int k = 0; k < style switch { "none" => 0, "type" or "group" => 2, _ => 1 }; k++) words.Add(args.Token(style == "type" ? "type" : "group-ID"));
                    exclusions.Add(new Exclusion(style, words));
                    break;
                }
                // Sizes of memory pages and bins: lists grow as needed here.
                case "page" or "one": args.Integer(keyword, 1); break;
                case "binsize": args.Double(keyword); break;
                case "cluster": args.YesNo(keyword); break;
                case "include": include = args.Token("group-ID"); break;
                case "collection/type" or "collection/interval": args.Fail($"keyword '{keyword}' is not supported"); break;
                default: args.UnknownKeyword(s_keywords); break;
            }
        }
        return new NeighModifyCommand(every, delay, check, once, include, exclusions);
    }

    public void Execute(DeckContext context)
    {
        NeighborManager n = context.Simulation.Neighbors;
        int every = Every ?? n.Every, delay = Delay ?? n.Delay;
        if (delay > 0 && delay % every != 0) throw new PolyMDException($"delay {delay} must be a multiple of every {every}");
        (n.Every, n.Delay, n.CheckDisplacement) = (every, delay, Check ?? n.CheckDisplacement);
        n.BuildOnce = Once ?? n.BuildOnce;
        if (Include.Text is not null)
        {
            uint bit = context.FindGroup(Include).Bit;
            if (bit != 1 && context.FirstGroup != Include.Text) throw new DeckException(Include.Span, $"neigh_modify: 'include {Include.Text}' needs 'atom_modify first {Include.Text}'");
            n.Exclusions.Included = bit;
        }
        foreach (Exclusion e in Exclusions) Exclude(context, e);
        context.SetupChanged();
    }

    private static void Exclude(DeckContext context, Exclusion e)
    {
        NeighborExclusions exclusions = context.Simulation.Neighbors.Exclusions;
        int Type(ArgToken word) => new ArgReader("neigh_modify exclude", [word], word.Span).Integer("type", 1, context.Simulation.Types.Count) - 1;
        switch (e.Style)
        {
            case "none": exclusions.Clear(); break;
            case "type":
                context.RequireBox();
                exclusions.AddTypes(Type(e.Words[0]), Type(e.Words[1]));
                break;
            case "group": exclusions.AddGroups(context.FindGroup(e.Words[0]).Bit, context.FindGroup(e.Words[1]).Bit); break;
            default:
                if (!context.Simulation.Atoms.HasMolecules) throw new PolyMDException($"exclude {e.Style} needs molecule ids, which atom_style {context.AtomStyle} does not have");
                exclusions.AddMolecules(context.FindGroup(e.Words[0]).Bit, e.Style != "molecule/inter");
                break;
        }
    }
}
