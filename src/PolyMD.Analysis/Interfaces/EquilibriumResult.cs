using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Interfaces;

/// <summary>A conductance from fluctuations at equilibrium.</summary>
/// <param name="Lag">Lag times, deck unit.</param>
/// <param name="Correlation">C(t)/C(0).</param>
/// <param name="Running">Conductance by the integral up to each lag, W/(m² K) (reduced in lj units); the first is undefined for differences of temperature.</param>
/// <param name="Conductance">Its mean over the plateau.</param>
/// <param name="PlateauStart">Where the plateau begins.</param>
/// <param name="PlateauEnd">Where it ends.</param>
/// <param name="Samples">Samples.</param>
/// <param name="Warnings">What a reader must know.</param>
public sealed record EquilibriumResult(
    double[] Lag, Measured[] Correlation, Measured[] Running, Conductance Conductance, double PlateauStart, double PlateauEnd, int Samples, IReadOnlyList<string> Warnings);
