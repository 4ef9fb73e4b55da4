using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Structure;

/// <summary>How close a material lies to a surface.</summary>
/// <param name="Gap">Centres of the bins of gaps, deck unit; negative where atoms interlock.</param>
/// <param name="Share">Share of the surface's columns with such a gap, per length.</param>
/// <param name="Distance">Centres of the bins of distances.</param>
/// <param name="Nearest">Share of the surface's atoms whose nearest partner lies so far, per length.</param>
/// <param name="MeanGap">Mean gap over the columns that both sides cover.</param>
/// <param name="MeanDistance">Mean distance of the nearest partner within the reach.</param>
/// <param name="ContactShare">Share of the cross-section whose gap is less than the probe's diameter.</param>
/// <param name="ContactArea">That share times the cross-section, deck unit squared.</param>
/// <param name="CrossSection">Mean cross-section.</param>
/// <param name="Frames">Frames.</param>
public sealed record ContactGapResult(
    double[] Gap, Measured[] Share, double[] Distance, Measured[] Nearest, Measured MeanGap, Measured MeanDistance, Measured ContactShare, Measured ContactArea, double CrossSection, int Frames);
