using PolyMD.Numerics;

namespace PolyMD.Building.Crystals;

/// <summary>bcc Li(001): square layers half a lattice constant apart, seen along the cubic axes or turned by 45 degrees about z.</summary>
public static class LithiumSlab
{
    /// <summary>Length of one lateral cell: a along the cubic axes, a sqrt(2) when turned by 45 degrees.</summary>
    /// <param name="latticeConstant">bcc lattice constant in Angstrom.</param>
    /// <param name="turned">True if turned by 45 degrees.</param>
    public static double Period(double latticeConstant, bool turned) => turned ? latticeConstant * Math.Sqrt(2) : latticeConstant;

    /// <summary>Positions of a slab centred on z = 0.</summary>
    /// <param name="cell">Lateral cell.</param>
    /// <param name="latticeConstant">bcc lattice constant in Angstrom; layers are half of it apart.</param>
    /// <param name="layers">Number of atomic layers; even, so that both faces are alike.</param>
    public static List<Vec3> Build(LateralCell cell, double latticeConstant, int layers)
    {
        ArgumentNullException.ThrowIfNull(cell);
        double px = cell.LengthX / cell.LithiumX, py = cell.LengthY / cell.LithiumY;
        (double X, double Y)[] even = cell.LithiumTurned ? [(0, 0), (0.5, 0.5)] : [(0, 0)];
        (double X, double Y)[] odd = cell.LithiumTurned ? [(0.5, 0), (0, 0.5)] : [(0.5, 0.5)];
        List<Vec3> atoms = [];
        for (int k = 0; k < layers; k++)
        {
            double z = (k - 0.5 * (layers - 1)) * 0.5 * latticeConstant;
            for (int j = 0; j < cell.LithiumY; j++)
            {
                for (int i = 0; i < cell.LithiumX; i++)
                {
                    foreach ((double x, double y) in k % 2 == 0 ? even : odd) atoms.Add(new Vec3((i + x) * px, (j + y) * py, z));
                }
            }
        }
        return atoms;
    }
}
