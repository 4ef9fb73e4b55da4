using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>Site energy Σ_j&lt;k K (θ_jik − θ₀)² over the neighbours within their pair ranges.</summary>
/// <param name="table">Entries (i·n + j)·n + k.</param>
/// <param name="elements">n.</param>
internal readonly unsafe struct HarmonicTripletKernel(HarmonicTripletEntry* table, int elements) : ISiteKernel
{
    // As LAMMPS: angles nearer to 0 or 180 degrees exert a bounded force.
    private const double LeastSine = 0.001;

    /// <inheritdoc/>
    public static int WorkColumns => 0;

    /// <inheritdoc/>
    public double Evaluate(ref Site site)
    {
        site.ClearGradient();
        return Terms(ref site, default, share: false);
    }

    /// <inheritdoc/>
    public void Share(ref Site site, SiteShares shares) => Terms(ref site, shares, share: true);

    private double Terms(ref Site site, SiteShares shares, bool share)
    {
        int n = site.Count;
        HarmonicTripletEntry* mine = table + site.Element * elements * elements;
        double energy = 0;
        for (int j = 0; j < n; j++)
        {
            double cutoffJ = mine[site.Elements[j] * elements + site.Elements[j]].Cutoff;
            if (site.R2[j] >= cutoffJ * cutoffJ) continue;
            Vec3 a = new(site.X[j], site.Y[j], site.Z[j]);
            double inverseA = 1 / Math.Sqrt(site.R2[j]);
            for (int k = j + 1; k < n; k++)
            {
                double cutoffK = mine[site.Elements[k] * elements + site.Elements[k]].Cutoff;
                ref readonly HarmonicTripletEntry entry = ref mine[site.Elements[j] * elements + site.Elements[k]];
                if (site.R2[k] >= cutoffK * cutoffK || entry.K == 0) continue;
                Vec3 b = new(site.X[k], site.Y[k], site.Z[k]);
                double inverseB = 1 / Math.Sqrt(site.R2[k]);
                double cosine = Math.Clamp(Vec3.Dot(a, b) * inverseA * inverseB, -1, 1), excess = Math.Acos(cosine) - entry.Theta0;
                double slope = -2 * entry.K * excess / Math.Max(Math.Sqrt(1 - cosine * cosine), LeastSine);
                double u = entry.K * excess * excess;
                Vec3 onJ = b * (slope * inverseA * inverseB) - a * (slope * cosine * inverseA * inverseA);
                Vec3 onK = a * (slope * inverseA * inverseB) - b * (slope * cosine * inverseB * inverseB);
                energy += u;
                if (share)
                {
                    shares.Triple(j, k, u, onJ, onK);
                    continue;
                }
                site.AddGradient(j, onJ);
                site.AddGradient(k, onK);
            }
        }
        return energy;
    }
}
