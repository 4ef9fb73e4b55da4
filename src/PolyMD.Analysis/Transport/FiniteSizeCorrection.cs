using PolyMD.Analysis.Statistics;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Transport;

/// <summary>
/// What periodic images slow a diffusing particle down by in a cubic cell: D₀ = D_PBC + ξ kT / (6 π η L), ξ = 2.837297
/// (I.-C. Yeh and G. Hummer, J. Phys. Chem. B 108, 15873 (2004); B. Dünweg and K. Kremer, J. Chem. Phys. 99, 6983 (1993)).
/// </summary>
public static class FiniteSizeCorrection
{
    /// <summary>ξ of the cubic lattice.</summary>
    public const double Xi = 2.837297;

    /// <summary>The addition to D.</summary>
    /// <param name="box">Edges of the cell, deck unit.</param>
    /// <param name="temperature">Temperature, K (reduced for lj).</param>
    /// <param name="viscosity">Shear viscosity of the liquid, Pa s (reduced for lj).</param>
    /// <param name="units">Units of the deck; the result is in cm²/s, or reduced for lj.</param>
    /// <exception cref="PolyMDException">The cell is no cube: ξ holds for cubes only.</exception>
    public static double Of(Vec3 box, double temperature, double viscosity, SiFactors units)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(viscosity);
        double side = Math.Cbrt(box.X * box.Y * box.Z);
        for (int axis = 0; axis < 3; axis++)
        {
            if (Math.Abs(box[axis] - side) > 0.01 * side) throw new PolyMDException(FormattableString.Invariant($"the finite-size correction holds for a cubic cell; this one has edges of {box.X:G6}, {box.Y:G6} and {box.Z:G6}"));
        }
        if (units.IsReduced) return Xi * temperature / (6 * Math.PI * viscosity * side);
        const double Boltzmann = 1.380649e-23;
        return Xi * Boltzmann * temperature / (6 * Math.PI * viscosity * side * units.Length) * 1e4;
    }

    /// <summary>D with the addition.</summary>
    /// <param name="periodic">D of the periodic cell.</param>
    /// <param name="addition">From <see cref="Of"/>.</param>
    public static Measured Apply(Measured periodic, double addition) => periodic with { Value = periodic.Value + addition };
}
