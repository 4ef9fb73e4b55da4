using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Interfaces;

/// <summary>What one term of the heat current carries from lithium to electrolyte.</summary>
/// <param name="Name">Term.</param>
/// <param name="Lithium">In the lithium, W/m².</param>
/// <param name="Electrolyte">In the electrolyte, W/m².</param>
public sealed record LocalFluxTerm(string Name, Measured Lithium, Measured Electrolyte);
