using PolyMD.Numerics;

namespace PolyMD.Engine;

/// <summary>The place of a region's surface that is nearest to a point.</summary>
/// <param name="Distance">Distance.</param>
/// <param name="Away">Vector from the surface to the point.</param>
public readonly record struct SurfaceContact(double Distance, Vec3 Away);
