namespace PolyMD.Building.Crystals;

/// <summary>A lateral cell shared by lithium and sheet, with the strain that each carries in it.</summary>
/// <param name="LengthX">Length along x in Angstrom.</param>
/// <param name="LengthY">Length along y in Angstrom.</param>
/// <param name="LithiumX">Lithium cells along x.</param>
/// <param name="LithiumY">Lithium cells along y.</param>
/// <param name="LithiumTurned">True if lithium is turned by 45 degrees about z.</param>
/// <param name="SheetX">Sheet cells (length a) along x; 0 without a sheet.</param>
/// <param name="SheetY">Sheet cells (length a sqrt 3) along y; 0 without a sheet.</param>
/// <param name="Strain">Strain of each component.</param>
public sealed record LateralCell(
    double LengthX, double LengthY, int LithiumX, int LithiumY, bool LithiumTurned, int SheetX, int SheetY, StrainReport Strain)
{
    /// <summary>Area in square Angstrom.</summary>
    public double Area => LengthX * LengthY;
}
