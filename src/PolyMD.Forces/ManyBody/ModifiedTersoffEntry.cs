namespace PolyMD.Forces.ManyBody;

/// <summary>One entry e1 e2 e3 of a tersoff/mod or tersoff/mod/c file: of the bond e1–e2 as influenced by e3. The two-body numbers (η, λ₂, B, λ₁, A, n, c₀) act only where e2 = e3.</summary>
public struct ModifiedTersoffEntry : IBondOrderEntry
{
    /// <summary>Words of a tersoff/mod entry; tersoff/mod/c has one more.</summary>
    public const int WordCount = 20;

    /// <summary>What an entry looks like.</summary>
    public const string Layout = "e1 e2 e3 beta alpha h eta beta_ters lambda2 B R D lambda1 A n c1 c2 c3 c4 c5";

    private double _alpha, _h, _eta, _beta, _lambda2, _b, _middle, _half, _lambda1, _a, _n, _c1, _c2, _c3, _c4, _c5, _c0, _shift;
    private bool _cubic;

    /// <inheritdoc/>
    public readonly double Cutoff => _middle + _half - _shift;

    /// <summary>Reads one entry; A, B and c₀ are converted to the deck's energy unit.</summary>
    /// <param name="entry">Its words.</param>
    /// <param name="shift">δ.</param>
    public static ModifiedTersoffEntry Read(PotentialEntry entry, double shift)
    {
        double exponent = entry.Number(3, "beta"), factor = entry.File.EnergyFactor;
        if (exponent is not (1 or 3)) throw entry.Error($"'beta' must be 1 or 3, got '{entry.Words[3]}'");
        ModifiedTersoffEntry e = new()
        {
            _shift = shift,
            _cubic = exponent == 3,
            _alpha = entry.Number(4, "alpha"),
            _h = entry.Number(5, "h"),
            _eta = entry.NotNegative(6, "eta"),
            _beta = entry.NotNegative(7, "beta_ters"),
            _lambda2 = entry.NotNegative(8, "lambda2"),
            _b = entry.NotNegative(9, "B") * factor,
            _middle = entry.NotNegative(10, "R"),
            _half = entry.NotNegative(11, "D"),
            _lambda1 = entry.NotNegative(12, "lambda1"),
            _a = entry.NotNegative(13, "A") * factor,
            _n = entry.NotNegative(14, "n"),
            _c1 = entry.Number(15, "c1"),
            _c2 = entry.Number(16, "c2"),
            _c3 = entry.Number(17, "c3"),
            _c4 = entry.Number(18, "c4"),
            _c5 = entry.Number(19, "c5"),
            _c0 = entry.Words.Length > WordCount ? entry.Number(20, "c0") * factor : 0,
        };
        if (e._half > e._middle) throw entry.Error($"'D' ({entry.Words[11]}) must not exceed 'R' ({entry.Words[10]})");
        return e;
    }

    /// <summary>Whether two entries have the same two-body numbers.</summary>
    /// <param name="a">An entry.</param>
    /// <param name="b">Another.</param>
    public static bool SamePair(ModifiedTersoffEntry a, ModifiedTersoffEntry b) =>
        a._a == b._a && a._lambda1 == b._lambda1 && a._middle == b._middle && a._half == b._half && a._c0 == b._c0;

    /// <summary>1 below R−D, ½ − (9/16) sin x − (1/16) sin 3x with x = π(r−R)/2D between, 0 above R+D (M. V. R. Murty, H. A. Atwater, Phys. Rev. B 51, 4889 (1995)).</summary>
    /// <inheritdoc/>
    public readonly double CutFunction(double r, out double slope)
    {
        r += _shift;
        slope = 0;
        if (r < _middle - _half) return 1;
        if (r > _middle + _half) return 0;
        double scale = 0.5 * Math.PI / _half, x = scale * (r - _middle);
        slope = -scale * (9 * Math.Cos(x) + 3 * Math.Cos(3 * x)) / 16;
        return 0.5 - (9 * Math.Sin(x) + Math.Sin(3 * x)) / 16;
    }

    /// <summary>g = c₁ + c₂x²/(c₃ + x²) · (1 + c₄ e^(−c₅x²)), x = h − cos θ.</summary>
    /// <inheritdoc/>
    public readonly double Angular(double cosine, out double slope)
    {
        double x = _h - cosine, x2 = x * x, q = 1 / (_c3 + x2), e = _c4 * Math.Exp(-_c5 * x2), outer = _c2 * x2 * q;
        slope = -2 * x * (_c2 * _c3 * q * q * (1 + e) - outer * _c5 * e);
        return _c1 + outer * (1 + e);
    }

    /// <summary>exp(αx) or exp(α³x³) with LAMMPS' limits.</summary>
    /// <inheritdoc/>
    public readonly double Screening(double x, out double slope)
    {
        double q = _alpha * x, argument = _cubic ? q * q * q : q;
        double e = argument > 69.0776 ? 1e30 : argument < -69.0776 ? 0 : Math.Exp(argument);
        slope = _cubic ? 3 * _alpha * q * q * e : _alpha * e;
        return e;
    }

    /// <summary>b = (1 + ζ^η)^(−1/2n).</summary>
    /// <inheritdoc/>
    public readonly double BondOrder(double zeta, out double slope)
    {
        double t = _beta * zeta;
        slope = 0;
        if (t <= 0) return 1;
        double power = Math.Pow(t, _eta), b = Math.Pow(1 + power, -0.5 / _n);
        slope = -0.5 / _n * b / (1 + power) * _eta * power / zeta;
        return b;
    }

    /// <summary>V = f_C [A e^(−λ₁r) − b B e^(−λ₂r) + c₀].</summary>
    /// <inheritdoc/>
    public readonly double Bond(double r, double order, out double slope, out double onOrder)
    {
        double fc = CutFunction(r, out double fcSlope);
        r += _shift;
        double repulsion = _a * Math.Exp(-_lambda1 * r), attraction = _b * Math.Exp(-_lambda2 * r), net = repulsion - order * attraction + _c0;
        slope = fcSlope * net + fc * (order * _lambda2 * attraction - _lambda1 * repulsion);
        onOrder = -fc * attraction;
        return fc * net;
    }
}
