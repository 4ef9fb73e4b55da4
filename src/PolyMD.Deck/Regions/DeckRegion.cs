using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>Base of the regions: applies side in/out.</summary>
internal abstract class DeckRegion(RegionSetup setup) : IRegion
{
    /// <inheritdoc/>
    public string Id => setup.Id;

    protected RegionSetup Setup => setup;

    /// <inheritdoc/>
    public bool Contains(Vec3 r) => Inside(r) != setup.Outside;

    protected abstract bool Inside(Vec3 r);
}
