using PolyMD.Building.Crystals;
using PolyMD.Building.Packing;

namespace PolyMD.Building;

/// <summary>What was built, in numbers a report can print. Heights in Angstrom from z = 0, the middle of the lithium.</summary>
/// <param name="Cell">Lateral cell and strains; without crystals in a bulk.</param>
/// <param name="Composition">Electrolyte.</param>
/// <param name="LithiumLayers">Atomic layers of lithium.</param>
/// <param name="LithiumHalf">Height of the outermost lithium layer.</param>
/// <param name="SheetHeight">Height of the sheet's lithium-side plane; NaN without a sheet.</param>
/// <param name="ElectrolyteLow">Lower wall of the packed electrolyte.</param>
/// <param name="ElectrolyteHigh">Upper wall of the packed electrolyte.</param>
/// <param name="BoxHeight">Height of the cell as built.</param>
/// <param name="ElectrolyteThicknessAtDensity">Thickness of the electrolyte at the target density.</param>
/// <param name="MinimumDistances">Smallest distances that packing kept.</param>
/// <param name="PackingAttempts">How many times packing began anew.</param>
public sealed record StackPlan(
    LateralCell? Cell, ElectrolyteComposition Composition, int LithiumLayers, double LithiumHalf, double SheetHeight,
    double ElectrolyteLow, double ElectrolyteHigh, double BoxHeight, double ElectrolyteThicknessAtDensity,
    MinimumDistances MinimumDistances, int PackingAttempts);
