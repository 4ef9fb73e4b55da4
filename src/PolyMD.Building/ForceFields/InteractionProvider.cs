namespace PolyMD.Building.ForceFields;

/// <summary>Who provides the interaction of a pair of atom types.</summary>
public enum InteractionProvider
{
    /// <summary>The many-body potential of the metal or the sheet.</summary>
    ManyBody,

    /// <summary>The molecular force field: Lennard-Jones and charges.</summary>
    ForceField,

    /// <summary>Lennard-Jones between materials from UFF with Lorentz-Berthelot mixing.</summary>
    CrossTerm,
}
