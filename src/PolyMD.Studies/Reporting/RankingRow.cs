using PolyMD.Analysis.Interfaces;
using PolyMD.Analysis.Statistics;

namespace PolyMD.Studies.Reporting;

/// <summary>One line of the ranking.</summary>
/// <param name="Rank">Place, 1 is the lowest resistance; 0 without a result.</param>
/// <param name="Case">The case.</param>
/// <param name="Result">Its numbers; null without a result.</param>
/// <param name="Change">Change of R against the reference in %; unknown for the reference itself or without one.</param>
/// <param name="IsReference">True for the reference.</param>
/// <param name="ResolvedFromNext">True if R differs from that of the next row by more than two standard errors of the difference, false if not, null if it cannot be said.</param>
public sealed record RankingRow(
    int Rank, CaseReport Case, InterfaceResistanceSummary? Result, Measured Change, bool IsReference, bool? ResolvedFromNext);
