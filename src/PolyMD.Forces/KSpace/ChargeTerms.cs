using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>
/// The terms of an Ewald sum that need no sum over wave vectors: self energy −C g/√π Σq², neutralising background −C π (Σq)²/(2 g² V),
/// and the dipole term of a slab (I.-C. Yeh and M. L. Berkowitz, J. Chem. Phys. 111, 3155 (1999); with net charge
/// V. Ballenegger, A. Arnold, J. J. Cerdà, J. Chem. Phys. 131, 094107 (2009)). As in LAMMPS the background has no part in the virial.
/// The constant of a charged slab uses the height of the stretched cell, as the derivation does, so that the energy does not depend on the
/// vacuum; LAMMPS of 29 Sep 2021 uses the height of the real box (a constant, no effect on forces).
/// </summary>
/// <param name="Sum">Σ q.</param>
/// <param name="SquareSum">Σ q².</param>
/// <param name="Coulomb">C, energy of two unit charges at unit distance.</param>
internal readonly unsafe record struct ChargeTerms(double Sum, double SquareSum, double Coulomb)
{
    private const double Neutral = 1e-5;

    /// <summary>True if the net charge is large enough to need the background.</summary>
    public bool IsCharged => Math.Abs(Sum) > Neutral;

    /// <summary>Self and background energy.</summary>
    public double Constant(double g, double volume) =>
        -Coulomb * (g * SquareSum / Math.Sqrt(Math.PI) + Math.PI * Sum * Sum / (2 * g * g * volume));

    /// <summary>Subtracts every atom's share of self and background energy.</summary>
    public void AddConstantPerAtom(AtomStore atoms, double g, double volume, double* energy)
    {
        double* q = atoms.Charge.Pointer;
        double self = g / Math.Sqrt(Math.PI), background = Math.PI * Sum / (2 * g * g * volume);
        for (int i = 0; i < atoms.LocalCount; i++) energy[i] -= Coulomb * q[i] * (q[i] * self + background);
    }

    /// <summary>Slab term: forces along z and, if wanted, per-atom energies.</summary>
    /// <param name="atoms">Atoms; z inside the box, which is not periodic along z.</param>
    /// <param name="edges">The stretched cell.</param>
    /// <param name="energy">Per-atom energies or null.</param>
    /// <returns>Energy of the slab term.</returns>
    public double AddSlab(AtomStore atoms, Vec3 edges, double* energy)
    {
        double* q = atoms.Charge.Pointer, z = atoms.Z.Pointer, fz = atoms.Fz.Pointer;
        double dipole = 0, second = 0;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            double p = q[i] * z[i];
            dipole += p;
            second += p * z[i];
        }
        double scale = Coulomb * 2 * Math.PI / (edges.X * edges.Y * edges.Z), height2 = edges.Z * edges.Z / 12;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            fz[i] -= 2 * scale * q[i] * (dipole - Sum * z[i]);
            if (energy != null)
                energy[i] += scale * q[i] * (z[i] * dipole - 0.5 * (second + Sum * z[i] * z[i]) - Sum * height2);
        }
        return scale * (dipole * dipole - Sum * second - Sum * Sum * height2);
    }
}
