using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Structure;

/// <summary>How many partners centres have within a distance.</summary>
/// <param name="Mean">Mean number per centre, its error from the series of frame means.</param>
/// <param name="Shares">Share of centres (0…1, averaged over frames) that have 0, 1, 2, … partners; 64 stands for 64 and more.</param>
/// <param name="Frames">Frames.</param>
/// <param name="Centers">Centres per frame.</param>
public sealed record CoordinationResult(Measured Mean, Measured[] Shares, int Frames, int Centers);
