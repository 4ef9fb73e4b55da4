using PolyMD.Numerics;
using static PolyMD.Forces.ManyBody.Meam.MeamFunctions;

namespace PolyMD.Forces.ManyBody.Meam;

/// <summary>
/// Site energy of the modified embedded-atom method, U_i = F(ρ̄_i) + ½ Σ_j S_ij φ(r_ij), ρ̄ = ρ⁰ G(Γ)/ρ̄⁰, Γ = Σ_k t^k (ρ^k/ρ⁰)², with the
/// partial densities ρ^k of screened atomic densities and S_ij = f_c(r_ij) Π_k S_ikj, each factor a step in the parameter C of the ellipse
/// through k with i and j at its ends. All of it depends on the vectors from i to its neighbours only
/// (M. I. Baskes, Phys. Rev. B 46, 2727 (1992); B.-J. Lee, M. I. Baskes, H. Kim, Y. K. Cho, Phys. Rev. B 64, 184102 (2001);
/// P. M. Gullet, G. Wagner, A. Slepoy, SAND2003-8782). Derivatives run backwards: energy → sums over neighbours → each neighbour.
/// </summary>
/// <param name="tables">The potential.</param>
internal readonly unsafe struct MeamKernel(MeamTables tables) : ISiteKernel
{
    // r, 1/r, direction, S without cutoff function.
    /// <inheritdoc/>
    public static int WorkColumns => 6;

    /// <inheritdoc/>
    public static bool SymmetricShares => true;

    /// <inheritdoc/>
    public double Evaluate(ref Site site)
    {
        site.ClearGradient();
        return Terms(ref site, default, share: false);
    }

    /// <summary>
    /// F belongs to the centre, each pair term half to either atom. As LAMMPS divides it, the virial of what acts along or on r_ij goes half to
    /// either atom, that of the forces of a screening atom k on i and j by three.
    /// </summary>
    /// <param name="site">Neighbours in.</param>
    /// <param name="shares">Rows to add to.</param>
    public void Share(ref Site site, SiteShares shares) => Terms(ref site, shares, share: true);

    private double Terms(ref Site site, SiteShares shares, bool share)
    {
        int n = site.Count, stride = site.Stride, elements = tables.Elements;
        double* r = site.Work, inverse = r + stride, ux = inverse + stride, uy = ux + stride, uz = uy + stride, screen = uz + stride;
        if (elements == 1)
        {
            site.Element = 0;
            for (int k = 0; k < n; k++) site.Elements[k] = 0;
        }
        MeamMoments sums = default;
        double* e = stackalloc double[4];
        for (int j = 0; j < n; j++)
        {
            r[j] = Math.Sqrt(site.R2[j]);
            inverse[j] = 1 / r[j];
            (ux[j], uy[j], uz[j]) = (site.X[j] * inverse[j], site.Y[j] * inverse[j], site.Z[j] * inverse[j]);
            screen[j] = r[j] < tables.Cutoff ? Screening(ref site, j) : 0;
            if (screen[j] == 0) continue;
            MeamSite* other = tables.Sites + site.Elements[j];
            double w = screen[j] * Step((tables.Cutoff - r[j]) * tables.InverseSmoothing, out _);
            for (int k = 0; k < 4; k++) e[k] = w * other->Amplitude[k] * Math.Exp(-other->Decay[k] * r[j]);
            sums.Add(e, ux[j], uy[j], uz[j], other->Weight);
        }
        double* onSquare = stackalloc double[3], onWeight = stackalloc double[3], onWeightSquare = stackalloc double[3];
        double energy = Embedded(tables.Sites + site.Element, ref sums, out double onZero, onSquare, onWeight, onWeightSquare);
        if (share) shares.Single(energy);
        double* value = stackalloc double[3], gradient = stackalloc double[9];
        for (int j = 0; j < n; j++)
        {
            if (screen[j] == 0) continue;
            MeamSite* other = tables.Sites + site.Elements[j];
            double cut = Step((tables.Cutoff - r[j]) * tables.InverseSmoothing, out double cutSlope), w = screen[j] * cut;
            double phi = tables.Pair(site.Element, site.Elements[j], r[j], out double phiSlope);
            energy += 0.5 * w * phi;
            // ∂U/∂w, ∂U/∂r at fixed direction and w, and the gradient in the direction.
            double onScreen = 0.5 * phi, radial = 0.5 * w * phiSlope, hx = 0, hy = 0, hz = 0;
            double zero = other->Amplitude[0] * Math.Exp(-other->Decay[0] * r[j]);
            double perZero = onZero;
            for (int k = 0; k < 3; k++) perZero += (onWeight[k] + onWeightSquare[k] * other->Weight[k]) * other->Weight[k];
            onScreen += zero * perZero;
            radial -= w * zero * perZero * other->Decay[0];
            sums.Along(ux[j], uy[j], uz[j], value, gradient);
            for (int k = 0; k < 3; k++)
            {
                double density = 2 * onSquare[k] * other->Amplitude[k + 1] * Math.Exp(-other->Decay[k + 1] * r[j]);
                onScreen += density * value[k];
                density *= w;
                radial -= density * value[k] * other->Decay[k + 1];
                hx += density * gradient[3 * k];
                hy += density * gradient[3 * k + 1];
                hz += density * gradient[3 * k + 2];
            }
            radial -= onScreen * screen[j] * cutSlope * tables.InverseSmoothing;
            double along = hx * ux[j] + hy * uy[j] + hz * uz[j];
            Vec3 direction = new(ux[j], uy[j], uz[j]), onJ = direction * radial + (new Vec3(hx, hy, hz) - direction * along) * inverse[j];
            if (share)
            {
                Vec3 ofPair = direction * (0.5 * (w * phiSlope - phi * screen[j] * cutSlope * tables.InverseSmoothing));
                shares.Pair(j, 0.5 * w * phi, ofPair);
                shares.Slope(j, default, onJ - ofPair);
                shares.ShareByTwo(j, onJ - ofPair);
            }
            else site.AddGradient(j, onJ);
            if (screen[j] < 1) ScreeningForces(ref site, j, onScreen * cut * screen[j], shares, share, onScreen == 0 ? 0 : 0.5 * phi / onScreen);
        }
        return energy;
    }

    // F(ρ̄) and its derivatives with respect to ρ⁰, the three squares and the weighted sums.
    private double Embedded(MeamSite* own, ref MeamMoments sums, out double onZero, double* onSquare, double* onWeight, double* onWeightSquare)
    {
        double* square = stackalloc double[3], t = stackalloc double[3];
        sums.Squares(square);
        double zero = sums.Zero, inverse = zero > 0 ? 1 / zero : 0, gamma = 0;
        for (int k = 0; k < 3; k++)
        {
            t[k] = tables.WeightAverage switch
            {
                2 => own->Weight[k],
                1 => sums.WeightSquare[k] == 0 ? 0 : sums.Weight[k] / sums.WeightSquare[k],
                _ => sums.Weight[k] * inverse,
            };
            gamma += t[k] * square[k];
        }
        gamma *= inverse * inverse;
        double shape = Shape(gamma, own->Form, tables.Smoothing, out double shapeSlope), background = own->Background, backgroundSlope = 0;
        if (tables.MixtureReference)
        {
            background = own->BackgroundScale;
            if (own->Form > 0)
            {
                background *= Shape(t[0] * own->Structure[0] + t[1] * own->Structure[1] + t[2] * own->Structure[2], own->Form, tables.Smoothing, out backgroundSlope);
                backgroundSlope *= own->BackgroundScale;
            }
        }
        double energy = Embed(own->Embedding, zero * shape / background, tables.LinearNegative, out double slope);
        slope /= background;
        double onGamma = slope * zero * shapeSlope;
        onZero = slope * shape - 2 * onGamma * gamma * inverse;
        for (int k = 0; k < 3; k++)
        {
            onSquare[k] = onGamma * t[k] * inverse * inverse;
            double onT = onGamma * square[k] * inverse * inverse - slope * zero * shape / background * backgroundSlope * own->Structure[k];
            (onWeight[k], onWeightSquare[k]) = (0, 0);
            if (tables.WeightAverage == 0)
            {
                onWeight[k] = onT * inverse;
                onZero -= onT * t[k] * inverse;
            }
            else if (tables.WeightAverage == 1 && sums.WeightSquare[k] != 0)
            {
                onWeight[k] = onT / sums.WeightSquare[k];
                onWeightSquare[k] = -onT * t[k] / sums.WeightSquare[k];
            }
        }
        return energy;
    }

    // Π_k S_ikj of the pair i–j.
    private double Screening(ref Site site, int j)
    {
        int n = site.Count, elements = tables.Elements, pair = site.Element * elements + site.Elements[j];
        double r2 = site.R2[j], limit = tables.Reach[pair] * r2, xj = site.X[j], yj = site.Y[j], zj = site.Z[j], inverse = 1 / r2, product = 1;
        double* low = tables.Low + pair * elements, inverseWidth = tables.InverseWidth + pair * elements;
        for (int k = 0; k < n; k++)
        {
            if (site.R2[k] > limit) continue;
            double dx = site.X[k] - xj, dy = site.Y[k] - yj, dz = site.Z[k] - zj, s2 = dx * dx + dy * dy + dz * dz;
            if (s2 > limit || k == j) continue;
            double x = site.R2[k] * inverse, y = s2 * inverse, a = 1 - (x - y) * (x - y);
            if (a <= 0) continue;
            int element = site.Elements[k];
            double f = Step(((2 * (x + y) + a - 2) / a - low[element]) * inverseWidth[element], out _);
            if (f == 0) return 0;
            product *= f;
        }
        return product;
    }

    // Adds ∂U/∂r through the screening of the pair i–j; weight = ∂U/∂ln S, of which the part `ofPair` comes from the pair energy.
    private void ScreeningForces(ref Site site, int j, double weight, SiteShares shares, bool share, double ofPair)
    {
        int n = site.Count, elements = tables.Elements, pair = site.Element * elements + site.Elements[j];
        double r2 = site.R2[j], limit = tables.Reach[pair] * r2, xj = site.X[j], yj = site.Y[j], zj = site.Z[j], inverse = 1 / r2;
        double* low = tables.Low + pair * elements, inverseWidth = tables.InverseWidth + pair * elements;
        for (int k = 0; k < n; k++)
        {
            if (site.R2[k] > limit) continue;
            double dx = site.X[k] - xj, dy = site.Y[k] - yj, dz = site.Z[k] - zj, s2 = dx * dx + dy * dy + dz * dz;
            if (s2 > limit || k == j) continue;
            double x = site.R2[k] * inverse, y = s2 * inverse, d = x - y, a = 1 - d * d;
            if (a <= 0) continue;
            int element = site.Elements[k];
            double f = Step(((2 * (x + y) + a - 2) / a - low[element]) * inverseWidth[element], out double slope);
            if (slope == 0) continue;
            // C = 1 + 2(x + y − 1)/a with x = r_ik²/r_ij², y = r_jk²/r_ij².
            double onC = weight * slope / f * inverseWidth[element] * inverse, common = 2 / a, bend = 4 * (x + y - 1) * d / (a * a);
            double onX = 2 * onC * (common + bend), onY = 2 * onC * (common - bend), onR = -(x * onX + y * onY);
            Vec3 rj = new(xj, yj, zj), rk = new(site.X[k], site.Y[k], site.Z[k]), jk = new Vec3(dx, dy, dz) * onY, onK = rk * onX + jk;
            if (share)
            {
                shares.ShareByTwo(j, rj * onR);
                shares.ShareByThree(j, k, -jk, onK);
                shares.Slope(j, rj * (0.5 * ofPair), rj * onR - jk);
                shares.Slope(k, rj * (0.5 * ofPair), onK);
                continue;
            }
            site.AddGradient(j, rj * onR - jk);
            site.AddGradient(k, onK);
        }
    }
}
