namespace PolyMD.Engine;

/// <summary>What becomes of an atom that leaves through a fixed face (thermo_modify lost).</summary>
public enum LostAtoms
{
    /// <summary>The run stops.</summary>
    Error,

    /// <summary>The atom is deleted, with a warning at the first loss.</summary>
    Warn,

    /// <summary>The atom is deleted.</summary>
    Ignore,
}
