namespace PolyMD.Deck.Provenance;

/// <summary>What a comparison of a file with that of an earlier run has found.</summary>
public enum Verdict
{
    /// <summary>Byte for byte, or compressed, the same.</summary>
    Same,

    /// <summary>The same but for lines that hold times.</summary>
    SameButTimes,

    /// <summary>Not the same.</summary>
    Differs,

    /// <summary>Written by the earlier run only.</summary>
    Missing,

    /// <summary>Written by this run only.</summary>
    New,
}
