using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>Points in all of several regions: N id1 id2 ….</summary>
[RegionStyle("intersect")]
internal sealed class RegionIntersect(RegionSetup setup, ArgReader args) : DeckRegion(setup)
{
    private readonly IRegion[] _parts = RegionUnion.ReadParts(setup, args);

    protected override bool Inside(Vec3 r) => Array.TrueForAll(_parts, p => p.Contains(r));
}
