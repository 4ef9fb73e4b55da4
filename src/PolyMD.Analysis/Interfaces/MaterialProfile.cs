namespace PolyMD.Analysis.Interfaces;

/// <summary>Time-averaged temperature of one material against z, for plots and CSV files. Bins that never held an atom are left out.</summary>
/// <param name="Material">lithium, sheet or electrolyte.</param>
/// <param name="Z">Bin centres, deck unit.</param>
/// <param name="Temperature">Mean temperature, each block weighted with its number of atoms.</param>
/// <param name="Error">Standard error over the time blocks; NaN with too few.</param>
/// <param name="Count">Mean number of atoms in the bin.</param>
/// <param name="Fitted">True for bins that entered a straight fit.</param>
public sealed record MaterialProfile(
    string Material, double[] Z, double[] Temperature, double[] Error, double[] Count, bool[] Fitted);
