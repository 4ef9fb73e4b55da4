namespace PolyMD.Analysis.Structure;

/// <summary>The first coordination shell; all NaN if g(r) has no peak above 1.</summary>
/// <param name="PeakPosition">r of the first peak, deck distance unit.</param>
/// <param name="PeakHeight">g there.</param>
/// <param name="MinimumPosition">r of the first minimum: the shell's cutoff.</param>
/// <param name="MinimumHeight">g there; the closer to 0, the sharper the shell.</param>
/// <param name="CoordinationNumber">Neighbours up to the minimum.</param>
public readonly record struct FirstShell(double PeakPosition, double PeakHeight, double MinimumPosition, double MinimumHeight, double CoordinationNumber);
