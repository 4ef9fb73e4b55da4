namespace PolyMD.Forces.ManyBody;

/// <summary>One entry e1 e2 e3 of a vashishta file. The two-body numbers (H, η, Z, λ₁, D, λ₄, W, r_c, γ, r₀) act only where e2 = e3; B, C and cos θ₀ of e1 e2 e3 make the three-body term.</summary>
public struct VashishtaEntry
{
    /// <summary>Words of an entry.</summary>
    public const int WordCount = 17;

    /// <summary>What an entry looks like.</summary>
    public const string Layout = "e1 e2 e3 H eta Zi Zj lambda1 D lambda4 W rc B gamma r0 C costheta0";

    private double _h, _eta, _charge, _inverse1, _d, _inverse4, _w, _energyAtCut, _slopeAtCut;

    /// <summary>r_c.</summary>
    public double PairCut;

    /// <summary>r₀.</summary>
    public double BendCut;

    /// <summary>γ.</summary>
    public double Gamma;

    /// <summary>B, energy.</summary>
    public double B;

    /// <summary>C.</summary>
    public double C;

    /// <summary>cos θ₀.</summary>
    public double CosTheta0;

    /// <summary>Where everything ends.</summary>
    public readonly double Reach => Math.Max(PairCut, BendCut);

    /// <summary>Reads one entry; energies are converted to the deck's unit.</summary>
    /// <param name="entry">Its 17 words.</param>
    /// <param name="coulomb">Energy of two unit charges at unit distance, deck units.</param>
    public static VashishtaEntry Read(PotentialEntry entry, double coulomb)
    {
        double factor = entry.File.EnergyFactor, lambda1 = entry.NotNegative(7, "lambda1"), lambda4 = entry.NotNegative(9, "lambda4");
        VashishtaEntry e = new()
        {
            _h = entry.NotNegative(3, "H") * factor,
            _eta = entry.NotNegative(4, "eta"),
            _charge = entry.Number(5, "Zi") * entry.Number(6, "Zj") * coulomb,
            _inverse1 = 1 / lambda1,
            _d = entry.NotNegative(8, "D") * factor,
            _inverse4 = 1 / lambda4,
            _w = entry.NotNegative(10, "W") * factor,
            PairCut = entry.NotNegative(11, "rc"),
            B = entry.NotNegative(12, "B") * factor,
            Gamma = entry.NotNegative(13, "gamma"),
            BendCut = entry.NotNegative(14, "r0"),
            C = entry.NotNegative(15, "C"),
            CosTheta0 = entry.Number(16, "costheta0"),
        };
        // Entries with e2 ≠ e3 may leave all of these zero.
        if (entry.Words[1] != entry.Words[2])
        {
            e.PairCut = e.BendCut = 0;
            return e;
        }
        if (lambda1 == 0 || lambda4 == 0) throw entry.Error("'lambda1' and 'lambda4' must be greater than zero");
        if (e.PairCut > 0) e._energyAtCut = e.Bare(e.PairCut, out e._slopeAtCut);
        return e;
    }

    /// <summary>Whether two entries have the same two-body energy.</summary>
    /// <param name="a">An entry.</param>
    /// <param name="b">Another.</param>
    public static bool SamePair(VashishtaEntry a, VashishtaEntry b) =>
        a._h == b._h && a._eta == b._eta && a._charge == b._charge && a._inverse1 == b._inverse1 && a._d == b._d && a._inverse4 == b._inverse4 && a._w == b._w && a.PairCut == b.PairCut;

    /// <summary>Two-body energy below r_c, shifted and tilted so that it and its slope vanish there.</summary>
    /// <param name="r">Distance.</param>
    /// <param name="slope">Its derivative.</param>
    public readonly double TwoBody(double r, out double slope)
    {
        double u = Bare(r, out slope);
        slope -= _slopeAtCut;
        return u - _energyAtCut - (r - PairCut) * _slopeAtCut;
    }

    private readonly double Bare(double r, out double slope)
    {
        double i = 1 / r, i2 = i * i, repulsion = _h * Math.Pow(r, -_eta), charge = _charge * i * Math.Exp(-r * _inverse1);
        double dipole = _d * i2 * i2 * Math.Exp(-r * _inverse4), dispersion = _w * i2 * i2 * i2;
        slope = -_eta * repulsion * i - charge * (i + _inverse1) + dipole * (4 * i + _inverse4) + 6 * dispersion * i;
        return repulsion + charge - dipole - dispersion;
    }
}
