using PolyMD.Numerics;

namespace PolyMD.Engine;

/// <summary>What two groups of atoms do to each other.</summary>
/// <param name="Energy">Every pair of atoms once; energy units.</param>
/// <param name="Force">On the first group from the second; force units.</param>
public readonly record struct GroupInteraction(double Energy, Vec3 Force);
