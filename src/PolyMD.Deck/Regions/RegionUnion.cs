using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>Points in at least one of several regions: N id1 id2 ….</summary>
[RegionStyle("union")]
internal sealed class RegionUnion : DeckRegion
{
    private readonly IRegion[] _parts;
    private readonly CombinedSurface _surface;

    public RegionUnion(RegionSetup setup, ArgReader args) : base(setup)
    {
        _parts = ReadParts(setup, args);
        _surface = new CombinedSurface(_parts);
    }

    protected override (Vec3 Lo, Vec3 Hi)? Bounds => Array.TrueForAll(_parts, p => p is DeckRegion { Extent: not null })
        ? (_parts.Select(p => ((DeckRegion)p).Extent!.Value.Lo).Aggregate(Vec3.Min), _parts.Select(p => ((DeckRegion)p).Extent!.Value.Hi).Aggregate(Vec3.Max)) : null;

    protected override bool Inside(Vec3 r) => Array.Exists(_parts, p => p.Contains(r));

    public override int ContactLimit => _surface.Limit;

    protected override int InnerContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts) => _surface.Find(r, cutoff, contacts, false, false);

    protected override int OuterContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts) => _surface.Find(r, cutoff, contacts, true, true);

    internal static IRegion[] ReadParts(RegionSetup setup, ArgReader args)
    {
        int count = args.Integer("N", 2);
        IRegion[] parts = new IRegion[count];
        for (int k = 0; k < count; k++)
        {
            string id = args.Word("region-ID");
            parts[k] = setup.Regions.GetValueOrDefault(id)!;
            if (parts[k] is null) args.Fail($"there is no region '{id}'{NearestName.Hint(id, setup.Regions.Keys)}");
        }
        args.ExpectEnd();
        setup.LimitOpen(args, 0);
        return parts;
    }
}
