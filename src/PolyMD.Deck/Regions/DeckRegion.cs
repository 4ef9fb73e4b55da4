using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>Base of the regions: applies side in/out and the motion of move and rotate.</summary>
internal abstract class DeckRegion(RegionSetup setup) : IRegion
{
    /// <inheritdoc/>
    public string Id => setup.Id;

    /// <summary>A box around the inside, for those who look for points in it; null if there is no finite one.</summary>
    public (Vec3 Lo, Vec3 Hi)? Extent => setup.Outside || setup.Motion is not null ? null : Bounds;

    protected RegionSetup Setup => setup;

    protected virtual (Vec3 Lo, Vec3 Hi)? Bounds => null;

    /// <inheritdoc/>
    public bool Contains(Vec3 r) => Inside(setup.Motion is { } motion ? motion.Undo(r) : r) != setup.Outside;

    protected abstract bool Inside(Vec3 r);
}
