using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Transport;

/// <summary>A correlation function of velocities or of the charge current, and its integral.</summary>
/// <param name="Lag">Lag times, deck unit.</param>
/// <param name="Correlation">C(t)/C(0).</param>
/// <param name="Zero">C(0), squared velocity (or current) of the deck.</param>
/// <param name="Running">Running integral in the unit of the coefficient.</param>
/// <param name="Plateau">Mean of the running integral over the plateau: D, cm²/s, or σ, S/cm (reduced for lj).</param>
/// <param name="PlateauStart">Where the plateau begins, deck time unit.</param>
/// <param name="PlateauEnd">Where it ends.</param>
/// <param name="Atoms">Atoms.</param>
/// <param name="Frames">Frames.</param>
/// <param name="Warnings">What a reader must know.</param>
public sealed record GreenKuboResult(
    double[] Lag, Measured[] Correlation, double Zero, Measured[] Running, Measured Plateau, double PlateauStart, double PlateauEnd, int Atoms, int Frames, IReadOnlyList<string> Warnings);
