using PolyMD.Numerics;

namespace PolyMD.Building.Crystals;

/// <summary>A buckled honeycomb sheet in its rectangular cell a x a sqrt(3) with four atoms.</summary>
public static class HexagonalSheet
{
    private static readonly (double X, double Y, bool Raised)[] s_basis =
        [(0, 0, false), (0.5, 0.5, false), (0, 1.0 / 3.0, true), (0.5, 5.0 / 6.0, true)];

    /// <summary>Positions of a sheet whose lower sublattice lies at z; the other is moved by the buckling.</summary>
    /// <param name="cell">Lateral cell.</param>
    /// <param name="z">Height of the first sublattice in Angstrom.</param>
    /// <param name="buckling">Signed distance of the second sublattice in Angstrom.</param>
    public static List<Vec3> Build(LateralCell cell, double z, double buckling)
    {
        ArgumentNullException.ThrowIfNull(cell);
        double px = cell.LengthX / cell.SheetX, py = cell.LengthY / cell.SheetY;
        List<Vec3> atoms = new(4 * cell.SheetX * cell.SheetY);
        for (int j = 0; j < cell.SheetY; j++)
        {
            for (int i = 0; i < cell.SheetX; i++)
            {
                foreach ((double x, double y, bool raised) in s_basis)
                    atoms.Add(new Vec3((i + x) * px, (j + y) * py, raised ? z + buckling : z));
            }
        }
        return atoms;
    }
}
