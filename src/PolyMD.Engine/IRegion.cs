using PolyMD.Numerics;

namespace PolyMD.Engine;

/// <summary>A region of space from the deck.</summary>
public interface IRegion
{
    /// <summary>Region id.</summary>
    string Id { get; }

    /// <summary>Whether a point lies in the region (side in/out taken into account).</summary>
    /// <param name="r">Point, as stored (wrapped).</param>
    bool Contains(Vec3 r);
}
