using System.Globalization;
using PolyMD.Deck.Output;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Commands;

/// <summary>bond_write btype N inner outer file keyword [itype jtype]: a table of the energy and force of a bond, as bond_style table reads it.</summary>
[Command("bond_write")]
internal sealed record BondWriteCommand(int Type, int Count, double Inner, double Outer, string File, string Keyword) : ICommand<BondWriteCommand>
{
    public static BondWriteCommand Parse(ArgReader args)
    {
        int type = args.Integer("btype", 1), n = args.Integer("N", 2);
        double inner = args.NotNegative("inner"), outer = args.Positive("outer");
        if (inner >= outer) args.Fail($"'inner' must be less than 'outer', got {inner} and {outer}");
        string file = args.Word("file"), keyword = args.Word("keyword");
        // No bond style here depends on the types of its atoms.
        if (!args.AtEnd)
        {
            args.Integer("itype", 1);
            args.Integer("jtype", 1);
        }
        args.ExpectEnd();
        return new BondWriteCommand(type, n, inner, outer, file, keyword);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        if (s.Forces.OfType<IBondedStyle>().FirstOrDefault(f => f.Kind == ForceKind.Bond) is not { } style) throw new PolyMDException("needs a bond_style");
        if (style is not ITermInteraction bond) throw new PolyMDException($"bond_style {style.Name} has no table");
        if (Type > s.Topology.BondTypes) throw new PolyMDException($"bond type {Type} is outside the {s.Topology.BondTypes} bond types of this system");
        if (s.Atoms.LocalCount < 2) throw new PolyMDException("needs two atoms at least");
        s.Evaluator.Setup();
        AtomStore a = s.Atoms;
        Vec3 first = a.Position(0), second = a.Position(1);
        SimulationBox box = s.Box;
        // Longer than half the box the bond would be taken for an image.
        s.Box = box with { PeriodicX = false, PeriodicY = false, PeriodicZ = false };
        a.X[0] = a.Y[0] = a.Z[0] = a.Y[1] = a.Z[1] = 0;
        try
        {
            using StreamWriter file = TableWriter.Open(context, File, "bond_write");
            file.WriteLine($"# Bond potential {style.Name} for bond type {Type}: i,r,energy,force");
            file.WriteLine($"\n{Keyword}\nN {Count} EQ {TableWriter.Number(style.Equilibrium(Type))}\n");
            for (int k = 0; k < Count; k++)
            {
                double r = Inner + (Outer - Inner) * (k / (Count - 1.0));
                a.X[1] = r;
                double energy = bond.TermEnergy(s, Type - 1, [0, 1], out double over);
                file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{k + 1} {TableWriter.Number(r)} {TableWriter.Number(energy)} {TableWriter.Number(over * r)}"));
            }
        }
        finally
        {
            (a.X[0], a.Y[0], a.Z[0]) = (first.X, first.Y, first.Z);
            (a.X[1], a.Y[1], a.Z[1]) = (second.X, second.Y, second.Z);
            s.Box = box;
        }
    }
}
