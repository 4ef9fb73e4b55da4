namespace PolyMD.Building.Crystals;

/// <summary>Engineering strains L / L0 - 1 of the two crystals of a stack.</summary>
/// <param name="LithiumX">Lithium along x.</param>
/// <param name="LithiumY">Lithium along y.</param>
/// <param name="SheetX">Sheet along x.</param>
/// <param name="SheetY">Sheet along y.</param>
public sealed record StrainReport(double LithiumX, double LithiumY, double SheetX, double SheetY)
{
    /// <summary>The largest absolute strain.</summary>
    public double Largest => Math.Max(Math.Max(Math.Abs(LithiumX), Math.Abs(LithiumY)), Math.Max(Math.Abs(SheetX), Math.Abs(SheetY)));

    /// <summary>One line for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"strain: lithium x {100 * LithiumX:+0.00;-0.00;0.00} % y {100 * LithiumY:+0.00;-0.00;0.00} %, sheet x {100 * SheetX:+0.00;-0.00;0.00} % y {100 * SheetY:+0.00;-0.00;0.00} %");
}
