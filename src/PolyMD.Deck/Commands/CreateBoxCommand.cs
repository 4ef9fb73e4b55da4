using PolyMD.Deck.Regions;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>create_box N region-ID [bond/types N …] [extra/… N].</summary>
[Command("create_box")]
internal sealed record CreateBoxCommand(int Types, string Region, int Bonds, int Angles, int Dihedrals, int Impropers) : ICommand<CreateBoxCommand>
{
    public static CreateBoxCommand Parse(ArgReader args)
    {
        int types = args.Integer("N", 1);
        string region = args.Word("region-ID");
        int bonds = 0, angles = 0, dihedrals = 0, impropers = 0;
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            switch (keyword)
            {
                case "bond/types": bonds = args.Integer(keyword, 0); break;
                case "angle/types": angles = args.Integer(keyword, 0); break;
                case "dihedral/types": dihedrals = args.Integer(keyword, 0); break;
                case "improper/types": impropers = args.Integer(keyword, 0); break;
                // Memory reserved for topology that grows: nothing to reserve here.
                case "extra/bond/per/atom" or "extra/angle/per/atom" or "extra/dihedral/per/atom" or "extra/improper/per/atom" or "extra/special/per/atom": args.Integer(keyword, 0); break;
                default: args.UnknownKeyword("bond/types", "angle/types", "dihedral/types", "improper/types", "extra/bond/per/atom", "extra/special/per/atom"); break;
            }
        }
        return new CreateBoxCommand(types, region, bonds, angles, dihedrals, impropers);
    }

    public void Execute(DeckContext context)
    {
        context.RequireNoBox();
        Simulation s = context.Simulation;
        IRegion region = context.FindRegion(Region);
        SimulationBox box = region switch
        {
            RegionBlock b => new SimulationBox(b.Lo, b.Hi - b.Lo),
            RegionPrism r => r.Cell,
            _ => throw new PolyMDException($"region '{Region}' must be a block or a prism to become the box"),
        };
        if (!(box.Volume > 0 && box.Volume < 1e50)) throw new PolyMDException($"region '{Region}' has no finite volume");
        context.SetBox(box);
        s.Types.SetCount(Types);
        (s.Topology.BondTypes, s.Topology.AngleTypes, s.Topology.DihedralTypes, s.Topology.ImproperTypes) = (Bonds, Angles, Dihedrals, Impropers);
        context.BoxCreated();
        context.Output.Line($"Created {DeckContext.BoxText(box)}");
        context.Output.Line("  1 by 1 by 1 MPI processor grid");
    }
}
