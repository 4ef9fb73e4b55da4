using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Transport;

/// <summary>Motion within layers.</summary>
/// <param name="Lag">Lag times, deck unit.</param>
/// <param name="Layers">The layers.</param>
/// <param name="Atoms">Atoms followed.</param>
/// <param name="Frames">Frames.</param>
/// <param name="Warnings">What a reader must know.</param>
public sealed record LayerDiffusionResult(double[] Lag, LayerMotion[] Layers, int Atoms, int Frames, IReadOnlyList<string> Warnings);
