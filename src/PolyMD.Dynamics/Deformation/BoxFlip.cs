using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Deformation;

/// <summary>
/// Exchanges a strongly tilted cell for an equivalent one: b' = b + m a, c' = c + p b + n a with whole m, n, p describe the same lattice. Atoms stay
/// where they are; their image flags change so that unwrapped positions stay too.
/// </summary>
internal static class BoxFlip
{
    /// <summary>Whether a tilt exceeds half of its edge (or another part) along a periodic direction, and the cell to flip to.</summary>
    public static bool Needed(in SimulationBox box, out SimulationBox flipped, out (int XY, int XZ, int YZ) flips, double largest = 0.5)
    {
        double x = box.Lengths.X, y = box.Lengths.Y, xy = box.TiltXY, xz = box.TiltXZ, yz = box.TiltYZ;
        int Step(double ratio) => ratio < -largest ? 1 : ratio > largest ? -1 : 0;
        flips = (0, 0, 0);
        if (box.PeriodicY)
        {
            flips.YZ = Step(yz / y);
            yz += flips.YZ * y;
            xz += flips.YZ * xy;
        }
        if (box.PeriodicX)
        {
            flips.XZ = Step(xz / x);
            xz += flips.XZ * x;
            flips.XY = Step(xy / x);
            xy += flips.XY * x;
        }
        flipped = box with { TiltXY = xy, TiltXZ = xz, TiltYZ = yz };
        return flips != (0, 0, 0);
    }

    /// <summary>Gives the simulation the flipped cell with the tilts of <paramref name="target"/>; neighbour lists must be rebuilt.</summary>
    public static void Apply(Simulation simulation, in SimulationBox target, int xy, int xz, int yz)
    {
        simulation.Box = simulation.Box with { TiltXY = target.TiltXY, TiltXZ = target.TiltXZ, TiltYZ = target.TiltYZ };
        AtomStore a = simulation.Atoms;
        for (int i = 0; i < a.LocalCount; i++)
        {
            int iy = a.ImageY[i] - yz * a.ImageZ[i];
            a.ImageX[i] -= xy * iy + xz * a.ImageZ[i];
            a.ImageY[i] = iy;
            // LAMMPS wraps here, before the rebuild, where velocities do not follow the faces: atoms outside at a flip keep theirs.
            Vec3 w = simulation.Box.Wrap(a.Position(i), ref a.ImageX[i], ref a.ImageY[i], ref a.ImageZ[i]);
            (a.X[i], a.Y[i], a.Z[i]) = (w.X, w.Y, w.Z);
        }
        simulation.Touch();
    }
}
