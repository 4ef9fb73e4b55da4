namespace PolyMD.Building.ForceFields;

/// <summary>A hexagonal sheet and the potential that holds it together, with the potential's own structure at 0 K.</summary>
/// <param name="Name">Name by which a study chooses it.</param>
/// <param name="Material">graphene, silicene, germanene.</param>
/// <param name="Element">Chemical symbol.</param>
/// <param name="PairStyle">LAMMPS pair style: tersoff or sw.</param>
/// <param name="File">Parameter file beside this table.</param>
/// <param name="A">Lattice constant in Angstrom.</param>
/// <param name="Buckling">Distance of the sublattice planes in Angstrom.</param>
/// <param name="Energy">Energy in eV per atom.</param>
/// <param name="Source">Publication.</param>
public sealed record SheetPotential(
    string Name, string Material, string Element, string PairStyle, string File, double A, double Buckling, double Energy, string Source)
{
    /// <summary>Bond length sqrt(a^2/3 + buckling^2) in Angstrom.</summary>
    public double BondLength => Math.Sqrt(A * A / 3.0 + Buckling * Buckling);
}
