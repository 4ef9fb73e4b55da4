using PolyMD.Model;

namespace PolyMD.Forces.ManyBody.Interlayer;

/// <summary>
/// Interlayer potential of graphene and h-BN: V = Tap(r) {e^(−α(r/β − 1)) [ε + f(ρ_ij) + f(ρ_ji)] − C₆/r⁶/[1 + e^(−d(r/(s_R r_eff) − 1))]},
/// f = C e^(−(ρ/δ)²) (Leven et al., J. Chem. Theory Comput. 12, 2896 (2016); Maaravi et al., J. Phys. Chem. C 121, 22826 (2017)).
/// </summary>
public struct IlpEntry : IInterlayerEntry
{
    private double _beta, _alpha, _inverseDelta2, _epsilon, _c, _d, _inverseReach, _c6, _taper;

    /// <inheritdoc/>
    public static bool Flat => false;

    /// <inheritdoc/>
    public double NormalReach { get; private set; }

    /// <summary>Reads an entry.</summary>
    /// <param name="e">Words: e1 e2 β α δ ε C d s_R r_eff C₆ S r_cut.</param>
    /// <param name="energy">Factor on energies.</param>
    /// <param name="taper">Range of the taper, 0 without.</param>
    public static IlpEntry Read(PotentialEntry e, double energy, double taper)
    {
        double delta = e.Number(4, "delta"), scale = energy * e.Number(11, "S"), reach = e.Number(8, "sR") * e.Number(9, "reff");
        if (delta == 0 || reach == 0) throw e.Error("'delta', 'sR' and 'reff' must not be zero");
        return new IlpEntry
        {
            _beta = e.Number(2, "beta"),
            _alpha = e.Number(3, "alpha"),
            _inverseDelta2 = 1 / (delta * delta),
            _epsilon = e.Number(5, "epsilon") * scale,
            _c = e.Number(6, "C") * scale,
            _d = e.Number(7, "d"),
            _inverseReach = 1 / reach,
            _c6 = e.Number(10, "C6") * scale,
            _taper = taper,
            NormalReach = e.NotNegative(12, "rcut"),
        };
    }

    /// <inheritdoc/>
    public readonly void Radial(double r, out InterlayerRadial values)
    {
        double slope = 0, tap = _taper > 0 ? Taper.Eval(r, _taper, out slope) : 1;
        double e = Math.Exp(_alpha * (1 - r / _beta)), eSlope = -_alpha / _beta * e;
        double fermi = Math.Exp(-_d * (r * _inverseReach - 1)), damping = 1 / (1 + fermi), dampingSlope = damping * damping * fermi * _d * _inverseReach;
        double r2 = r * r, c6 = _c6 / (r2 * r2 * r2), attraction = -damping * c6, attractionSlope = -dampingSlope * c6 + 6 * damping * c6 / r;
        values.Envelope = tap * e;
        values.EnvelopeSlope = slope * e + tap * eSlope;
        values.Repulsion = _epsilon * values.Envelope;
        values.RepulsionSlope = _epsilon * values.EnvelopeSlope;
        values.Attraction = tap * attraction;
        values.AttractionSlope = slope * attraction + tap * attractionSlope;
    }

    /// <inheritdoc/>
    public readonly double Registry(double rho2, out double slope)
    {
        double f = _c * Math.Exp(-rho2 * _inverseDelta2);
        slope = -_inverseDelta2 * f;
        return f;
    }
}
