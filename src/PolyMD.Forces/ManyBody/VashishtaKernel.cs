using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// Site energy U_i = ½ Σ_j U₂(r_ij) + Σ_j&lt;k B x²/(1 + C x²) h_ij h_ik with x = cos θ_jik − cos θ₀, h = e^(γ/(r−r₀)) and
/// U₂ = H/r^η + Z_iZ_j e^(−r/λ₁)/r − D e^(−r/λ₄)/r⁴ − W/r⁶, shifted and tilted to zero at r_c (P. Vashishta, R. K. Kalia, J. P. Rino,
/// I. Ebbsjö, Phys. Rev. B 41, 12197 (1990)).
/// </summary>
/// <param name="table">Entries (i·n + j)·n + k.</param>
/// <param name="elements">n, the number of elements.</param>
internal readonly unsafe struct VashishtaKernel(VashishtaEntry* table, int elements) : ISiteKernel
{
    /// <inheritdoc/>
    public static int WorkColumns => 6;

    /// <inheritdoc/>
    public double Evaluate(ref Site site)
    {
        int n = site.Count, stride = site.Stride, bent = 0;
        double* inverse = site.Work, ux = inverse + stride, uy = ux + stride, uz = uy + stride, h = uz + stride, hSlope = h + stride;
        if (elements == 1)
        {
            site.Element = 0;
            for (int k = 0; k < n; k++) site.Elements[k] = 0;
        }
        VashishtaEntry* mine = table + site.Element * elements * elements;
        double energy = 0;
        for (int k = 0; k < n; k++)
        {
            ref readonly VashishtaEntry pair = ref mine[site.Elements[k] * elements + site.Elements[k]];
            double r = Math.Sqrt(site.R2[k]), slope = 0;
            inverse[k] = 1 / r;
            ux[k] = site.X[k] * inverse[k];
            uy[k] = site.Y[k] * inverse[k];
            uz[k] = site.Z[k] * inverse[k];
            h[k] = hSlope[k] = 0;
            if (r < pair.PairCut) energy += 0.5 * pair.TwoBody(r, out slope);
            slope *= 0.5;
            if (r < pair.BendCut)
            {
                double gap = 1 / (r - pair.BendCut);
                h[k] = Math.Exp(pair.Gamma * gap);
                hSlope[k] = -h[k] * pair.Gamma * gap * gap;
                if (h[k] != 0) bent++;
            }
            site.Px[k] = slope * ux[k];
            site.Py[k] = slope * uy[k];
            site.Pz[k] = slope * uz[k];
        }
        for (int k = n; k < (n + 7 & ~7); k++) site.Px[k] = site.Py[k] = site.Pz[k] = 0;
        for (int j = 0; bent > 1 && j < n; j++)
        {
            if (h[j] == 0) continue;
            for (int k = j + 1; k < n; k++)
            {
                if (h[k] == 0) continue;
                ref readonly VashishtaEntry triple = ref mine[site.Elements[j] * elements + site.Elements[k]];
                if (triple.B == 0) continue;
                double cosine = ux[j] * ux[k] + uy[j] * uy[k] + uz[j] * uz[k];
                double x = cosine - triple.CosTheta0, q = 1 / (1 + triple.C * x * x), strength = triple.B * x * x * q;
                energy += strength * h[j] * h[k];
                double angular = 2 * triple.B * x * q * q * h[j] * h[k], a = angular * inverse[j], b = angular * inverse[k];
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

    /// <inheritdoc/>
    public void Share(ref Site site, SiteShares shares)
    {
        // Evaluate left the directions and the bending functions in the working columns.
        int n = site.Count, stride = site.Stride;
        double* inverse = site.Work, h = inverse + 4 * stride, hSlope = h + stride;
        VashishtaEntry* mine = table + site.Element * elements * elements;
        for (int k = 0; k < n; k++)
        {
            ref readonly VashishtaEntry pair = ref mine[site.Elements[k] * elements + site.Elements[k]];
            double r = Math.Sqrt(site.R2[k]);
            if (r < pair.PairCut) shares.Pair(k, 0.5 * pair.TwoBody(r, out double slope), shares.At(k) * (0.5 * slope * inverse[k]));
        }
        for (int j = 0; j < n; j++)
        {
            if (h[j] == 0) continue;
            Vec3 uj = shares.At(j) * inverse[j];
            for (int k = j + 1; k < n; k++)
            {
                ref readonly VashishtaEntry triple = ref mine[site.Elements[j] * elements + site.Elements[k]];
                if (h[k] == 0 || triple.B == 0) continue;
                Vec3 uk = shares.At(k) * inverse[k];
                double cosine = Vec3.Dot(uj, uk), x = cosine - triple.CosTheta0, q = 1 / (1 + triple.C * x * x), strength = triple.B * x * x * q;
                double angular = 2 * triple.B * x * q * q * h[j] * h[k];
                Vec3 onJ = (uk - uj * cosine) * (angular * inverse[j]) + uj * (strength * hSlope[j] * h[k]);
                Vec3 onK = (uj - uk * cosine) * (angular * inverse[k]) + uk * (strength * h[j] * hSlope[k]);
                shares.Triple(j, k, strength * h[j] * h[k], onJ, onK);
            }
        }
    }
}
