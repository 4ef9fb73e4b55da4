namespace PolyMD.Forces.ManyBody.Meam;

/// <summary>The functions of one variable in MEAM.</summary>
internal static class MeamFunctions
{
    /// <summary>Smooth step: 0 for x ≤ 0, 1 for x ≥ 1, [1 − (1−x)⁴]² between, and its derivative.</summary>
    public static double Step(double x, out double slope)
    {
        slope = 0;
        if (x >= 1) return 1;
        if (x <= 0) return 0;
        double y = 1 - x, y3 = y * y * y, f = 1 - y3 * y;
        slope = 8 * f * y3;
        return f * f;
    }

    /// <summary>G(Γ) of the forms 0, 1, 3, 4 and −5, and its derivative.</summary>
    /// <param name="gamma">Γ.</param>
    /// <param name="form">ibar.</param>
    /// <param name="smoothing">gsmooth_factor: forms 0 and 4 leave the root before it becomes imaginary.</param>
    /// <param name="slope">dG/dΓ.</param>
    public static double Shape(double gamma, int form, double smoothing, out double slope)
    {
        double g;
        switch (form)
        {
            case 1:
                g = Math.Exp(0.5 * gamma);
                slope = 0.5 * g;
                return g;
            case 3:
                double e = Math.Exp(-gamma);
                g = 2 / (1 + e);
                slope = 0.5 * g * g * e;
                return g;
            case -5:
                g = Math.Sqrt(Math.Abs(1 + gamma));
                slope = g == 0 ? 0 : 0.5 / g;
                return gamma >= -1 ? g : -g;
            default:
                double edge = -smoothing / (smoothing + 1);
                if (gamma < edge)
                {
                    g = Math.Sqrt(Math.Pow(edge / gamma, smoothing) / (smoothing + 1));
                    slope = -0.5 * smoothing * g / gamma;
                    return g;
                }
                g = Math.Sqrt(1 + gamma);
                slope = 0.5 / g;
                return g;
        }
    }

    /// <summary>F(ρ) = A·Ec·ρ·ln ρ, zero or −A·Ec·ρ for ρ ≤ 0, and its derivative.</summary>
    /// <param name="strength">A·Ec.</param>
    /// <param name="density">ρ.</param>
    /// <param name="linear">emb_lin_neg.</param>
    /// <param name="slope">dF/dρ.</param>
    public static double Embed(double strength, double density, bool linear, out double slope)
    {
        if (density > 0)
        {
            double log = Math.Log(density);
            slope = strength * (1 + log);
            return strength * density * log;
        }
        slope = linear ? -strength : 0;
        return slope * density;
    }

    /// <summary>Energy per atom of the reference structure as a function of its nearest-neighbour distance (J. H. Rose et al., Phys. Rev. B 29, 2963 (1984)).</summary>
    public static double Rose(double r, double nearest, double alpha, double cohesive, double repulsion, double attraction, int form)
    {
        if (r <= 0) return 0;
        double a = alpha * (r / nearest - 1), a3 = a * a * a, strength = a >= 0 ? attraction : repulsion;
        double cubic = form switch
        {
            1 => (repulsion / r - attraction) * a3,
            2 => strength * a3,
            _ => strength * a3 * nearest / r,
        };
        return -cohesive * (1 + a + cubic) * Math.Exp(-a);
    }

    /// <summary>Universal screened nuclear repulsion (J. F. Ziegler, J. P. Biersack, U. Littmark, The Stopping and Range of Ions in Matter, Vol. 1, 1985), eV and Å.</summary>
    public static double Nuclear(double r, int z1, int z2)
    {
        if (r <= 0) return 0;
        double x = r / (0.4685 / (Math.Pow(z1, 0.23) + Math.Pow(z2, 0.23)));
        double phi = 0.028171 * Math.Exp(-0.20162 * x) + 0.28022 * Math.Exp(-0.40290 * x) + 0.50986 * Math.Exp(-0.94229 * x) + 0.18175 * Math.Exp(-3.1998 * x);
        return phi * z1 * z2 / r * 14.3997;
    }
}
