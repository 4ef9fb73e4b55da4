using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Transport;

/// <summary>Stretches of time in which ions moved by one mechanism.</summary>
/// <param name="Share">Their share of all stretches.</param>
/// <param name="MeanSquare">Mean squared displacement over one, deck unit; unknown if there are none.</param>
/// <param name="ShareOfMotion">Their share of the sum of squared displacements.</param>
public readonly record struct StretchKind(Measured Share, Measured MeanSquare, Measured ShareOfMotion);
