using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>Sums over the charges of a group of atoms.</summary>
/// <param name="Sum">Σ q.</param>
/// <param name="SquareSum">Σ q².</param>
/// <param name="Dipole">Σ q z.</param>
/// <param name="Second">Σ q z².</param>
internal readonly record struct GroupCharges(double Sum, double SquareSum, double Dipole, double Second)
{
    /// <summary>Writes the charges of atoms that have all the bits, zero for others, and adds them up.</summary>
    public static GroupCharges Pick(AtomStore atoms, uint bits, NativeBuffer<double> charges)
    {
        charges.EnsureLength(atoms.LocalCount);
        double sum = 0, square = 0, dipole = 0, second = 0;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            double q = (atoms.GroupMask[i] & bits) == bits ? atoms.Charge[i] : 0, z = atoms.Z[i];
            charges[i] = q;
            sum += q;
            square += q * q;
            dipole += q * z;
            second += q * z * z;
        }
        return new GroupCharges(sum, square, dipole, second);
    }
}
