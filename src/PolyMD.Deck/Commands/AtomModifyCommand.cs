using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>atom_modify id yes|no, map yes|array|hash|no, first group, sort N binsize. Ids and their map are always there and atoms are not sorted here; 'first' names the group that
/// neigh_modify include needs.</summary>
[Command("atom_modify")]
internal sealed record AtomModifyCommand(ArgToken First) : ICommand<AtomModifyCommand>
{
    public static AtomModifyCommand Parse(ArgReader args)
    {
        ArgToken first = default;
        if (args.AtEnd) args.Word("keyword");
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "id": args.YesNo("id"); break;
                case "map": args.Choice("map", "yes", "array", "hash", "no"); break;
                case "first": first = args.Token("group-ID"); break;
                case "sort":
                    args.Integer("Nfreq", 0);
                    args.NotNegative("binsize");
                    break;
                default: args.UnknownKeyword("id", "map", "first", "sort"); break;
            }
        }
        return new AtomModifyCommand(first);
    }

    public void Execute(DeckContext context)
    {
        if (First.Text is not null) context.FirstGroup = First.Text == "all" ? null : context.FindGroup(First).Name;
    }
}
