using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Structure;

/// <summary>Free volume.</summary>
/// <param name="Probe">Radii of the probes, deck distance unit.</param>
/// <param name="Share">Share of the cell in which the centre of the probe fits, 0 to 1.</param>
/// <param name="Volume">Mean volume of the cell.</param>
/// <param name="Frames">Frames.</param>
public sealed record FreeVolumeResult(double[] Probe, Measured[] Share, double Volume, int Frames);
