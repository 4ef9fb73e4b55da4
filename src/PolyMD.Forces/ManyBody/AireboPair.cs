namespace PolyMD.Forces.ManyBody;

/// <summary>The numbers of one pair of species (C-C, C-H or H-H); lengths in Å, energies in the deck's unit.</summary>
internal struct AireboPair
{
    /// <summary>Where the bond weight begins to fall.</summary>
    public double RcMin;

    /// <summary>Where the bond weight is zero.</summary>
    public double RcMax;

    /// <summary>Where the weight of the end atoms of a π^dh dihedral is zero.</summary>
    public double RcMaxPi;

    /// <summary>Screening length of the repulsion.</summary>
    public double Q;

    /// <summary>Decay of the repulsion.</summary>
    public double Alpha;

    /// <summary>Strength of the repulsion.</summary>
    public double A;

    /// <summary>Strengths of the three attractions.</summary>
    public double B1, B2, B3;

    /// <summary>Decays of the three attractions.</summary>
    public double Beta1, Beta2, Beta3;

    /// <summary>Bond length in the exponential around a hydrogen.</summary>
    public double Rho;

    /// <summary>Where the distance switch of the dispersion begins.</summary>
    public double NearMin;

    /// <summary>Where the distance switch of the dispersion ends.</summary>
    public double NearMax;

    /// <summary>Where the bond-order switch begins.</summary>
    public double OrderMin;

    /// <summary>Where the bond-order switch ends.</summary>
    public double OrderMax;

    /// <summary>Lennard-Jones well depth.</summary>
    public double Epsilon;

    /// <summary>Lennard-Jones diameter; also the unit of the dispersion cutoff.</summary>
    public double Sigma;

    /// <summary>Morse well depth.</summary>
    public double MorseEpsilon;

    /// <summary>Morse decay.</summary>
    public double MorseAlpha;

    /// <summary>Morse minimum.</summary>
    public double MorseDistance;

    /// <summary>Repulsion V^R without the weight, and its slope.</summary>
    /// <param name="r">Distance.</param>
    /// <param name="slope">dV/dr.</param>
    public readonly double Repulsion(double r, out double slope)
    {
        double decay = A * Math.Exp(-Alpha * r), screen = 1 + Q / r;
        slope = -decay * (Alpha * screen + Q / (r * r));
        return screen * decay;
    }

    /// <summary>Attraction V^A (negative) without the weight, and its slope.</summary>
    /// <param name="r">Distance.</param>
    /// <param name="slope">dV/dr.</param>
    public readonly double Attraction(double r, out double slope)
    {
        double e1 = B1 * Math.Exp(-Beta1 * r), e2 = B2 == 0 ? 0 : B2 * Math.Exp(-Beta2 * r), e3 = B3 == 0 ? 0 : B3 * Math.Exp(-Beta3 * r);
        slope = Beta1 * e1 + Beta2 * e2 + Beta3 * e3;
        return -(e1 + e2 + e3);
    }
}
