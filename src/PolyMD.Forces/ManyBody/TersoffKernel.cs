using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// Tersoff's site energy U_i = ½ Σ_j f_C(r_ij) [A e^(−λ₁ r_ij) − b_ij B e^(−λ₂ r_ij)], b_ij = (1 + (βζ_ij)ⁿ)^(−1/2n),
/// ζ_ij = Σ_k≠j f_C(r_ik) g(θ_ijk) exp[λ₃ᵐ(r_ij − r_ik)ᵐ] (J. Tersoff, Phys. Rev. B 37, 6991 (1988); 39, 5566 (1989)).
/// </summary>
/// <typeparam name="TLane">Register width of the one-element path.</typeparam>
/// <param name="table">Entries (i·n + j)·n + k.</param>
/// <param name="elements">n, the number of elements.</param>
internal readonly unsafe partial struct TersoffKernel<TLane>(TersoffEntry* table, int elements) : ISiteKernel
    where TLane : unmanaged, ILane<TLane>
{
    /// <inheritdoc/>
    public static int WorkColumns => 11;

    /// <inheritdoc/>
    public double Evaluate(ref Site site)
    {
        if (elements == 1) return OneElement(ref site);
        return Mixed(ref site);
    }

    // Any elements: every (j, k) looks up its own entry. Written like the formula; the one-element path below is the fast one.
    private double Mixed(ref Site site)
    {
        int n = site.Count, stride = site.Stride;
        double* r = site.Work, inverse = r + stride, ux = inverse + stride, uy = ux + stride, uz = uy + stride;
        TersoffEntry* mine = table + site.Element * elements * elements;
        for (int k = 0; k < n; k++)
        {
            r[k] = Math.Sqrt(site.R2[k]);
            inverse[k] = 1 / r[k];
            ux[k] = site.X[k] * inverse[k];
            uy[k] = site.Y[k] * inverse[k];
            uz[k] = site.Z[k] * inverse[k];
        }
        for (int k = 0; k < (n + 7 & ~7); k++) site.Px[k] = site.Py[k] = site.Pz[k] = 0;
        double energy = 0;
        for (int j = 0; j < n; j++)
        {
            TersoffEntry* row = mine + site.Elements[j] * elements;
            ref readonly TersoffEntry pair = ref row[site.Elements[j]];
            if (r[j] >= pair.Cutoff) continue;
            double zeta = 0;
            for (int k = 0; k < n; k++)
            {
                if (k == j) continue;
                ref readonly TersoffEntry triple = ref row[site.Elements[k]];
                if (r[k] >= triple.Cutoff) continue;
                double cosine = ux[j] * ux[k] + uy[j] * uy[k] + uz[j] * uz[k];
                zeta += triple.CutFunction(r[k], out _) * triple.Angular(cosine, out _) * triple.Screening(r[j] - r[k], out _);
            }
            double fc = pair.CutFunction(r[j], out double fcSlope), order = pair.BondOrder(zeta, out double orderSlope);
            double repulsion = pair.A * Math.Exp(-pair.Lambda1 * r[j]), attraction = pair.B * Math.Exp(-pair.Lambda2 * r[j]);
            energy += 0.5 * fc * (repulsion - order * attraction);
            double radial = 0.5 * (fcSlope * (repulsion - order * attraction) + fc * (order * pair.Lambda2 * attraction - pair.Lambda1 * repulsion));
            double prefactor = -0.5 * fc * attraction * orderSlope;
            for (int k = 0; k < n; k++)
            {
                if (k == j || prefactor == 0) continue;
                ref readonly TersoffEntry triple = ref row[site.Elements[k]];
                if (r[k] >= triple.Cutoff) continue;
                double cosine = ux[j] * ux[k] + uy[j] * uy[k] + uz[j] * uz[k];
                double f = triple.CutFunction(r[k], out double fSlope), g = triple.Angular(cosine, out double gSlope);
                double e = triple.Screening(r[j] - r[k], out double eSlope);
                double onAngle = prefactor * f * gSlope * e, onJ = prefactor * f * g * eSlope, onK = prefactor * fSlope * g * e - onJ;
                radial += onJ;
                double a = onAngle * inverse[j], b = onAngle * inverse[k];
                site.Px[j] += a * (ux[k] - cosine * ux[j]);
                site.Py[j] += a * (uy[k] - cosine * uy[j]);
                site.Pz[j] += a * (uz[k] - cosine * uz[j]);
                site.Px[k] += b * (ux[j] - cosine * ux[k]) + onK * ux[k];
                site.Py[k] += b * (uy[j] - cosine * uy[k]) + onK * uy[k];
                site.Pz[k] += b * (uz[j] - cosine * uz[k]) + onK * uz[k];
            }
            site.Px[j] += radial * ux[j];
            site.Py[j] += radial * uy[j];
            site.Pz[j] += radial * uz[j];
        }
        return energy;
    }
}
