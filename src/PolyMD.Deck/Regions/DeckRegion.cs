using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>Base of the regions: applies side in/out, open faces and the motion of move and rotate.</summary>
internal abstract class DeckRegion(RegionSetup setup) : IRegion
{
    /// <inheritdoc/>
    public string Id => setup.Id;

    /// <inheritdoc/>
    public (Vec3 Lo, Vec3 Hi)? Extent => setup.Outside || setup.Motion is not null ? null : Bounds;

    /// <inheritdoc/>
    public abstract int ContactLimit { get; }

    protected RegionSetup Setup => setup;

    protected virtual (Vec3 Lo, Vec3 Hi)? Bounds => null;

    /// <inheritdoc/>
    public bool Contains(Vec3 r) => Inside(setup.Motion is { } motion ? motion.Undo(r) : r) != setup.Outside;

    /// <inheritdoc/>
    public int Surface(Vec3 r, double cutoff, Span<SurfaceContact> contacts) => Surface(r, cutoff, contacts, false);

    /// <summary>Contacts of the region, or of all that lies outside it.</summary>
    internal int Surface(Vec3 r, double cutoff, Span<SurfaceContact> contacts, bool complement)
    {
        Vec3 at = setup.Motion is { } motion ? motion.Undo(r) : r;
        int count;
        // Through an open face a point gets to the other side of the walls, which act there too.
        if (setup.Open.Count > 0)
        {
            count = OuterContacts(at, cutoff, contacts);
            count += InnerContacts(at, cutoff, contacts[count..]);
        }
        else count = setup.Outside != complement ? OuterContacts(at, cutoff, contacts) : InnerContacts(at, cutoff, contacts);
        if (setup.Motion is not null) for (int k = 0; k < count; k++) contacts[k] = contacts[k] with { Away = setup.Motion.Turn(contacts[k].Away) };
        return count;
    }

    protected abstract bool Inside(Vec3 r);

    /// <summary>Contacts of a point within the shape.</summary>
    protected abstract int InnerContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts);

    /// <summary>Contacts of a point outside the shape.</summary>
    protected abstract int OuterContacts(Vec3 r, double cutoff, Span<SurfaceContact> contacts);

    /// <summary>Whether face 1 … 6 is open (keyword open).</summary>
    protected bool IsOpen(int face) => setup.Open.Contains(face);

    /// <summary>The contact with a point of the surface, if it is near enough.</summary>
    protected static int Touch(Vec3 r, Vec3 surface, double cutoff, Span<SurfaceContact> contacts)
    {
        Vec3 away = r - surface;
        double distance = away.Length;
        if (!(distance < cutoff)) return 0;
        contacts[0] = new SurfaceContact(distance, away);
        return 1;
    }
}
