using PolyMD.Numerics;

namespace PolyMD.Engine;

/// <summary>A region of space from the deck.</summary>
public interface IRegion
{
    /// <summary>Region id.</summary>
    string Id { get; }

    /// <summary>A box around the inside, for those who look for points in it; null if there is no finite one.</summary>
    (Vec3 Lo, Vec3 Hi)? Extent { get; }

    /// <summary>Greatest number of contacts a point can have with the surface.</summary>
    int ContactLimit { get; }

    /// <summary>Where the surface comes nearer to a point of the region than a distance: once for each of its faces.</summary>
    /// <param name="r">Point, as stored (wrapped).</param>
    /// <param name="cutoff">Distance.</param>
    /// <param name="contacts">Target, room for <see cref="ContactLimit"/>.</param>
    /// <returns>Contacts found.</returns>
    int Surface(Vec3 r, double cutoff, Span<SurfaceContact> contacts);

    /// <summary>Whether a point lies in the region (side in/out taken into account).</summary>
    /// <param name="r">Point, as stored (wrapped).</param>
    bool Contains(Vec3 r);
}
