namespace PolyMD.Forces.Pair;

/// <summary>What a pair kernel needs besides distance and coefficients.</summary>
[Flags]
public enum PairTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Charges.</summary>
    Charges = 1,

    /// <summary>The splitting parameter of a k-space solver; the style computes the real-space part.</summary>
    LongRangeCoulomb = 2,

    /// <summary>The unwanted part of a bonded pair is subtracted, so that a pair with factor 0 contributes too.</summary>
    SubtractsExcluded = 4,

    /// <summary>Forces can be split by distance for nested time steps (run_style respa inner, middle, outer).</summary>
    SplitsByDistance = 8,

    /// <summary>Only atoms of different molecules (layers) interact.</summary>
    BetweenMolecules = 16,
}
