namespace PolyMD.Analysis.Interfaces;

/// <summary>The heat that the slab around a bath stores: E = C T, with C = 3 N k for classical atoms near harmonic.</summary>
/// <param name="TemperatureColumn">Column of the heat file with the slab's temperature, averaged over the same intervals as the bath's energy.</param>
/// <param name="HeatCapacity">C in energy per temperature of the deck.</param>
public sealed record HeatStorage(string TemperatureColumn, double HeatCapacity);
