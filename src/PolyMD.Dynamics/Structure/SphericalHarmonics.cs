using System.Numerics;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Structure;

/// <summary>Spherical harmonics Y_lm of one degree with the phase (−1)^m, and Wigner's 3j symbols (l l l; m₁ m₂ −m₁−m₂).</summary>
internal sealed class SphericalHarmonics
{
    private readonly double[] _prefactors, _legendre, _threeJ;

    public SphericalHarmonics(int degree)
    {
        Degree = degree;
        _legendre = new double[degree + 1];
        _prefactors = new double[degree + 1];
        for (int m = 0; m <= degree; m++) _prefactors[m] = Math.Sqrt((2 * degree + 1) / (4 * Math.PI) * Factorial(degree - m) / Factorial(degree + m));
        int side = 2 * degree + 1;
        _threeJ = new double[side * side];
        for (int a = -degree; a <= degree; a++)
        {
            for (int b = -degree; b <= degree; b++) if (Math.Abs(a + b) <= degree) _threeJ[(a + degree) * side + b + degree] = ThreeJ(degree, a, b);
        }
    }

    public int Degree { get; }

    /// <summary>Adds Y_lm of a direction, m = −l … l.</summary>
    public void Add(Vec3 bond, Span<Complex> sums)
    {
        double r = bond.Length, x = bond.Z / r, s = Math.Sqrt(Math.Max(0, 1 - x * x));
        Legendre(x, s);
        double planar = Math.Sqrt(bond.X * bond.X + bond.Y * bond.Y);
        Complex turn = planar > 0 ? new Complex(bond.X / planar, bond.Y / planar) : Complex.One, phase = Complex.One;
        sums[Degree] += _prefactors[0] * _legendre[0];
        for (int m = 1; m <= Degree; m++)
        {
            phase *= turn;
            Complex y = _prefactors[m] * _legendre[m] * phase;
            sums[Degree + m] += y;
            sums[Degree - m] += m % 2 == 0 ? Complex.Conjugate(y) : -Complex.Conjugate(y);
        }
    }

    /// <summary>Σ over m₁ + m₂ + m₃ = 0 of the 3j symbol times Y Y Y.</summary>
    public double ThirdOrder(ReadOnlySpan<Complex> y)
    {
        Complex sum = default;
        int l = Degree, side = 2 * l + 1;
        for (int a = -l; a <= l; a++)
        {
            for (int b = Math.Max(-l, -l - a); b <= Math.Min(l, l - a); b++) sum += _threeJ[(a + l) * side + b + l] * y[a + l] * y[b + l] * y[l - a - b];
        }
        return sum.Real;
    }

    // Associated Legendre functions of the degree for all orders, by upward recursion in the degree; phase included.
    private void Legendre(double x, double s)
    {
        double diagonal = 1;
        for (int m = 0; m <= Degree; m++)
        {
            if (m > 0) diagonal *= -(2 * m - 1) * s;
            double before = 0, value = diagonal;
            for (int k = m + 1; k <= Degree; k++) (before, value) = (value, ((2 * k - 1) * x * value - (k + m - 1) * before) / (k - m));
            _legendre[m] = value;
        }
    }

    // Racah's formula for three equal degrees.
    private static double ThreeJ(int l, int a, int b)
    {
        int c = -a - b;
        double sum = 0;
        for (int k = Math.Max(0, Math.Max(-a, b)); k <= Math.Min(l, Math.Min(l - a, l + b)); k++)
        {
            double term = 1 / (Factorial(k) * Factorial(l - k) * Factorial(l - a - k) * Factorial(l + b - k) * Factorial(a + k) * Factorial(k - b));
            sum += k % 2 == 0 ? term : -term;
        }
        double triangle = Math.Pow(Factorial(l), 3) / Factorial(3 * l + 1);
        double norm = Math.Sqrt(triangle * Factorial(l + a) * Factorial(l - a) * Factorial(l + b) * Factorial(l - b) * Factorial(l + c) * Factorial(l - c));
        return (Math.Abs(c) % 2 == 0 ? 1 : -1) * norm * sum;
    }

    private static double Factorial(int n)
    {
        double f = 1;
        for (int k = 2; k <= n; k++) f *= k;
        return f;
    }
}
