using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// Site energy ⅓ Σ_j&lt;k ν_ijk (1 + 3 cos γ₁ cos γ₂ cos γ₃)/(r_ij r_ik r_jk)³ of the triangles at an atom whose sides are all below the cutoff and whose product of sides is
/// below cutoff_triple³. With the squares A, B, C of the sides, 8 ABC cos γ₁ cos γ₂ cos γ₃ = (A+B−C)(A+C−B)(B+C−A).
/// </summary>
/// <param name="strength">ν of (i·n + j)·n + k.</param>
/// <param name="types">n.</param>
/// <param name="cutoff">Longest side.</param>
/// <param name="triple">Cube root of the largest product of sides.</param>
internal readonly unsafe struct AxilrodTellerKernel(double* strength, int types, double cutoff, double triple) : ISiteKernel
{
    private const double Third = 1.0 / 3;

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
        double* mine = strength + site.Element * types * types;
        double energy = 0, cutoff2 = cutoff * cutoff, triple2 = triple * triple, largest = triple2 * triple2 * triple2;
        for (int j = 0; j < n; j++)
        {
            double a = site.R2[j];
            if (a >= cutoff2) continue;
            for (int k = j + 1; k < n; k++)
            {
                double b = site.R2[k], dx = site.X[k] - site.X[j], dy = site.Y[k] - site.Y[j], dz = site.Z[k] - site.Z[j];
                double c = dx * dx + dy * dy + dz * dz, product = a * b * c;
                if (product >= largest || c >= cutoff2 || b >= cutoff2) continue;
                double nu = Third * mine[site.Elements[j] * types + site.Elements[k]];
                if (nu == 0) continue;
                double p = a + b - c, q = a + c - b, s = b + c - a, angles = p * q * s;
                double i3 = nu / (product * Math.Sqrt(product)), i5 = 0.375 * i3 / product;
                energy += i3 + angles * i5;
                double common = -1.5 * i3 - 2.5 * angles * i5;
                double onA = 2 * (common / a + i5 * (q * s + p * s - p * q)), onB = 2 * (common / b + i5 * (q * s + p * q - p * s)), onC = 2 * (common / c + i5 * (p * q + p * s - q * s));
                if (share)
                {
                    Vec3 side = new(dx, dy, dz);
                    shares.Triple(j, k, i3 + angles * i5, shares.At(j) * onA - side * onC, shares.At(k) * onB + side * onC);
                    continue;
                }
                site.Px[j] += onA * site.X[j] - onC * dx;
                site.Py[j] += onA * site.Y[j] - onC * dy;
                site.Pz[j] += onA * site.Z[j] - onC * dz;
                site.Px[k] += onB * site.X[k] + onC * dx;
                site.Py[k] += onB * site.Y[k] + onC * dy;
                site.Pz[k] += onB * site.Z[k] + onC * dz;
            }
        }
        return energy;
    }
}
