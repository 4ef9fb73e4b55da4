using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Transport;

/// <summary>Van Hove functions; the first index of all arrays is the lag.</summary>
/// <param name="Lag">Lag times, deck unit.</param>
/// <param name="R">Centres of the bins, deck distance unit.</param>
/// <param name="MeanSquare">⟨r²⟩.</param>
/// <param name="NonGaussian">α₂.</param>
/// <param name="Self">4πr²G_s: probability per distance of a displacement.</param>
/// <param name="Distinct">G_d/ρ; empty if no partners were asked for.</param>
/// <param name="Atoms">Followed atoms.</param>
/// <param name="Frames">Frames.</param>
public sealed record VanHoveResult(double[] Lag, double[] R, Measured[] MeanSquare, Measured[] NonGaussian, Measured[][] Self, Measured[][] Distinct, int Atoms, int Frames);
