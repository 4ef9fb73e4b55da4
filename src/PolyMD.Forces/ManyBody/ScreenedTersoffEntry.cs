namespace PolyMD.Forces.ManyBody;

/// <summary>One entry of a tersoff/zbl file: Tersoff's, and what joins the bond e1–e2 to the screened nuclear repulsion at short distance.</summary>
public struct ScreenedTersoffEntry : IBondOrderEntry
{
    /// <summary>Words of an entry.</summary>
    public const int WordCount = TersoffEntry.WordCount + 4;

    /// <summary>What an entry looks like.</summary>
    public const string Layout = TersoffEntry.Layout + " Z_i Z_j ZBLcut ZBLexpscale";

    private const double BohrRadius = 0.529, VacuumPermittivity = 0.00552635;
    private TersoffEntry _tersoff;
    private double _charge, _length, _middle, _sharpness;

    /// <inheritdoc/>
    public readonly double Cutoff => _tersoff.Cutoff;

    /// <summary>Reads one entry.</summary>
    /// <param name="entry">Its 21 words.</param>
    /// <param name="shift">δ.</param>
    /// <param name="electronvolt">The deck's energy unit per eV.</param>
    public static ScreenedTersoffEntry Read(PotentialEntry entry, double shift, double electronvolt)
    {
        double zi = entry.NotNegative(17, "Z_i"), zj = entry.NotNegative(18, "Z_j");
        return new()
        {
            _tersoff = TersoffEntry.Read(entry, shift),
            _charge = zi * zj / (4 * Math.PI * VacuumPermittivity) * electronvolt,
            _length = 0.8854 * BohrRadius / (Math.Pow(zi, 0.23) + Math.Pow(zj, 0.23)),
            _middle = entry.NotNegative(19, "ZBLcut"),
            _sharpness = entry.NotNegative(20, "ZBLexpscale"),
        };
    }

    /// <summary>Whether two entries have the same two-body numbers.</summary>
    /// <param name="a">An entry.</param>
    /// <param name="b">Another.</param>
    public static bool SamePair(ScreenedTersoffEntry a, ScreenedTersoffEntry b) =>
        a._tersoff.A == b._tersoff.A && a._tersoff.Lambda1 == b._tersoff.Lambda1 && a._tersoff.CutMiddle == b._tersoff.CutMiddle
        && a._tersoff.CutHalf == b._tersoff.CutHalf && a._charge == b._charge && a._length == b._length && a._middle == b._middle && a._sharpness == b._sharpness;

    /// <inheritdoc/>
    public readonly double CutFunction(double r, out double slope) => _tersoff.CutFunction(r, out slope);

    /// <inheritdoc/>
    public readonly double Angular(double cosine, out double slope) => _tersoff.Angular(cosine, out slope);

    /// <inheritdoc/>
    public readonly double Screening(double x, out double slope) => _tersoff.Screening(x, out slope);

    /// <inheritdoc/>
    public readonly double BondOrder(double zeta, out double slope) => _tersoff.BondOrder(zeta, out slope);

    /// <summary>V = (1 − f_F) V_ZBL + f_F V_Tersoff, f_F = 1/(1 + e^(−A_F (r − r_C))).</summary>
    /// <inheritdoc/>
    public readonly double Bond(double r, double order, out double slope, out double onOrder)
    {
        double bond = _tersoff.Bond(r, order, out double bondSlope, out onOrder), zbl = Nuclear(r + _tersoff.Shift, out double zblSlope);
        double f = 1 / (1 + Math.Exp(-_sharpness * (r + _tersoff.Shift - _middle))), fSlope = _sharpness * f * (1 - f);
        slope = (1 - f) * zblSlope + f * bondSlope + fSlope * (bond - zbl);
        onOrder *= f;
        return (1 - f) * zbl + f * bond;
    }

    // Universal screening of the nuclear repulsion (J. F. Ziegler, J. P. Biersack, U. Littmark, The Stopping and Range of Ions in Matter, Vol. 1, 1985).
    private readonly double Nuclear(double r, out double slope)
    {
        double x = r / _length;
        double a = 0.1818 * Math.Exp(-3.2 * x), b = 0.5099 * Math.Exp(-0.9423 * x), c = 0.2802 * Math.Exp(-0.4029 * x), d = 0.02817 * Math.Exp(-0.2016 * x);
        double phi = a + b + c + d, phiSlope = -(3.2 * a + 0.9423 * b + 0.4029 * c + 0.2016 * d) / _length;
        slope = _charge / r * (phiSlope - phi / r);
        return _charge / r * phi;
    }
}
