using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody.Interlayer;

/// <summary>
/// Site energy of an interlayer potential, U_i = Σ_j ½[a(r_ij) + p(r_ij)] + e(r_ij) f(ρ_ij²), ρ_ij² = r_ij² − (r_ij·n_i)². The normal n_i is that
/// of the plane through up to three neighbours in the same molecule, (r₁×r₂ + r₂×r₃ + r₃×r₁) normalised; of two, r₁×r₂; of fewer, z
/// (Kolmogorov, Crespi, Phys. Rev. B 71, 235415 (2005)). The forces on the atoms that define the normal are exact. Parts: attraction, repulsion.
/// </summary>
/// <typeparam name="TEntry">Numbers of a pair of elements.</typeparam>
/// <param name="table">Entries i·n + j.</param>
/// <param name="elements">n.</param>
/// <param name="cutoff">Range of the interaction between layers.</param>
internal readonly unsafe struct InterlayerKernel<TEntry>(TEntry* table, int elements, double cutoff) : ISiteKernel where TEntry : unmanaged, IInterlayerEntry
{
    private const int MostNeighbors = 3;

    /// <inheritdoc/>
    public static int WorkColumns => 0;

    /// <inheritdoc/>
    public static bool NeedsMolecules => !TEntry.Flat;

    /// <inheritdoc/>
    public static int PartCount => 2;

    /// <inheritdoc/>
    public double Evaluate(ref Site site)
    {
        int* bonded = stackalloc int[MostNeighbors];
        TEntry* row = table + site.Element * elements;
        int n = site.Count, count = TEntry.Flat ? 0 : Bonded(ref site, row, bonded);
        site.ClearGradient();
        Vec3 w = Plane(ref site, bonded, count);
        double length = w.Length;
        Vec3 normal = w / length, onNormal = default;
        double attraction = 0, repulsion = 0, cutoff2 = cutoff * cutoff;
        for (int k = 0; k < n; k++)
        {
            double r2 = site.R2[k];
            if (r2 >= cutoff2 || (!TEntry.Flat && site.Molecules[k] == site.Molecule)) continue;
            ref readonly TEntry entry = ref row[site.Elements[k]];
            Vec3 d = At(ref site, k);
            double r = Math.Sqrt(r2), along = Vec3.Dot(d, normal);
            entry.Radial(r, out InterlayerRadial radial);
            double f = entry.Registry(r2 - along * along, out double slope);
            attraction += 0.5 * radial.Attraction;
            repulsion += 0.5 * radial.Repulsion + radial.Envelope * f;
            double registry = 2 * radial.Envelope * slope;
            double onD = (0.5 * (radial.AttractionSlope + radial.RepulsionSlope) + radial.EnvelopeSlope * f) / r + registry;
            site.AddGradient(k, d * onD - normal * (registry * along));
            onNormal -= d * (registry * along);
        }
        site.Parts[0] += attraction;
        site.Parts[1] += repulsion;
        if (count >= 2)
        {
            Vec3 p = (onNormal - normal * Vec3.Dot(normal, onNormal)) / length;
            for (int b = 0; b < count; b++) site.AddGradient(bonded[b], Vec3.Cross(Edge(ref site, bonded, count, b), p));
        }
        return attraction + repulsion;
    }

    /// <inheritdoc/>
    public void Share(ref Site site, SiteShares shares)
    {
        // The energy of i with j belongs half to each; the force of j on the normal of i acts between i and the atoms that define the normal.
        int* bonded = stackalloc int[MostNeighbors];
        TEntry* row = table + site.Element * elements;
        int count = TEntry.Flat ? 0 : Bonded(ref site, row, bonded);
        Vec3 w = Plane(ref site, bonded, count), normal = w / w.Length;
        double cutoff2 = cutoff * cutoff;
        for (int k = 0; k < site.Count; k++)
        {
            double r2 = site.R2[k];
            if (r2 >= cutoff2 || (!TEntry.Flat && site.Molecules[k] == site.Molecule)) continue;
            ref readonly TEntry entry = ref row[site.Elements[k]];
            Vec3 d = shares.At(k);
            double r = Math.Sqrt(r2), along = Vec3.Dot(d, normal);
            entry.Radial(r, out InterlayerRadial radial);
            double f = entry.Registry(r2 - along * along, out double slope), registry = 2 * radial.Envelope * slope;
            double onD = (0.5 * (radial.AttractionSlope + radial.RepulsionSlope) + radial.EnvelopeSlope * f) / r + registry;
            shares.Pair(k, 0.5 * (radial.Attraction + radial.Repulsion) + radial.Envelope * f, d * onD - normal * (registry * along));
            if (count < 2) continue;
            Vec3 onNormal = d * (-registry * along), p = (onNormal - normal * Vec3.Dot(normal, onNormal)) / w.Length;
            for (int b = 0; b < count; b++)
            {
                Vec3 onB = Vec3.Cross(Edge(ref site, bonded, count, b), p);
                shares.Slope(bonded[b], d * 0.5, onB);
                shares.ShareByTwo(bonded[b], onB);
            }
        }
    }

    // The vector whose direction is the normal: r₁×r₂ + r₂×r₃ + r₃×r₁, r₁×r₂, or z.
    private static Vec3 Plane(ref Site site, int* bonded, int count)
    {
        Vec3 w = count switch
        {
            3 => Vec3.Cross(At(ref site, bonded[0]), At(ref site, bonded[1])) + Vec3.Cross(At(ref site, bonded[1]), At(ref site, bonded[2])) + Vec3.Cross(At(ref site, bonded[2]), At(ref site, bonded[0])),
            2 => Vec3.Cross(At(ref site, bonded[0]), At(ref site, bonded[1])),
            _ => new Vec3(0, 0, 1),
        };
        if (!(w.Length > 0)) throw new PolyMDException("the neighbours of an atom in its layer lie on a line: its normal is not defined");
        return w;
    }

    // The derivative of Plane by its b-th neighbour is the product with this edge: ∂(w·p)/∂r_b = edge × p.
    private static Vec3 Edge(ref Site site, int* bonded, int count, int b)
    {
        if (count == 2) return b == 0 ? At(ref site, bonded[1]) : -At(ref site, bonded[0]);
        return At(ref site, bonded[(b + 1) % MostNeighbors]) - At(ref site, bonded[(b + 2) % MostNeighbors]);
    }

    private static int Bonded(ref Site site, TEntry* row, int* bonded)
    {
        int count = 0;
        for (int k = 0; k < site.Count; k++)
        {
            double reach = row[site.Elements[k]].NormalReach;
            if (site.Molecules[k] != site.Molecule || site.R2[k] >= reach * reach) continue;
            if (count == MostNeighbors) throw new PolyMDException($"an atom of molecule {site.Molecule} has more than three neighbours in its own layer within {reach:g6}: the normals of interlayer potentials are defined by at most three");
            bonded[count++] = k;
        }
        return count;
    }

    private static Vec3 At(ref Site site, int k) => new(site.X[k], site.Y[k], site.Z[k]);
}
