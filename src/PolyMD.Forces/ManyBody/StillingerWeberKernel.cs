using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// Stillinger-Weber's site energy U_i = ½ Σ_j φ₂(r_ij) + Σ_j&lt;k λε (cos θ_jik − cos θ₀)² h_ij h_ik with
/// h = e^(γσ/(r−aσ)) (F. H. Stillinger, T. A. Weber, Phys. Rev. B 31, 5262 (1985)).
/// </summary>
/// <typeparam name="TLane">Register width of the batches.</typeparam>
/// <param name="table">Entries (i·n + j)·n + k.</param>
/// <param name="elements">n, the number of elements.</param>
internal readonly unsafe partial struct StillingerWeberKernel<TLane>(StillingerWeberEntry* table, int elements) : ISiteKernel
    where TLane : unmanaged, ILane<TLane>
{
    /// <inheritdoc/>
    public static int WorkColumns => 11;

    /// <inheritdoc/>
    public static bool Batches => true;

    /// <inheritdoc/>
    public double Evaluate(ref Site site)
    {
        int n = site.Count, stride = site.Stride;
        double* inverse = site.Work, ux = inverse + stride, uy = ux + stride, uz = uy + stride, h = uz + stride, hSlope = h + stride;
        StillingerWeberEntry* mine = table + site.Element * elements * elements;
        double energy = 0;
        for (int k = 0; k < n; k++)
        {
            ref readonly StillingerWeberEntry pair = ref mine[site.Elements[k] * elements + site.Elements[k]];
            double r = Math.Sqrt(site.R2[k]);
            inverse[k] = 1 / r;
            ux[k] = site.X[k] * inverse[k];
            uy[k] = site.Y[k] * inverse[k];
            uz[k] = site.Z[k] * inverse[k];
            site.Px[k] = site.Py[k] = site.Pz[k] = 0;
            h[k] = hSlope[k] = 0;
            if (r >= pair.Reach) continue;
            energy += 0.5 * pair.TwoBody(r, out double slope);
            slope *= 0.5;
            double gap = 1 / (r - pair.Cutoff);
            h[k] = Math.Exp(pair.SigmaGamma * gap);
            hSlope[k] = -h[k] * pair.SigmaGamma * gap * gap;
            site.Px[k] = slope * ux[k];
            site.Py[k] = slope * uy[k];
            site.Pz[k] = slope * uz[k];
        }
        for (int k = n; k < (n + 7 & ~7); k++) site.Px[k] = site.Py[k] = site.Pz[k] = 0;
        for (int j = 0; j < n; j++)
        {
            if (h[j] == 0) continue;
            for (int k = j + 1; k < n; k++)
            {
                ref readonly StillingerWeberEntry triple = ref mine[site.Elements[j] * elements + site.Elements[k]];
                if (h[k] == 0 || triple.LambdaEpsilon == 0) continue;
                double cosine = ux[j] * ux[k] + uy[j] * uy[k] + uz[j] * uz[k];
                double excess = cosine - triple.CosTheta0, strength = triple.LambdaEpsilon * excess * excess;
                energy += strength * h[j] * h[k];
                double angular = 2 * triple.LambdaEpsilon * excess * h[j] * h[k], a = angular * inverse[j], b = angular * inverse[k];
                double onJ = strength * hSlope[j] * h[k] - a * cosine, onK = strength * h[j] * hSlope[k] - b * cosine;
                site.Px[j] += a * ux[k] + onJ * ux[j];
                site.Py[j] += a * uy[k] + onJ * uy[j];
                site.Pz[j] += a * uz[k] + onJ * uz[j];
                site.Px[k] += b * ux[j] + onK * ux[k];
                site.Py[k] += b * uy[j] + onK * uy[k];
                site.Pz[k] += b * uz[j] + onK * uz[k];
            }
        }
        return energy;
    }
}
