namespace PolyMD.Building.Packing;

/// <summary>Smallest allowed distances between atoms more than three bonds apart, in Angstrom.</summary>
/// <param name="HeavyHeavy">Two atoms other than hydrogen.</param>
/// <param name="HeavyHydrogen">Hydrogen and another atom.</param>
/// <param name="HydrogenHydrogen">Two hydrogens.</param>
public readonly record struct MinimumDistances(double HeavyHeavy, double HeavyHydrogen, double HydrogenHydrogen)
{
    /// <summary>Where packing starts: 2.7, 2.25 and 2.0 Angstrom.</summary>
    public static MinimumDistances Default => new(2.7, 2.25, 2.0);

    /// <summary>All distances multiplied by a factor.</summary>
    /// <param name="factor">Factor.</param>
    public MinimumDistances Scaled(double factor) => new(HeavyHeavy * factor, HeavyHydrogen * factor, HydrogenHydrogen * factor);

    /// <summary>The distance for a pair.</summary>
    /// <param name="hydrogenA">True if the first is hydrogen.</param>
    /// <param name="hydrogenB">True if the second is hydrogen.</param>
    public double Between(bool hydrogenA, bool hydrogenB) =>
        hydrogenA ? (hydrogenB ? HydrogenHydrogen : HeavyHydrogen) : hydrogenB ? HeavyHydrogen : HeavyHeavy;
}
