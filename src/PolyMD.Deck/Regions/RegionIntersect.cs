using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>Points in all of several regions: N id1 id2 ….</summary>
[RegionStyle("intersect")]
internal sealed class RegionIntersect : DeckRegion
{
    private readonly IRegion[] _parts;
    private readonly CombinedSurface _surface;

    public RegionIntersect(RegionSetup setup, ArgReader args) : base(setup)
    {
        _parts = RegionUnion.ReadParts(setup, args);
        _surface = new CombinedSurface(_parts);
    }

    protected override (Vec3 Lo, Vec3 Hi)? Bounds
    {
        get
        {
            (Vec3 Lo, Vec3 Hi)[] known = [.. _parts.OfType<DeckRegion>().Where(p => p.Extent is not null).Select(p => p.Extent!.Value)];
            return known.Length == 0 ? null : (known.Select(e => e.Lo).Aggregate(Vec3.Max), known.Select(e => e.Hi).Aggregate(Vec3.Min));
        }
    }

    protected override bool Inside(Vec3 r) => Array.TrueForAll(_parts, p => p.Contains(r));

    public override int ContactLimit => _surface.Limit;

    protected override int InnerContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts) => _surface.Find(r, cutoff, contacts, false, true);

    protected override int OuterContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts) => _surface.Find(r, cutoff, contacts, true, false);
}
