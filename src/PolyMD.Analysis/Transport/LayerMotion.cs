using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Transport;

/// <summary>Motion within one layer.</summary>
/// <param name="From">Lower face in the first cell, deck distance unit.</param>
/// <param name="To">Upper face.</param>
/// <param name="Coefficient">D along the layer, cm²/s (reduced for lj); unknown where the motion is not diffusive.</param>
/// <param name="Apparent">The slope in the same unit, diffusive or not.</param>
/// <param name="Beta">d ln MSD / d ln t over the window.</param>
/// <param name="Msd">Squared displacement along the layer of the atoms that stayed, at each lag.</param>
/// <param name="Stay">Share of atoms that stayed in the layer all the time, at each lag.</param>
public sealed record LayerMotion(double From, double To, Measured Coefficient, Measured Apparent, Measured Beta, Measured[] Msd, Measured[] Stay);
