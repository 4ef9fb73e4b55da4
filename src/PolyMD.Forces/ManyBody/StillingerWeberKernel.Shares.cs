using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <content>Pairs share by two, angles by three.</content>
internal readonly unsafe partial struct StillingerWeberKernel<TLane>
{
    /// <inheritdoc/>
    public void Share(ref Site site, SiteShares shares)
    {
        int n = site.Count;
        double* r = site.Work, h = r + site.Stride, hSlope = h + site.Stride;
        StillingerWeberEntry* mine = elements == 1 ? table : table + site.Element * elements * elements;
        for (int k = 0; k < n; k++)
        {
            if (elements == 1) site.Elements[k] = 0;
            ref readonly StillingerWeberEntry pair = ref mine[site.Elements[k] * elements + site.Elements[k]];
            r[k] = Math.Sqrt(site.R2[k]);
            h[k] = hSlope[k] = 0;
            if (r[k] >= pair.Reach) continue;
            double u = 0.5 * pair.TwoBody(r[k], out double slope), gap = 1 / (r[k] - pair.Cutoff);
            h[k] = Math.Exp(pair.SigmaGamma * gap);
            hSlope[k] = -h[k] * pair.SigmaGamma * gap * gap;
            shares.Pair(k, u, shares.At(k) * (0.5 * slope / r[k]));
        }
        for (int j = 0; j < n; j++)
        {
            if (h[j] == 0) continue;
            Vec3 uj = shares.At(j) / r[j];
            for (int k = j + 1; k < n; k++)
            {
                ref readonly StillingerWeberEntry triple = ref mine[site.Elements[j] * elements + site.Elements[k]];
                if (h[k] == 0 || triple.LambdaEpsilon == 0) continue;
                Vec3 uk = shares.At(k) / r[k];
                double cosine = Vec3.Dot(uj, uk), excess = cosine - triple.CosTheta0, strength = triple.LambdaEpsilon * excess * excess;
                double angular = 2 * triple.LambdaEpsilon * excess * h[j] * h[k];
                Vec3 onJ = (uk - uj * cosine) * (angular / r[j]) + uj * (strength * hSlope[j] * h[k]);
                Vec3 onK = (uj - uk * cosine) * (angular / r[k]) + uk * (strength * h[j] * hSlope[k]);
                shares.Triple(j, k, strength * h[j] * h[k], onJ, onK);
            }
        }
    }
}
