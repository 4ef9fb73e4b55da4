using PolyMD.Model;

namespace PolyMD.Forces.ManyBody.Interlayer;

/// <summary>
/// Kolmogorov and Crespi's potential: V = e^(−λ(r − z₀)) [C + f(ρ_ij) + f(ρ_ji)] − A (z₀/r)⁶, f = e^(−(ρ/δ)²) (C₀ + C₂(ρ/δ)² + C₄(ρ/δ)⁴), shifted to zero at the
/// cutoff or multiplied by the taper (Phys. Rev. B 71, 235415 (2005)).
/// </summary>
public struct KolmogorovCrespi
{
    private double _z0, _c0, _c2, _c4, _c, _inverseDelta2, _lambda, _a, _shift, _taper;

    /// <summary>A (z₀/rc)⁶, or 0 with taper.</summary>
    public readonly double Shift => _shift;

    /// <summary>Reads an entry.</summary>
    /// <param name="e">Words: e1 e2 z₀ C₀ C₂ C₄ C δ λ A S ….</param>
    /// <param name="energy">Factor on energies.</param>
    /// <param name="cutoff">Range.</param>
    /// <param name="taper">Whether the potential is tapered.</param>
    public static KolmogorovCrespi Read(PotentialEntry e, double energy, double cutoff, bool taper)
    {
        double delta = e.Number(7, "delta"), scale = energy * e.Number(10, "S"), z0 = e.Number(2, "z0"), a = e.Number(9, "A") * scale;
        if (delta == 0) throw e.Error("'delta' must not be zero");
        return new KolmogorovCrespi
        {
            _z0 = z0,
            _c0 = e.Number(3, "C0") * scale,
            _c2 = e.Number(4, "C2") * scale,
            _c4 = e.Number(5, "C4") * scale,
            _c = e.Number(6, "C") * scale,
            _inverseDelta2 = 1 / (delta * delta),
            _lambda = e.Number(8, "lambda"),
            _a = a,
            _shift = taper ? 0 : a * Math.Pow(z0 / cutoff, 6),
            _taper = taper ? cutoff : 0,
        };
    }

    /// <summary>Functions of the distance.</summary>
    /// <param name="r">Distance.</param>
    /// <param name="values">Values.</param>
    public readonly void Radial(double r, out InterlayerRadial values)
    {
        double slope = 0, tap = _taper > 0 ? Taper.Eval(r, _taper, out slope) : 1;
        double e = Math.Exp(-_lambda * (r - _z0)), x = _z0 / r, x2 = x * x, six = _a * x2 * x2 * x2;
        values.Envelope = tap * e;
        values.EnvelopeSlope = (slope - _lambda * tap) * e;
        values.Repulsion = _c * values.Envelope;
        values.RepulsionSlope = _c * values.EnvelopeSlope;
        values.Attraction = _shift - tap * six;
        values.AttractionSlope = (6 * tap / r - slope) * six;
    }

    /// <summary>f and df/d(ρ²).</summary>
    /// <param name="rho2">ρ².</param>
    /// <param name="slope">Derivative.</param>
    public readonly double Registry(double rho2, out double slope)
    {
        double x = rho2 * _inverseDelta2, e = Math.Exp(-x), polynomial = _c0 + x * (_c2 + x * _c4);
        slope = _inverseDelta2 * e * (_c2 + 2 * x * _c4 - polynomial);
        return e * polynomial;
    }
}
