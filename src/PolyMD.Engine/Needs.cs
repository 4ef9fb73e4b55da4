namespace PolyMD.Engine;

/// <summary>What somebody wants to know of the forces at a step; the step loop ORs the wishes of all and skips what nobody needs.</summary>
[Flags]
public enum Needs
{
    /// <summary>Forces only.</summary>
    None = 0,

    /// <summary>Total energies.</summary>
    Energy = 1,

    /// <summary>Total virial.</summary>
    Virial = 2,

    /// <summary>Energy of each atom.</summary>
    AtomEnergy = 4,

    /// <summary>Nine-component centroid virial of each atom.</summary>
    AtomVirial = 8,

    /// <summary>Virial of each atom with the share of an n-body term that LAMMPS' stress/atom gives to each of its atoms: 1/n of the term's virial.</summary>
    AtomStress = 16,

    /// <summary>Energies and virial.</summary>
    Global = Energy | Virial,
}
