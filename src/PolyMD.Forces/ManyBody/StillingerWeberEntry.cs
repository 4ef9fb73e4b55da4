namespace PolyMD.Forces.ManyBody;

/// <summary>One entry e1 e2 e3 of a Stillinger-Weber file. The two-body numbers (A, B, p, q, σ, a, γ) act only where e2 = e3; λ, ε and cos θ₀ of e1 e2 e3 make the three-body term.</summary>
public struct StillingerWeberEntry
{
    /// <summary>Words of an entry.</summary>
    public const int WordCount = 14;

    /// <summary>What an entry looks like.</summary>
    public const string Layout = "e1 e2 e3 epsilon sigma a lambda gamma costheta0 A B p q tol";

    /// <summary>ε, energy.</summary>
    public double Epsilon;

    /// <summary>σ, length.</summary>
    public double Sigma;

    /// <summary>σ·γ.</summary>
    public double SigmaGamma;

    /// <summary>λ·ε.</summary>
    public double LambdaEpsilon;

    /// <summary>cos θ₀.</summary>
    public double CosTheta0;

    /// <summary>εABσᵖ.</summary>
    public double RepulsionFactor;

    /// <summary>εAσ^q.</summary>
    public double AttractionFactor;

    /// <summary>p.</summary>
    public double P;

    /// <summary>q.</summary>
    public double Q;

    /// <summary>σ·a, where the exponentials end.</summary>
    public double Cutoff;

    /// <summary>Distance at which neighbours are dropped: the cutoff, or a little less if tol is given.</summary>
    public double Reach;

    /// <summary>Reads one entry; ε is converted to the deck's energy unit.</summary>
    /// <param name="entry">Its 14 words.</param>
    public static StillingerWeberEntry Read(PotentialEntry entry)
    {
        double epsilon = entry.NotNegative(3, "epsilon") * entry.File.EnergyFactor, sigma = entry.NotNegative(4, "sigma"), a = entry.NotNegative(5, "a");
        double lambda = entry.NotNegative(6, "lambda"), gamma = entry.NotNegative(7, "gamma"), tol = entry.NotNegative(13, "tol");
        double p = entry.NotNegative(11, "p"), q = entry.NotNegative(12, "q");
        double scale = entry.NotNegative(9, "A") * epsilon;
        StillingerWeberEntry e = new()
        {
            Epsilon = epsilon,
            Sigma = sigma,
            SigmaGamma = sigma * gamma,
            LambdaEpsilon = lambda * epsilon,
            CosTheta0 = entry.Number(8, "costheta0"),
            RepulsionFactor = scale * entry.NotNegative(10, "B") * Math.Pow(sigma, p),
            AttractionFactor = scale * Math.Pow(sigma, q),
            P = p,
            Q = q,
            Cutoff = sigma * a,
        };
        e.Reach = e.Cutoff;
        // LAMMPS: the reach ends where exp(σγ/(r−σa)) falls under tol (at most 0.01).
        if (tol > 0) e.Reach += Math.Min(gamma, 1) * sigma / Math.Log(Math.Min(tol, 0.01));
        return e;
    }

    /// <summary>φ₂(r) = (εABσᵖ r⁻ᵖ − εAσ^q r^−q) e^(σ/(r−σa)) and its derivative, for r below the cutoff.</summary>
    /// <param name="r">Distance.</param>
    /// <param name="slope">dφ₂/dr.</param>
    public readonly double TwoBody(double r, out double slope)
    {
        double inverse = 1 / (r - Cutoff), e = Math.Exp(Sigma * inverse);
        double repulsion = RepulsionFactor * Math.Pow(r, -P), attraction = AttractionFactor * Math.Pow(r, -Q), net = repulsion - attraction;
        slope = -e * ((P * repulsion - Q * attraction) / r + net * Sigma * inverse * inverse);
        return net * e;
    }
}
