using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Spectra;

/// <summary>How alike two densities of states are: 1 if equal, 0 if they share no frequency.</summary>
/// <param name="First">One layer.</param>
/// <param name="Second">The other.</param>
/// <param name="Axis">total, x, y or z.</param>
/// <param name="Common">∫ min(g₁, g₂) dν with ∫ g = 1. The noise of g makes it too small; the error does not hold that.</param>
/// <param name="Cosine">∫ g₁ g₂ dν / √(∫ g₁² dν ∫ g₂² dν).</param>
public sealed record SpectrumOverlap(string First, string Second, string Axis, Measured Common, Measured Cosine);
