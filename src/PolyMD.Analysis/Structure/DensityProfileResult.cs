using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Structure;

/// <summary>A density profile in the deck's units.</summary>
/// <param name="Position">Centres of the slabs.</param>
/// <param name="Number">Atoms per volume.</param>
/// <param name="Mass">Mass per volume; empty if the frames have no masses.</param>
/// <param name="Charge">Charge per volume; empty if the frames have no charges.</param>
/// <param name="Frames">Frames.</param>
public sealed record DensityProfileResult(double[] Position, Measured[] Number, Measured[] Mass, Measured[] Charge, int Frames);
