namespace PolyMD.Studies.Reporting;

/// <summary>Strain of one component in the common cell.</summary>
/// <param name="Component">Component, for example "Li(001)".</param>
/// <param name="Cell">Its supercell, for example "13x13".</param>
/// <param name="XPercent">Strain along x in %.</param>
/// <param name="YPercent">Strain along y in %.</param>
public sealed record StrainRow(string Component, string Cell, double XPercent, double YPercent);
