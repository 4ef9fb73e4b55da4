using PolyMD.Engine.Styles;

namespace PolyMD.Deck.Output;

/// <summary>How a minimisation ended, with the largest force components.</summary>
internal sealed record MinimizationStats(MinimizationResult Result, double InitialMaxForce, double FinalMaxForce);
