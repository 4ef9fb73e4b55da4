using PolyMD.Deck.Building;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Commands;

/// <summary>reset_atom_ids [sort yes|no], by its other names reset_ids and reset_atoms id: ids 1 … N in the present order, or in the order of space.</summary>
[Command("reset_atom_ids")]
[Command("reset_ids")]
internal sealed record ResetIdsCommand(bool Sort) : ICommand<ResetIdsCommand>
{
    public static ResetIdsCommand Parse(ArgReader args)
    {
        bool sort = false;
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "sort") args.UnknownKeyword("sort");
            sort = args.YesNo("sort");
        }
        return new ResetIdsCommand(sort);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        AtomStore a = context.Simulation.Atoms;
        context.Output.Line("Resetting atom IDs ...");
        IEnumerable<int> order = Enumerable.Range(0, a.LocalCount);
        if (Sort)
        {
            SimulationBox box = context.Simulation.Box;
            // About ten atoms to a bin; within a bin by the old id.
            double edge = Math.Cbrt(box.Volume * 10 / Math.Max(1, a.LocalCount));
            (int, int, int) Bin(int i)
            {
                Vec3 d = box.ToFractional(a.Position(i));
                return ((int)Math.Floor(d.Z * box.Lengths.Z / edge), (int)Math.Floor(d.Y * box.Lengths.Y / edge), (int)Math.Floor(d.X * box.Lengths.X / edge));
            }
            order = order.OrderBy(Bin).ThenBy(i => a.Id[i]);
        }
        SystemEditor.Renumber(context, [.. order]);
    }
}
