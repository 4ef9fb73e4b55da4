using PolyMD.Model;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// One entry e1 e2 e3 of a Tersoff file: of the bond e1–e2 as influenced by e3. The two-body numbers (n, β, λ₂, B, λ₁, A) act only where e2 = e3.
/// </summary>
public struct TersoffEntry : IBondOrderEntry
{
    /// <summary>Words of an entry.</summary>
    public const int WordCount = 17;

    /// <summary>What an entry looks like.</summary>
    public const string Layout = "e1 e2 e3 m gamma lambda3 c d costheta0 n beta lambda2 B R D lambda1 A";

    /// <summary>γ of g(θ).</summary>
    public double Gamma;

    /// <summary>λ₃, 1/length.</summary>
    public double Lambda3;

    /// <summary>c of g(θ).</summary>
    public double C;

    /// <summary>d of g(θ).</summary>
    public double D;

    /// <summary>h = cos θ₀.</summary>
    public double H;

    /// <summary>Exponent n of the bond order.</summary>
    public double N;

    /// <summary>β of the bond order.</summary>
    public double Beta;

    /// <summary>λ₂ of the attraction, 1/length.</summary>
    public double Lambda2;

    /// <summary>B of the attraction, energy.</summary>
    public double B;

    /// <summary>Middle of the cutoff region.</summary>
    public double CutMiddle;

    /// <summary>Half width of the cutoff region.</summary>
    public double CutHalf;

    /// <summary>λ₁ of the repulsion, 1/length.</summary>
    public double Lambda1;

    /// <summary>A of the repulsion, energy.</summary>
    public double A;

    /// <summary>True for exp[λ₃³(r_ij−r_ik)³], false for exp[λ₃(r_ij−r_ik)].</summary>
    public bool Cubic;

    /// <summary>δ, added to every distance in f_C and the exponentials: bonds come out shorter by it.</summary>
    public double Shift;

    /// <summary>R + D − δ.</summary>
    public readonly double Cutoff => CutMiddle + CutHalf - Shift;

    /// <summary>c².</summary>
    public double C2;

    /// <summary>d².</summary>
    public double D2;

    /// <summary>βζ above which b = 1/√(βζ).</summary>
    public double Huge;

    /// <summary>βζ above which b has one correction to that.</summary>
    public double Large;

    /// <summary>βζ below which b = 1 − (βζ)ⁿ/2n.</summary>
    public double Small;

    /// <summary>βζ below which b = 1.</summary>
    public double Tiny;

    /// <summary>Reads one entry; A and B are converted to the deck's energy unit.</summary>
    /// <param name="entry">Its 17 words.</param>
    /// <param name="shift">δ.</param>
    public static TersoffEntry Read(PotentialEntry entry, double shift)
    {
        double m = entry.Number(3, "m");
        if (m is not (1 or 3)) throw entry.Error($"'m' must be 1 or 3, got '{entry.Words[3]}'");
        TersoffEntry e = new()
        {
            Shift = shift,
            Cubic = m == 3,
            Gamma = entry.NotNegative(4, "gamma"),
            Lambda3 = entry.Number(5, "lambda3"),
            C = entry.NotNegative(6, "c"),
            D = entry.NotNegative(7, "d"),
            H = entry.Number(8, "costheta0"),
            N = entry.NotNegative(9, "n"),
            Beta = entry.NotNegative(10, "beta"),
            Lambda2 = entry.NotNegative(11, "lambda2"),
            B = entry.NotNegative(12, "B") * entry.File.EnergyFactor,
            CutMiddle = entry.NotNegative(13, "R"),
            CutHalf = entry.NotNegative(14, "D"),
            Lambda1 = entry.NotNegative(15, "lambda1"),
            A = entry.NotNegative(16, "A") * entry.File.EnergyFactor,
        };
        if (e.CutHalf > e.CutMiddle) throw entry.Error($"'D' ({entry.Words[14]}) must not exceed 'R' ({entry.Words[13]})");
        if (e.D == 0) throw entry.Error("'d' must be greater than zero: g(theta) divides by it");
        e.C2 = e.C * e.C;
        e.D2 = e.D * e.D;
        // Limits of LAMMPS' asymptotic forms of b: where the neglected term falls under 1e-16 or 1e-8.
        e.Huge = Math.Pow(2 * e.N * 1e-16, -1 / e.N);
        e.Large = Math.Pow(2 * e.N * 1e-8, -1 / e.N);
        e.Small = 1 / e.Large;
        e.Tiny = 1 / e.Huge;
        return e;
    }

    /// <summary>Cutoff function and its derivative: 1 below R−D, ½[1 − sin(π(r−R)/2D)] between, 0 above R+D.</summary>
    /// <param name="r">Distance.</param>
    /// <param name="slope">df/dr.</param>
    public readonly double CutFunction(double r, out double slope)
    {
        r += Shift;
        slope = 0;
        if (r < CutMiddle - CutHalf) return 1;
        if (r > CutMiddle + CutHalf) return 0;
        (double sin, double cos) = Math.SinCos(0.5 * Math.PI * (r - CutMiddle) / CutHalf);
        slope = -0.25 * Math.PI / CutHalf * cos;
        return 0.5 * (1 - sin);
    }

    /// <inheritdoc/>
    public readonly double Bond(double r, double order, out double slope, out double onOrder)
    {
        double fc = CutFunction(r, out double fcSlope);
        r += Shift;
        double repulsion = A * Math.Exp(-Lambda1 * r), attraction = B * Math.Exp(-Lambda2 * r), net = repulsion - order * attraction;
        slope = fcSlope * net + fc * (order * Lambda2 * attraction - Lambda1 * repulsion);
        onOrder = -fc * attraction;
        return fc * net;
    }

    /// <summary>Bond order b(ζ) = (1 + (βζ)ⁿ)^(−1/2n) and its derivative, with LAMMPS' asymptotic forms for very small and large βζ.</summary>
    /// <param name="zeta">ζ.</param>
    /// <param name="slope">db/dζ.</param>
    public readonly double BondOrder(double zeta, out double slope)
    {
        double t = Beta * zeta;
        if (t > Huge)
        {
            slope = -0.5 * Beta / (t * Math.Sqrt(t));
            return 1 / Math.Sqrt(t);
        }
        if (t > Large)
        {
            double u = Math.Pow(t, -N), root = Math.Sqrt(t);
            slope = -0.5 * Beta / (t * root) * (1 - (1 + 1 / (2 * N)) * u);
            return (1 - u / (2 * N)) / root;
        }
        slope = 0;
        if (t < Tiny) return 1;
        double tn = Math.Pow(t, N);
        if (t < Small)
        {
            slope = -0.5 * Beta * tn / t;
            return 1 - tn / (2 * N);
        }
        double b = Math.Pow(1 + tn, -1 / (2 * N));
        slope = -0.5 * b * tn / ((1 + tn) * zeta);
        return b;
    }

    /// <summary>exp of LAMMPS' clamped λ₃ term for x = r_ij − r_ik, and its derivative with respect to x.</summary>
    /// <param name="x">r_ij − r_ik.</param>
    /// <param name="slope">Derivative.</param>
    public readonly double Screening(double x, out double slope)
    {
        if (Lambda3 == 0)
        {
            slope = 0;
            return 1;
        }
        double q = Lambda3 * x, argument = Cubic ? q * q * q : q;
        double e = argument > 69.0776 ? 1e30 : argument < -69.0776 ? 0 : Math.Exp(argument);
        slope = Cubic ? 3 * Lambda3 * q * q * e : Lambda3 * e;
        return e;
    }

    /// <summary>g(θ) = γ[1 + c²/d² − c²/(d² + (h − cos θ)²)] and its derivative with respect to cos θ.</summary>
    /// <param name="cosine">cos θ.</param>
    /// <param name="slope">dg/dcos θ.</param>
    public readonly double Angular(double cosine, out double slope)
    {
        double x = H - cosine, q = 1 / (D2 + x * x);
        slope = -2 * Gamma * C2 * x * q * q;
        return Gamma * (1 + C2 / D2 - C2 * q);
    }
}
