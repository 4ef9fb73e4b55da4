using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Transport;

/// <summary>How ions move through a polymer.</summary>
/// <param name="AlongRate">Hops along a chain per ion and deck time.</param>
/// <param name="BetweenRate">Hops between chains per ion and deck time.</param>
/// <param name="AlongHops">Hops along a chain that were counted.</param>
/// <param name="BetweenHops">Hops between chains that were counted.</param>
/// <param name="Bound">Share of ions with at least one host atom.</param>
/// <param name="Vehicular">Stretches without hops.</param>
/// <param name="Along">Stretches with hops along the chain only.</param>
/// <param name="Between">Stretches with hops between chains.</param>
/// <param name="Stretch">Length of a stretch, deck time unit.</param>
/// <param name="Ions">Ions.</param>
/// <param name="Frames">Frames.</param>
/// <param name="Warnings">What a reader must know.</param>
public sealed record ChainHoppingResult(
    Measured AlongRate, Measured BetweenRate, long AlongHops, long BetweenHops, Measured Bound, StretchKind Vehicular, StretchKind Along, StretchKind Between, double Stretch, int Ions, int Frames, IReadOnlyList<string> Warnings);
