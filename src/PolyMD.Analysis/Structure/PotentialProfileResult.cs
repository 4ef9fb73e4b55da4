using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Structure;

/// <summary>Electrostatics across the cell.</summary>
/// <param name="Face">Faces between slabs, first and last ones those of the cell, deck distance unit.</param>
/// <param name="ChargeDensity">Charge per volume in the slab above each face but the last.</param>
/// <param name="Field">Field at the faces, V per deck length (reduced for lj).</param>
/// <param name="Potential">φ at the faces, V (reduced for lj).</param>
/// <param name="IsPeriodic">True if φ is the same at both ends.</param>
/// <param name="Frames">Frames.</param>
public sealed record PotentialProfileResult(double[] Face, Measured[] ChargeDensity, Measured[] Field, Measured[] Potential, bool IsPeriodic, int Frames);
