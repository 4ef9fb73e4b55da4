using PolyMD.Deck.Building;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>create_bonds many group group type rmin rmax | single/bond type i j | single/angle … | single/dihedral … | single/improper …, with special yes|no.</summary>
[Command("create_bonds")]
internal sealed record CreateBondsCommand(string Style, int Type, int[] Atoms, ArgToken First, ArgToken Second, double Low, double High) : ICommand<CreateBondsCommand>
{
    private static readonly string[] s_singles = ["single/bond", "single/angle", "single/dihedral", "single/improper"];

    public static CreateBondsCommand Parse(ArgReader args)
    {
        string style = args.Choice("style", ["many", .. s_singles]);
        ArgToken first = default, second = default;
        int type = 0;
        int[] atoms = [];
        double low = 0, high = 0;
        if (style == "many")
        {
            (first, second, type, low, high) = (args.Token("group-ID"), args.Token("group2-ID"), args.Integer("btype", 1), args.Double("rmin"), args.Double("rmax"));
            if (low > high) args.Fail($"rmin {low} is greater than rmax {high}");
        }
        else
        {
            type = args.Integer("type", 1);
            atoms = new int[Array.IndexOf(s_singles, style) is 3 ? 4 : 2 + Array.IndexOf(s_singles, style)];
            for (int k = 0; k < atoms.Length; k++)
            {
                atoms[k] = args.Integer($"atom {k + 1}", 1);
                if (atoms.AsSpan(0, k).Contains(atoms[k])) args.Fail($"atom {atoms[k]} is given twice");
            }
        }
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "special") args.UnknownKeyword("special");
            // Special neighbours follow from the bonds before every run: 'no' only saves LAMMPS time between several such commands.
            args.YesNo("special");
        }
        return new CreateBondsCommand(style, type, atoms, first, second, low, high);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        if (context.Layout.TermFamilies == 0) throw new PolyMDException($"atom_style {context.AtomStyle} has no bonds");
        Topology topology = context.Simulation.Topology;
        int family = Style == "many" ? 0 : Array.IndexOf(s_singles, Style);
        int types = new[] { topology.BondTypes, topology.AngleTypes, topology.DihedralTypes, topology.ImproperTypes }[family];
        string name = new[] { "bond", "angle", "dihedral", "improper" }[family];
        if (Type > types) throw new PolyMDException($"{name} type {Type} is outside the {types} {name} types of this system");
        if (Style == "many")
        {
            int before = topology.Bonds.Count;
            Many(context);
            context.Output.Line($"Added {topology.Bonds.Count - before} bonds, new total = {topology.Bonds.Count}");
        }
        else
        {
            foreach (int id in Atoms) if (context.Simulation.Atoms.IndexOfId(id) < 0) throw new PolyMDException($"there is no atom {id}");
            int At(int k) => k < Atoms.Length ? Atoms[k] : 0;
            topology.Families[family].Add(new BondedRecord(Type, At(0), At(1), At(2), At(3)));
        }
        SystemEditor.Changed(context);
    }

    private void Many(DeckContext context)
    {
        AtomStore atoms = context.Simulation.Atoms;
        uint one = context.FindGroup(First).Bit, two = context.FindGroup(Second).Bit;
        PairSearch search = new(context.Simulation, High);
        HashSet<(int, int)> bonded = [];
        foreach (BondedRecord b in context.Simulation.Topology.Bonds) bonded.Add((Math.Min(b.A, b.B), Math.Max(b.A, b.B)));
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            foreach ((int j, _, double r2) in search.Around(i))
            {
                bool forward = (atoms.GroupMask[i] & one) != 0 && (atoms.GroupMask[j] & two) != 0, back = (atoms.GroupMask[j] & one) != 0 && (atoms.GroupMask[i] & two) != 0;
                if (!(forward || back) || r2 < Low * Low || atoms.Id[i] >= atoms.Id[j]) continue;
                if (bonded.Add((atoms.Id[i], atoms.Id[j]))) context.Simulation.Topology.Bonds.Add(new BondedRecord(Type, atoms.Id[i], atoms.Id[j]));
            }
        }
    }
}
