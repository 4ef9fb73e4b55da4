using PolyMD.Model;

namespace PolyMD.Forces.ManyBody.Interlayer;

/// <summary>
/// Lebedeva's potential between flat graphene layers: V = B e^(−α(r − z₀)) + C (1 + D₁ρ² + D₂ρ⁴) e^(−λ₁ρ²) e^(−λ₂(z² − z₀²)) − A (z₀/r)⁶ + A (z₀/rc)⁶ with ρ² = x² + y²
/// (Lebedeva et al., Physica E 44, 949 (2012)). With z² = r² − ρ² the second term is a function of r times one of ρ.
/// </summary>
public struct LebedevaEntry : IInterlayerEntry
{
    private double _a, _b, _c, _z0, _alpha, _d1, _d2, _lambda1, _lambda2, _shift;

    /// <inheritdoc/>
    public static bool Flat => true;

    /// <inheritdoc/>
    public readonly double NormalReach => 0;

    /// <summary>Reads an entry.</summary>
    /// <param name="e">Words: e1 e2 A B C z₀ α D₁ D₂ λ₁ λ₂ S.</param>
    /// <param name="energy">Factor on energies.</param>
    /// <param name="cutoff">Range.</param>
    public static LebedevaEntry Read(PotentialEntry e, double energy, double cutoff)
    {
        double scale = energy * e.Number(11, "S"), a = e.Number(2, "A") * scale, z0 = e.Number(5, "z0");
        return new LebedevaEntry
        {
            _a = a,
            _b = e.Number(3, "B") * scale,
            _c = e.Number(4, "C") * scale,
            _z0 = z0,
            _alpha = e.Number(6, "alpha"),
            _d1 = e.Number(7, "D1"),
            _d2 = e.Number(8, "D2"),
            _lambda1 = e.Number(9, "lambda1"),
            _lambda2 = e.Number(10, "lambda2"),
            _shift = a * Math.Pow(z0 / cutoff, 6),
        };
    }

    /// <inheritdoc/>
    public readonly void Radial(double r, out InterlayerRadial values)
    {
        double x = _z0 / r, x2 = x * x, six = _a * x2 * x2 * x2;
        values.Repulsion = _b * Math.Exp(-_alpha * (r - _z0));
        values.RepulsionSlope = -_alpha * values.Repulsion;
        // Both atoms of a pair see the same ρ: half of the term from either.
        values.Envelope = 0.5 * _c * Math.Exp(-_lambda2 * (r * r - _z0 * _z0));
        values.EnvelopeSlope = -2 * _lambda2 * r * values.Envelope;
        values.Attraction = _shift - six;
        values.AttractionSlope = 6 * six / r;
    }

    /// <inheritdoc/>
    public readonly double Registry(double rho2, out double slope)
    {
        double decay = _lambda1 - _lambda2, e = Math.Exp(-decay * rho2), polynomial = 1 + rho2 * (_d1 + rho2 * _d2);
        slope = e * (_d1 + 2 * _d2 * rho2 - decay * polynomial);
        return e * polynomial;
    }
}
