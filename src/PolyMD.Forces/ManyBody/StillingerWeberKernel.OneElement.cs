using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <content>
/// One element: the triple sum is a quadratic form of three moments, so it costs O(n) instead of O(n²). With M₀ = Σ h_j, M₁ = Σ h_j u_j,
/// M₂ = Σ h_j u_j⊗u_j (u unit vectors) and c₀ = cos θ₀:
/// Σ_j&lt;k h_j h_k (u_j·u_k − c₀)² = ½ [M₂:M₂ − 2c₀ M₁·M₁ + c₀² M₀² − (1 − c₀)² Σ h_j²].
/// The terms cancel to the (small) excess with an error of some 1e-15 λε, far under what matters.
/// </content>
internal readonly unsafe partial struct StillingerWeberKernel<TLane>
{
    private double OneElement(ref Site site)
    {
        StillingerWeberEntry* p = table;
        int n = site.Count, stride = site.Stride, padded = (n + 7) & ~7;
        double* inverse = site.Work, ux = inverse + stride, uy = ux + stride, uz = uy + stride, hs = uz + stride, hSlopes = hs + stride, radials = hSlopes + stride;
        TLane zero = TLane.Create(0), one = TLane.Create(1), half = TLane.Create(0.5), two = TLane.Create(2);
        TLane cutoff = TLane.Create(p->Cutoff), sigma = TLane.Create(p->Sigma), sigmaGamma = TLane.Create(p->SigmaGamma), reach2 = TLane.Create(p->Reach * p->Reach);
        TLane powerP = TLane.Create(p->P), powerQ = TLane.Create(p->Q), factorP = TLane.Create(p->RepulsionFactor), factorQ = TLane.Create(p->AttractionFactor);
        // Neighbours beyond the reach get a harmless distance and are masked.
        TLane harmless = TLane.Create(0.5 * p->Cutoff);
        bool sameExponent = p->Sigma == p->SigmaGamma;
        TLane m0 = zero, mx = zero, my = zero, mz = zero, xx = zero, yy = zero, zz = zero, xy = zero, xz = zero, yz = zero, self = zero, energy = zero;
        for (int k = 0; k < padded; k += TLane.Count)
        {
            TLane r2 = TLane.Load(site.R2 + k);
            TLane r = TLane.Select(r2, reach2, TLane.Sqrt(r2), harmless), ri = one / r;
            TLane x = TLane.Load(site.X + k) * ri, y = TLane.Load(site.Y + k) * ri, z = TLane.Load(site.Z + k) * ri;
            TLane gap = one / (r - cutoff), e = TLane.Exp(sigma * gap);
            TLane h = TLane.WhereLess(r2, reach2, sameExponent ? e : TLane.Exp(sigmaGamma * gap)), hSlope = -h * sigmaGamma * gap * gap;
            TLane repulsion = factorP * InversePower(r, ri, p->P), attraction = factorQ * InversePower(r, ri, p->Q), net = repulsion - attraction;
            energy += TLane.WhereLess(r2, reach2, net * e);
            TLane slope = -e * ((powerP * repulsion - powerQ * attraction) * ri + net * sigma * gap * gap);
            TLane.Store(inverse + k, ri);
            TLane.Store(ux + k, x);
            TLane.Store(uy + k, y);
            TLane.Store(uz + k, z);
            TLane.Store(hs + k, h);
            TLane.Store(hSlopes + k, hSlope);
            TLane.Store(radials + k, TLane.WhereLess(r2, reach2, half * slope));
            // Masked lanes: h = 0, and their unit vectors are finite.
            TLane hx = h * x, hy = h * y, hz = h * z;
            m0 += h;
            mx += hx;
            my += hy;
            mz += hz;
            xx = TLane.MulAdd(hx, x, xx);
            yy = TLane.MulAdd(hy, y, yy);
            zz = TLane.MulAdd(hz, z, zz);
            xy = TLane.MulAdd(hx, y, xy);
            xz = TLane.MulAdd(hx, z, xz);
            yz = TLane.MulAdd(hy, z, yz);
            self = TLane.MulAdd(h, h, self);
        }
        double strength = p->LambdaEpsilon, c0 = p->CosTheta0;
        double sm0 = TLane.Sum(m0), smx = TLane.Sum(mx), smy = TLane.Sum(my), smz = TLane.Sum(mz);
        double sxx = TLane.Sum(xx), syy = TLane.Sum(yy), szz = TLane.Sum(zz), sxy = TLane.Sum(xy), sxz = TLane.Sum(xz), syz = TLane.Sum(yz);
        double selfWeight = (1 - c0) * (1 - c0);
        double angular = sxx * sxx + syy * syy + szz * szz + 2 * (sxy * sxy + sxz * sxz + syz * syz) - 2 * c0 * (smx * smx + smy * smy + smz * smz) + c0 * c0 * sm0 * sm0 - selfWeight * TLane.Sum(self);
        TLane lambda = TLane.Create(strength), c = TLane.Create(c0), twoC = TLane.Create(2 * c0), constant = TLane.Create(c0 * c0 * sm0), weight = TLane.Create(selfWeight);
        (mx, my, mz) = (TLane.Create(smx), TLane.Create(smy), TLane.Create(smz));
        (xx, yy, zz, xy, xz, yz) = (TLane.Create(sxx), TLane.Create(syy), TLane.Create(szz), TLane.Create(sxy), TLane.Create(sxz), TLane.Create(syz));
        for (int k = 0; k < padded; k += TLane.Count)
        {
            TLane x = TLane.Load(ux + k), y = TLane.Load(uy + k), z = TLane.Load(uz + k), h = TLane.Load(hs + k);
            TLane wx = xx * x + xy * y + xz * z, wy = xy * x + yy * y + yz * z, wz = xz * x + yz * y + zz * z;
            TLane s = wx * x + wy * y + wz * z, t = mx * x + my * y + mz * z;
            TLane radial = TLane.Load(radials + k) + lambda * TLane.Load(hSlopes + k) * (s - twoC * t + constant - weight * h);
            // ∂/∂u_j, projected perpendicular to u_j and divided by r_j.
            TLane bend = two * lambda * h * TLane.Load(inverse + k), along = radial - bend * (s - c * t);
            TLane.Store(site.Px + k, TLane.MulAdd(bend, wx - c * mx, along * x));
            TLane.Store(site.Py + k, TLane.MulAdd(bend, wy - c * my, along * y));
            TLane.Store(site.Pz + k, TLane.MulAdd(bend, wz - c * mz, along * z));
        }
        return 0.5 * (TLane.Sum(energy) + strength * angular);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane InversePower(TLane r, TLane inverse, double power)
    {
        int whole = (int)power;
        if (whole == power && whole <= 16) return LaneMath.Power(inverse, whole);
        return TLane.Exp(TLane.Create(-power) * LaneMath.Log(r));
    }
}
