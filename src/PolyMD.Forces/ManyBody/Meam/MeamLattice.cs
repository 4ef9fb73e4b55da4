namespace PolyMD.Forces.ManyBody.Meam;

/// <summary>Reference structures of a MEAM potential.</summary>
public enum MeamLattice
{
    /// <summary>Face-centred cubic.</summary>
    Fcc,

    /// <summary>Body-centred cubic.</summary>
    Bcc,

    /// <summary>Hexagonal close-packed.</summary>
    Hcp,

    /// <summary>Dimer.</summary>
    Dim,

    /// <summary>Diamond, or zinc blende of an alloy.</summary>
    Dia,

    /// <summary>Diamond whose second shell is that of the third neighbours.</summary>
    Dia3,

    /// <summary>Rock salt.</summary>
    B1,

    /// <summary>MoSi2.</summary>
    C11,

    /// <summary>Cu3Au.</summary>
    L12,

    /// <summary>CsCl.</summary>
    B2,

    /// <summary>Methane.</summary>
    Ch4,

    /// <summary>Line.</summary>
    Lin,

    /// <summary>Zigzag chain.</summary>
    Zig,

    /// <summary>Bent triatomic molecule.</summary>
    Tri,
}
