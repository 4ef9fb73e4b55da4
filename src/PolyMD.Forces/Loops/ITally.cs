namespace PolyMD.Forces.Loops;

/// <summary>Tells a loop at JIT time which sums it must keep, so that unwanted work vanishes from the machine code.</summary>
public interface ITally
{
    /// <summary>Whether energies and virial are summed.</summary>
    static abstract bool Global { get; }

    /// <summary>Whether per-atom energies and virials are summed.</summary>
    static abstract bool PerAtom { get; }
}

/// <summary>Forces only.</summary>
public readonly struct ForcesOnly : ITally
{
    /// <inheritdoc/>
    public static bool Global => false;

    /// <inheritdoc/>
    public static bool PerAtom => false;
}

/// <summary>Forces, total energies and virial.</summary>
public readonly struct GlobalTally : ITally
{
    /// <inheritdoc/>
    public static bool Global => true;

    /// <inheritdoc/>
    public static bool PerAtom => false;
}

/// <summary>Everything, per atom too.</summary>
public readonly struct FullTally : ITally
{
    /// <inheritdoc/>
    public static bool Global => true;

    /// <inheritdoc/>
    public static bool PerAtom => true;
}
