using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Interfaces;

/// <summary>A straight fit to one side of an interface, in the path coordinate s (distance from the middle of the lithium) and ready to draw in z.</summary>
/// <param name="Fit">The line T(s).</param>
/// <param name="ZFrom">z of the first fitted bin, unwrapped from the lithium outwards (may lie outside the box by one period).</param>
/// <param name="ZTo">z of the last fitted bin, same convention.</param>
/// <param name="TFrom">Line's value there.</param>
/// <param name="TTo">Line's value there.</param>
/// <param name="Bins">Bins in the fit.</param>
public sealed record FittedLine(LinearFit Fit, double ZFrom, double ZTo, double TFrom, double TTo, int Bins);
