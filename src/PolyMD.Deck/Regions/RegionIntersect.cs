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

    protected override (Vec3 Lo, Vec3 Hi)? Bounds
    {
        get
        {
            (Vec3 Lo, Vec3 Hi)[] known = [.. _parts.OfType<DeckRegion>().Where(p => p.Extent is not null).Select(p => p.Extent!.Value)];
            return known.Length == 0 ? null : (known.Select(e => e.Lo).Aggregate(Vec3.Max), known.Select(e => e.Hi).Aggregate(Vec3.Min));
        }
    }

    protected override bool Inside(Vec3 r) => Array.TrueForAll(_parts, p => p.Contains(r));
}
