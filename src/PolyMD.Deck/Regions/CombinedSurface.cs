using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Deck.Regions;

/// <summary>The surface of a union or an intersection: those contacts with the parts whose surface point is not swallowed by the other parts.</summary>
internal sealed class CombinedSurface(IRegion[] parts)
{
    public int Limit => parts.Sum(p => p.ContactLimit);

    /// <summary>Finds contacts.</summary>
    /// <param name="r">Point.</param>
    /// <param name="cutoff">Distance.</param>
    /// <param name="contacts">Target.</param>
    /// <param name="complement">Whether every part stands for all that lies outside it.</param>
    /// <param name="inAll">Whether a surface point must lie in all other parts (intersection) or in none (union).</param>
    public int Find(Vec3 r, double cutoff, Span<SurfaceContact> contacts, bool complement, bool inAll)
    {
        int count = 0;
        foreach (IRegion part in parts)
        {
            int found = ((DeckRegion)part).Surface(r, cutoff, contacts[count..], complement), kept = count;
            for (int k = count; k < count + found; k++)
            {
                Vec3 surface = r - contacts[k].Away;
                if (Array.TrueForAll(parts, other => other == part || (other.Contains(surface) != complement) == inAll)) contacts[kept++] = contacts[k];
            }
            count = kept;
        }
        return count;
    }
}
