using PolyMD.Deck.Building;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Commands;

/// <summary>delete_atoms group ID | region ID | overlap cutoff group group | porosity region fraction seed, with compress, bond, mol.</summary>
[Command("delete_atoms")]
internal sealed record DeleteAtomsCommand(string Style, ArgToken First, ArgToken Second, double Number, int Seed, bool Compress, bool Bond, bool Molecule) : ICommand<DeleteAtomsCommand>
{
    public static DeleteAtomsCommand Parse(ArgReader args)
    {
        string style = args.Choice("style", "group", "region", "overlap", "porosity");
        ArgToken first = default, second = default;
        double number = 0;
        int seed = 0;
        switch (style)
        {
            case "group": first = args.Token("group-ID"); break;
            case "region": first = args.Token("region-ID"); break;
            case "overlap": (number, first, second) = (args.Double("cutoff"), args.Token("group1-ID"), args.Token("group2-ID")); break;
            default:
                first = args.Token("region-ID");
                number = args.Double("fraction");
                if (number is < 0 or > 1) args.Fail($"'fraction' must lie in 0 … 1, got {number}");
                seed = args.Integer("seed", 1);
                break;
        }
        bool compress = true, bond = false, molecule = false;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "compress": compress = args.YesNo("compress"); break;
                case "bond": bond = args.YesNo("bond"); break;
                case "mol": molecule = args.YesNo("mol"); break;
                default: args.UnknownKeyword("compress", "bond", "mol"); break;
            }
        }
        return new DeleteAtomsCommand(style, first, second, number, seed, compress, bond, molecule);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        AtomStore atoms = s.Atoms;
        if (Molecule && !context.Simulation.Atoms.HasMolecules) throw new PolyMDException($"'mol yes' needs molecule ids, which atom_style {context.AtomStyle} does not have");
        int before = atoms.LocalCount, bonds = s.Topology.Bonds.Count, angles = s.Topology.Angles.Count, dihedrals = s.Topology.Dihedrals.Count, impropers = s.Topology.Impropers.Count;
        bool[] remove = Select(context);
        if (Molecule)
        {
            HashSet<int> molecules = [];
            for (int i = 0; i < before; i++) if (remove[i] && atoms.Molecule[i] > 0) molecules.Add(atoms.Molecule[i]);
            for (int i = 0; i < before; i++) remove[i] |= molecules.Contains(atoms.Molecule[i]);
        }
        int removed = SystemEditor.Remove(context, remove, Bond || Molecule);
        // Ids of molecules stay: their bonds are known by them.
        if (Compress && !context.Simulation.Atoms.HasMolecules) SystemEditor.Renumber(context, [.. Enumerable.Range(0, atoms.LocalCount)]);
        context.Output.Line($"Deleted {removed} atoms, new total = {atoms.LocalCount}");
        foreach ((string name, int was, int count) in (ReadOnlySpan<(string, int, int)>)[("bonds", bonds, s.Topology.Bonds.Count), ("angles", angles, s.Topology.Angles.Count), ("dihedrals", dihedrals, s.Topology.Dihedrals.Count), ("impropers", impropers, s.Topology.Impropers.Count)])
            if (was > 0 && (Bond || Molecule)) context.Output.Line($"Deleted {was - count} {name}, new total = {count}");
    }

    private bool[] Select(DeckContext context)
    {
        AtomStore atoms = context.Simulation.Atoms;
        bool[] remove = new bool[atoms.LocalCount];
        switch (Style)
        {
            case "group":
            {
                Group group = context.FindGroup(First);
                for (int i = 0; i < remove.Length; i++) remove[i] = (atoms.GroupMask[i] & group.Bit) != 0;
                break;
            }
            case "region":
            {
                IRegion region = context.FindRegion(First);
                for (int i = 0; i < remove.Length; i++) remove[i] = region.Contains(atoms.Position(i));
                break;
            }
            case "porosity":
            {
                IRegion region = context.FindRegion(First);
                MarsagliaRandom random = new(context.Seeds.Note("delete_atoms", Seed));
                for (int i = 0; i < remove.Length; i++) remove[i] = region.Contains(atoms.Position(i)) && random.Uniform() <= Number;
                break;
            }
            default: Overlap(context, remove); break;
        }
        return remove;
    }

    // Of every pair nearer than the cutoff one atom goes, unless its partner has gone already. Where both atoms could go for an image
    // across a periodic face, the one with the smaller id does.
    private void Overlap(DeckContext context, bool[] remove)
    {
        Simulation s = context.Simulation;
        AtomStore atoms = s.Atoms;
        uint one = context.FindGroup(First).Bit, two = context.FindGroup(Second).Bit;
        PairSearch search = new(s, Number);
        s.SpecialPairs.Update(atoms, s.Topology, s.Special);
        for (int i = 0; i < remove.Length; i++)
        {
            if ((atoms.GroupMask[i] & one) == 0) continue;
            foreach ((int j, bool image, double r2) in search.Around(i))
            {
                if ((atoms.GroupMask[j] & two) == 0 || r2 >= Number * Number) continue;
                if (IsExcluded(s, i, j)) continue;
                if (!image && remove[j]) continue;
                if (image && (atoms.GroupMask[i] & two) != 0 && (atoms.GroupMask[j] & one) != 0 && atoms.Id[i] > atoms.Id[j]) continue;
                remove[i] = true;
                break;
            }
        }
    }

    // Bonded pairs with both factors 0 do not interact and do not overlap.
    private static bool IsExcluded(Simulation s, int i, int j)
    {
        SpecialPairs pairs = s.SpecialPairs;
        if (pairs.Partners.Length == 0 || !pairs.Partners.AsSpan(pairs.PartnerStart[i], pairs.PartnerStart[i + 1] - pairs.PartnerStart[i]).Contains(j)) return false;
        for (int p = 0; p < pairs.First.Length; p++)
        {
            if ((pairs.First[p] == i && pairs.Second[p] == j) || (pairs.First[p] == j && pairs.Second[p] == i)) return s.Special.Lj(pairs.Kind[p]) == 0 && s.Special.Coul(pairs.Kind[p]) == 0;
        }
        return false;
    }
}
