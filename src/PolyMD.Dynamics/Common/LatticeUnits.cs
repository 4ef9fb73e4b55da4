using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Common;

/// <summary>The keyword units of fixes whose lengths are in lattice spacings by default.</summary>
internal static class LatticeUnits
{
    /// <summary>Factors on lengths along x, y, z.</summary>
    public static Vec3 Scale(Simulation simulation, bool lattice) => lattice ? simulation.LatticeSpacing : new Vec3(1, 1, 1);

    /// <summary>Reads box or lattice.</summary>
    public static bool Read(ArgReader args) => args.Choice("units", "box", "lattice") == "lattice";
}
