using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <content>
/// One element: lanes run over the neighbours k of many sites, the loop over the others j of the same site, so nothing is summed across a
/// register. g(θ_jk) is symmetric, so the angular derivative of a pair of bonds is gathered at once: S_jk = g' (P_j f_k e_jk + P_k f_j e_kj) with P_j = ∂U/∂ζ_j.
/// </content>
internal readonly unsafe partial struct TersoffKernel<TLane>
{
    /// <inheritdoc/>
    public double EvaluateBatch(ref Site site, in SiteBatch batch)
    {
        TersoffEntry* p = table;
        int n = site.Count, stride = site.Stride, padded = (n + 7) & ~7;
        // Records (u_x, u_y, u_z, f_C) for the others, columns for what only their own lane reads.
        double* bonds = site.Work, r = bonds + 4 * stride, inverse = r + stride, ux = inverse + stride, uy = ux + stride, uz = uy + stride, fc = uz + stride, fcSlope = fc + stride;
        double* zeta = fcSlope + stride, order = zeta + stride, slope = order + stride, prefactor = slope + stride;
        TLane zero = TLane.Create(0), one = TLane.Create(1);
        TLane outer = TLane.Create(p->Cutoff), shift = TLane.Create(p->Shift);
        for (int k = 0; k < padded; k += TLane.Count)
        {
            TLane r2 = TLane.Load(site.R2 + k), ri = TLane.ReciprocalSqrt(r2), rk = r2 * ri;
            TLane.Store(r + k, rk);
            TLane.Store(inverse + k, ri);
            TLane.Store(ux + k, TLane.Load(site.X + k) * ri);
            TLane.Store(uy + k, TLane.Load(site.Y + k) * ri);
            TLane.Store(uz + k, TLane.Load(site.Z + k) * ri);
            TLane.Store(fc + k, TLane.WhereLess(rk, outer, one));
            TLane.Store(fcSlope + k, zero);
        }
        for (int k = 0; k < n; k++)
        {
            if (r[k] >= p->CutMiddle - p->CutHalf - p->Shift) fc[k] = p->CutFunction(r[k], out fcSlope[k]);
        }
        for (int k = 0; k < padded; k += TLane.Count) TLane.StoreRecords(bonds + 4 * k, TLane.Load(ux + k), TLane.Load(uy + k), TLane.Load(uz + k), TLane.Load(fc + k));
        int* other = stackalloc int[8];
        TLane h = TLane.Create(p->H), d2 = TLane.Create(p->D2), c2 = TLane.Create(p->Gamma * p->C2), g0 = TLane.Create(p->Gamma * (1 + p->C2 / p->D2));
        bool screened = p->Lambda3 != 0;
        for (int k = 0; k < padded; k += TLane.Count)
        {
            TLane xk = TLane.Load(ux + k), yk = TLane.Load(uy + k), zk = TLane.Load(uz + k), others = TLane.Load(batch.Others + k), sum = zero;
            int most = batch.MostOthers[k / 8];
            for (int m = 0; m < most; m++)
            {
                TLane.GatherIndices(batch.Next, m == 0 ? batch.Own + k : other, other);
                TLane.GatherRecords(bonds, other, out TLane xj, out TLane yj, out TLane zj, out TLane fj);
                TLane x = h - TLane.MulAdd(xj, xk, TLane.MulAdd(yj, yk, zj * zk));
                TLane g = fj * (g0 - c2 * TLane.Reciprocal(TLane.MulAdd(x, x, d2)));
                if (screened) g *= Screening(TLane.Load(r + k) - TLane.Gather(r, other), out _);
                sum += TLane.WhereLess(TLane.Create(m), others, g);
            }
            TLane.Store(zeta + k, sum);
        }
        BondOrders(p, n, padded, zeta, order, slope);
        TLane energy = zero, lambda1 = TLane.Create(p->Lambda1), lambda2 = TLane.Create(p->Lambda2), half = TLane.Create(0.5);
        for (int k = 0; k < padded; k += TLane.Count)
        {
            TLane rk = TLane.Load(r + k) + shift, f = TLane.Load(fc + k), b = TLane.Load(order + k);
            TLane repulsion = TLane.Create(p->A) * TLane.Exp(-lambda1 * rk), attraction = TLane.Create(p->B) * TLane.Exp(-lambda2 * rk);
            TLane bonded = b * attraction, net = repulsion - bonded;
            energy += f * net;
            // zeta is no longer needed: its column takes the radial derivative.
            TLane.Store(zeta + k, half * (TLane.Load(fcSlope + k) * net + f * (lambda2 * bonded - lambda1 * repulsion)));
            TLane.Store(prefactor + k, -half * f * attraction * TLane.Load(slope + k));
        }
        TLane two = TLane.Create(2);
        for (int k = 0; k < padded; k += TLane.Count)
        {
            TLane xk = TLane.Load(ux + k), yk = TLane.Load(uy + k), zk = TLane.Load(uz + k), ik = TLane.Load(inverse + k);
            TLane fk = TLane.Load(fc + k), sk = TLane.Load(fcSlope + k), pk = TLane.Load(prefactor + k), radial = TLane.Load(zeta + k);
            TLane ax = zero, ay = zero, az = zero, along = zero, stretch = zero, others = TLane.Load(batch.Others + k);
            int most = batch.MostOthers[k / 8];
            for (int m = 0; m < most; m++)
            {
                TLane.GatherIndices(batch.Next, m == 0 ? batch.Own + k : other, other);
                TLane.GatherRecords(bonds, other, out TLane xj, out TLane yj, out TLane zj, out TLane fj);
                TLane pj = TLane.Gather(prefactor, other), isOther = TLane.Create(m);
                TLane cosine = TLane.MulAdd(xj, xk, TLane.MulAdd(yj, yk, zj * zk));
                TLane x = h - cosine, q = TLane.Reciprocal(TLane.MulAdd(x, x, d2)), cq = c2 * q;
                TLane g = g0 - cq, gSlope = -two * x * cq * q;
                TLane s;
                if (screened)
                {
                    TLane difference = TLane.Load(r + k) - TLane.Gather(r, other);
                    TLane ekj = Screening(difference, out TLane ekjSlope), ejk = Screening(-difference, out TLane ejkSlope);
                    s = gSlope * (pj * fk * ejk + pk * fj * ekj);
                    stretch += TLane.WhereLess(isOther, others, g * (pj * (sk * ejk - fk * ejkSlope) + pk * fj * ekjSlope));
                }
                else
                {
                    s = gSlope * (pj * fk + pk * fj);
                    stretch += TLane.WhereLess(isOther, others, g * pj);
                }
                s = TLane.WhereLess(isOther, others, s);
                ax = TLane.MulAdd(s, xj, ax);
                ay = TLane.MulAdd(s, yj, ay);
                az = TLane.MulAdd(s, zj, az);
                along = TLane.MulAdd(s, cosine, along);
            }
            if (!screened) stretch *= sk;
            TLane t = radial + stretch - along * ik;
            TLane.Store(site.Px + k, TLane.MulAdd(ax, ik, t * xk));
            TLane.Store(site.Py + k, TLane.MulAdd(ay, ik, t * yk));
            TLane.Store(site.Pz + k, TLane.MulAdd(az, ik, t * zk));
        }
        // Padding: f = f' = 0 there, so every p is a product with zero.
        return 0.5 * TLane.Sum(energy);
    }

    // e(x) = exp(λ₃³x³) or exp(λ₃x) with LAMMPS' limits, and de/dx.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLane Screening(TLane x, out TLane slope)
    {
        TLane lambda = TLane.Create(table->Lambda3), q = lambda * x, limit = TLane.Create(69.0776);
        TLane argument = table->Cubic ? q * q * q : q;
        TLane e = TLane.Select(limit, argument, TLane.Create(1e30), TLane.WhereLess(-limit, argument, TLane.Exp(argument)));
        slope = (table->Cubic ? TLane.Create(3) * lambda * q * q : lambda) * e;
        return e;
    }

    private static void BondOrders(TersoffEntry* p, int n, int padded, double* zeta, double* order, double* slope)
    {
        TLane one = TLane.Create(1), power = TLane.Create(p->N), outer = TLane.Create(-0.5 / p->N), beta = TLane.Create(p->Beta), minusHalf = TLane.Create(-0.5);
        TLane small = TLane.Create(p->Small), large = TLane.Create(p->Large), middle = TLane.Create(1 / p->Beta);
        for (int k = 0; k < padded; k += TLane.Count)
        {
            TLane z = TLane.Load(zeta + k), t = beta * z;
            // Beyond the limits of the full formula something harmless, replaced below.
            z = TLane.Select(t, small, middle, TLane.Select(large, t, middle, z));
            TLane tn = TLane.Exp(power * LaneMath.Log(beta * z)), sum = one + tn;
            TLane b = TLane.Exp(outer * LaneMath.Log(sum));
            TLane.Store(order + k, b);
            TLane.Store(slope + k, minusHalf * b * tn * TLane.Reciprocal(sum * z));
        }
        for (int k = 0; k < n; k++)
        {
            double t = p->Beta * zeta[k];
            if (!(t >= p->Small && t <= p->Large)) order[k] = p->BondOrder(zeta[k], out slope[k]);
        }
        for (int k = n; k < padded; k++) order[k] = slope[k] = 0;
    }
}
