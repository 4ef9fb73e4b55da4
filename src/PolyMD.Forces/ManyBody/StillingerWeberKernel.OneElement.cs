using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <content>
/// One element: lanes run over the neighbours k of many sites, the loop over the others j of the same site, so nothing is summed across
/// a register but the energy.
/// </content>
internal readonly unsafe partial struct StillingerWeberKernel<TLane>
{
    /// <inheritdoc/>
    public double EvaluateBatch(ref Site site, in SiteBatch batch)
    {
        StillingerWeberEntry* p = table;
        int n = site.Count, stride = site.Stride;
        // Records (u_x, u_y, u_z, h) of the bonds, and what only their own lane reads.
        double* bonds = site.Work, inverse = bonds + 4 * stride, ux = inverse + stride, uy = ux + stride, uz = uy + stride, heights = uz + stride, hSlopes = heights + stride, radials = hSlopes + stride;
        TLane zero = TLane.Create(0), energy = zero;
        TLane cutoff = TLane.Create(p->Cutoff), sigma = TLane.Create(p->Sigma), sigmaGamma = TLane.Create(p->SigmaGamma), reach2 = TLane.Create(p->Reach * p->Reach);
        // Neighbours beyond the reach get a harmless distance and are masked.
        TLane harmless2 = TLane.Create(0.25 * p->Cutoff * p->Cutoff);
        bool sameExponent = p->Sigma == p->SigmaGamma;
        for (int k = 0; k < n; k += TLane.Count)
        {
            TLane r2 = TLane.Load(site.R2 + k), safe2 = TLane.Select(r2, reach2, r2, harmless2);
            TLane ri = TLane.ReciprocalSqrt(safe2), r = safe2 * ri;
            TLane gap = TLane.Reciprocal(r - cutoff), gap2 = gap * gap, e = TLane.Exp(sigma * gap);
            TLane h = TLane.WhereLess(r2, reach2, sameExponent ? e : TLane.Exp(sigmaGamma * gap));
            TLane repulsion = TLane.Create(p->RepulsionFactor) * InversePower(r, ri, p->P), attraction = TLane.Create(p->AttractionFactor) * InversePower(r, ri, p->Q);
            TLane net = repulsion - attraction;
            energy += TLane.WhereLess(r2, reach2, net * e);
            TLane slope = e * ((TLane.Create(p->P) * repulsion - TLane.Create(p->Q) * attraction) * ri + net * sigma * gap2);
            TLane x = TLane.Load(site.X + k) * ri, y = TLane.Load(site.Y + k) * ri, z = TLane.Load(site.Z + k) * ri;
            TLane.StoreRecords(bonds + 4 * k, x, y, z, h);
            TLane.Store(ux + k, x);
            TLane.Store(uy + k, y);
            TLane.Store(uz + k, z);
            TLane.Store(inverse + k, ri);
            TLane.Store(heights + k, h);
            TLane.Store(hSlopes + k, -h * sigmaGamma * gap2);
            TLane.Store(radials + k, TLane.WhereLess(r2, reach2, TLane.Create(-0.5) * slope));
        }
        TLane c0 = TLane.Create(p->CosTheta0), lambda = TLane.Create(p->LambdaEpsilon), twoLambda = TLane.Create(2 * p->LambdaEpsilon);
        int* other = stackalloc int[8];
        for (int k = 0; k < n; k += TLane.Count)
        {
            TLane xk = TLane.Load(ux + k), yk = TLane.Load(uy + k), zk = TLane.Load(uz + k), others = TLane.Load(batch.Others + k);
            TLane square = zero, along = zero, bx = zero, by = zero, bz = zero;
            int most = batch.MostOthers[k / 8];
            for (int m = 0; m < most; m++)
            {
                TLane.GatherIndices(batch.Next, m == 0 ? batch.Own + k : other, other);
                TLane.GatherRecords(bonds, other, out TLane xj, out TLane yj, out TLane zj, out TLane hj);
                TLane cosine = TLane.MulAdd(xj, xk, TLane.MulAdd(yj, yk, zj * zk)), excess = cosine - c0;
                TLane weighted = TLane.WhereLess(TLane.Create(m), others, hj * excess);
                square = TLane.MulAdd(weighted, excess, square);
                along = TLane.MulAdd(weighted, cosine, along);
                bx = TLane.MulAdd(weighted, xj, bx);
                by = TLane.MulAdd(weighted, yj, by);
                bz = TLane.MulAdd(weighted, zj, bz);
            }
            square = lambda * square;
            TLane hk = TLane.Load(heights + k);
            energy = TLane.MulAdd(square, hk, energy);
            TLane bend = twoLambda * hk * TLane.Load(inverse + k);
            TLane t = TLane.Load(radials + k) + square * TLane.Load(hSlopes + k) - bend * along;
            TLane.Store(site.Px + k, TLane.MulAdd(bend, bx, t * xk));
            TLane.Store(site.Py + k, TLane.MulAdd(bend, by, t * yk));
            TLane.Store(site.Pz + k, TLane.MulAdd(bend, bz, t * zk));
        }
        return 0.5 * TLane.Sum(energy);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane InversePower(TLane r, TLane inverse, double power)
    {
        int whole = (int)power;
        if (whole == power && whole <= 16) return LaneMath.Power(inverse, whole);
        return TLane.Exp(TLane.Create(-power) * LaneMath.Log(r));
    }
}
