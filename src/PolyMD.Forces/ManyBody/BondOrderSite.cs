using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>The site energy U_i = ½ Σ_j V_ij of any Tersoff-like potential and any elements, triple by triple as the formula says.</summary>
internal static unsafe class BondOrderSite
{
    /// <summary>Columns of working memory.</summary>
    public const int WorkColumns = 5;

    /// <summary>U_i and ∂U_i/∂r_ij.</summary>
    /// <typeparam name="TEntry">Functions.</typeparam>
    /// <param name="site">Neighbours in, derivatives out.</param>
    /// <param name="table">Entries (i·n + j)·n + k.</param>
    /// <param name="elements">n.</param>
    public static double Evaluate<TEntry>(ref Site site, TEntry* table, int elements) where TEntry : unmanaged, IBondOrderEntry
    {
        int n = site.Count, stride = site.Stride;
        double* r = site.Work, inverse = r + stride, ux = inverse + stride, uy = ux + stride, uz = uy + stride;
        int centre = elements > 1 ? site.Element : 0;
        TEntry* mine = table + centre * elements * elements;
        for (int k = 0; k < n; k++)
        {
            r[k] = Math.Sqrt(site.R2[k]);
            inverse[k] = 1 / r[k];
            ux[k] = site.X[k] * inverse[k];
            uy[k] = site.Y[k] * inverse[k];
            uz[k] = site.Z[k] * inverse[k];
            if (elements == 1) site.Elements[k] = 0;
        }
        for (int k = 0; k < (n + 7 & ~7); k++) site.Px[k] = site.Py[k] = site.Pz[k] = 0;
        double energy = 0;
        for (int j = 0; j < n; j++)
        {
            TEntry* row = mine + site.Elements[j] * elements;
            TEntry* pair = row + site.Elements[j];
            if (r[j] >= pair->Cutoff) continue;
            double zeta = 0;
            for (int k = 0; k < n; k++)
            {
                if (k == j) continue;
                TEntry* triple = row + site.Elements[k];
                if (r[k] >= triple->Cutoff) continue;
                double cosine = ux[j] * ux[k] + uy[j] * uy[k] + uz[j] * uz[k];
                zeta += triple->CutFunction(r[k], out _) * triple->Angular(cosine, out _) * triple->Screening(r[j] - r[k], out _);
            }
            double order = pair->BondOrder(zeta, out double orderSlope);
            energy += 0.5 * pair->Bond(r[j], order, out double radial, out double onOrder);
            radial *= 0.5;
            double prefactor = 0.5 * onOrder * orderSlope;
            for (int k = 0; k < n; k++)
            {
                if (k == j || prefactor == 0) continue;
                TEntry* triple = row + site.Elements[k];
                if (r[k] >= triple->Cutoff) continue;
                double cosine = ux[j] * ux[k] + uy[j] * uy[k] + uz[j] * uz[k];
                double f = triple->CutFunction(r[k], out double fSlope), g = triple->Angular(cosine, out double gSlope);
                double e = triple->Screening(r[j] - r[k], out double eSlope);
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

    /// <summary>
    /// Shares of the terms V_ij: the energy belongs half to i and half to j. As LAMMPS divides it, the virial of the bond's own radial slope goes to its two atoms and
    /// that of its dependence on each third atom k (angle, cutoff and screening) by three.
    /// </summary>
    /// <typeparam name="TEntry">Functions.</typeparam>
    /// <param name="site">Neighbours in.</param>
    /// <param name="shares">Rows to add to.</param>
    /// <param name="table">Entries (i·n + j)·n + k.</param>
    /// <param name="elements">n.</param>
    public static void Share<TEntry>(ref Site site, SiteShares shares, TEntry* table, int elements) where TEntry : unmanaged, IBondOrderEntry
    {
        int n = site.Count;
        double* r = site.Work;
        TEntry* mine = table + (elements > 1 ? site.Element : 0) * elements * elements;
        for (int k = 0; k < n; k++)
        {
            r[k] = Math.Sqrt(site.R2[k]);
            if (elements == 1) site.Elements[k] = 0;
        }
        for (int j = 0; j < n; j++)
        {
            TEntry* row = mine + site.Elements[j] * elements;
            TEntry* pair = row + site.Elements[j];
            if (r[j] >= pair->Cutoff) continue;
            Vec3 rj = shares.At(j), uj = rj / r[j], centroid = rj * 0.5;
            double zeta = 0;
            for (int k = 0; k < n; k++)
            {
                TEntry* triple = row + site.Elements[k];
                if (k == j || r[k] >= triple->Cutoff) continue;
                zeta += triple->CutFunction(r[k], out _) * triple->Angular(Vec3.Dot(uj, shares.At(k)) / r[k], out _) * triple->Screening(r[j] - r[k], out _);
            }
            double order = pair->BondOrder(zeta, out double orderSlope), u = 0.5 * pair->Bond(r[j], order, out double radial, out double onOrder);
            double prefactor = 0.5 * onOrder * orderSlope;
            shares.Pair(j, u, uj * (0.5 * radial));
            for (int k = 0; k < n; k++)
            {
                TEntry* triple = row + site.Elements[k];
                if (k == j || prefactor == 0 || r[k] >= triple->Cutoff) continue;
                Vec3 uk = shares.At(k) / r[k];
                double cosine = Vec3.Dot(uj, uk), f = triple->CutFunction(r[k], out double fSlope), g = triple->Angular(cosine, out double gSlope), e = triple->Screening(r[j] - r[k], out double eSlope);
                double onAngle = prefactor * f * gSlope * e, stretch = prefactor * f * g * eSlope;
                Vec3 onJ = (uk - uj * cosine) * (onAngle / r[j]) + uj * stretch, onK = (uj - uk * cosine) * (onAngle / r[k]) + uk * (prefactor * fSlope * g * e - stretch);
                shares.Slope(j, centroid, onJ);
                shares.Slope(k, centroid, onK);
                shares.ShareByThree(j, k, onJ, onK);
            }
        }
    }
}
