using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Forces.Bonded;

/// <summary>The words of bond_style, angle_style and dihedral_style table.</summary>
internal static class TableSettings
{
    public static TermContext Read(ArgReader args, Simulation simulation)
    {
        bool spline = args.Choice("interpolation", "linear", "spline") == "spline";
        return new TermContext { Simulation = simulation, Spline = spline, TablePoints = args.Integer("N", 2) };
    }
}
