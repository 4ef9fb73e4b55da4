namespace PolyMD.Building;

/// <summary>The part of a stack that an atom type belongs to.</summary>
public enum MaterialKind
{
    /// <summary>Metallic lithium.</summary>
    Lithium,

    /// <summary>The 2D sheet.</summary>
    Sheet,

    /// <summary>Polymer and salt.</summary>
    Electrolyte,
}
