using PolyMD.Deck.Building;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>
/// delete_bonds group multi | atom T | bond T | angle T | dihedral T | improper T | stats, with any, undo, remove, special. A term that is
/// turned off keeps its record with the type negative; bonds, off or removed, count for the special neighbours until 'special'.
/// </summary>
[Command("delete_bonds")]
internal sealed record DeleteBondsCommand(ArgToken GroupId, string Style, ArgToken Types, bool Any, bool Undo, bool Remove, bool Special, SourceSpan Place) : ICommand<DeleteBondsCommand>
{
    private static readonly string[] s_families = ["bond", "angle", "dihedral", "improper"];

    public static DeleteBondsCommand Parse(ArgReader args)
    {
        ArgToken group = args.Token("group-ID");
        string style = args.Choice("style", "multi", "atom", "bond", "angle", "dihedral", "improper", "stats");
        ArgToken types = style is "multi" or "stats" ? default : args.Token("types");
        bool any = false, undo = false, remove = false, special = false;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "any": any = true; break;
                case "undo": undo = true; break;
                case "remove": remove = true; break;
                case "special": special = true; break;
                default: args.UnknownKeyword("any", "undo", "remove", "special"); break;
            }
        }
        return new DeleteBondsCommand(group, style, types, any, undo, remove, special, args.LineSpan);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        if (context.Layout.TermFamilies == 0) throw new PolyMDException($"atom_style {context.AtomStyle} has no bonds");
        Group group = context.FindGroup(GroupId);
        Topology topology = s.Topology;
        (int first, int last) = Style is "multi" or "stats" ? (1, int.MaxValue)
            : new ArgReader("delete_bonds", [Types], Place).TypeRange($"{Style} types", Style == "atom" ? s.Types.Count : topology.TypeCount(KindOf(Style)));
        bool InGroup(int id) => (s.Atoms.GroupMask[Index(s, id)] & group.Bit) != 0;
        bool OfType(int id) => s.Atoms.TypeIndex[Index(s, id)] + 1 >= first && s.Atoms.TypeIndex[Index(s, id)] + 1 <= last;
        bool Chosen(string family, BondedRecord t)
        {
            if (!(Any ? t.Any(InGroup) : t.All(InGroup))) return false;
            if (Style == "atom") return t.Any(OfType);
            return Style == "multi" || (Style == family && Math.Abs(t.Type) >= first && Math.Abs(t.Type) <= last);
        }
        context.Output.Line("Deleting bonds ...");
        for (int f = 0; f < s_families.Length; f++)
        {
            List<BondedRecord> terms = topology.Families[f];
            if (Style != "stats")
            {
                for (int k = 0; k < terms.Count; k++) if (Chosen(s_families[f], terms[k])) terms[k] = terms[k] with { Type = Undo ? Math.Abs(terms[k].Type) : -Math.Abs(terms[k].Type) };
            }
            if (Remove)
            {
                if (f == 0) topology.FormerBonds.AddRange(terms.Where(t => t.Type < 0));
                terms.RemoveAll(t => t.Type < 0);
            }
            if (topology.TypeCount(KindOf(s_families[f])) == 0) continue;
            int off = terms.Count(t => t.Type < 0);
            context.Output.Line($"  {terms.Count} total {s_families[f]}s, {terms.Count - off} turned on, {off} turned off");
        }
        // Turned-off bonds still count, as in LAMMPS: only those removed stop making special neighbours.
        if (Special) topology.FormerBonds.Clear();
        SystemEditor.Changed(context);
    }

    private static ForceKind KindOf(string family) => family switch { "bond" => ForceKind.Bond, "angle" => ForceKind.Angle, "dihedral" => ForceKind.Dihedral, _ => ForceKind.Improper };

    private static int Index(Simulation s, int id)
    {
        int i = s.Atoms.IndexOfId(id);
        return i >= 0 ? i : throw new PolyMDException($"a bonded term names atom {id}, which does not exist");
    }
}
