namespace PolyMD.Analysis.Interfaces;

/// <summary>Where a heat bath sits along z. It may reach through the periodic boundary: give <paramref name="Hi"/> beyond the box, or <paramref name="Lo"/> below it.</summary>
/// <param name="Lo">Lower face, distance unit of the deck.</param>
/// <param name="Hi">Upper face, above <paramref name="Lo"/>.</param>
public readonly record struct BathRegion(double Lo, double Hi)
{
    /// <summary>Middle of the bath.</summary>
    public double Center => 0.5 * (Lo + Hi);

    /// <summary>Half its thickness.</summary>
    public double HalfWidth => 0.5 * (Hi - Lo);
}
