using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>
/// Charge assignment of order p: the cardinal B-spline M_p (R. W. Hockney and J. W. Eastwood, Computer Simulation Using Particles, sec. 5-3),
/// spread over p mesh points. Odd orders centre on the nearest point, even ones on the middle of the cell. The weight of stencil point j is
/// a polynomial in u, the offset from that centre in mesh spacings, |u| ≤ ½.
/// </summary>
public sealed class AssignmentFunction : IDisposable
{
    /// <summary>Weights are stored and evaluated in rows of eight.</summary>
    public const int Width = 8;

    /// <summary>Tabulates the polynomials.</summary>
    /// <param name="order">2 … 7.</param>
    public AssignmentFunction(int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, ErrorEstimate.MinOrder);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, ErrorEstimate.MaxOrder);
        Order = order;
        CenterShift = order % 2 == 0 ? 0.0 : 0.5;
        LowerPoint = -(order - 1) / 2;
        int degree = order - 1;
        // M_p(t) = 1/(p-1)! sum_i (-1)^i C(p,i) (t + p/2 - i)_+^(p-1); for stencil point j the first p - j terms act, at u + (p - 1 - j) + 1/2 - i.
        // Integer sums, divided once: the coefficients are correctly rounded.
        long factorial = Factorial(degree);
        for (int j = 0; j < order; j++)
        {
            int terms = order - 1 - j;
            for (int power = 0; power <= degree; power++)
            {
                long sum = 0;
                for (int i = 0; i <= terms; i++)
                {
                    long term = Binomial(order, i) * Power(2 * terms + 1 - 2 * i, degree - power);
                    sum += i % 2 == 0 ? term : -term;
                }
                Coefficients[power * Width + j] = (double)(Binomial(degree, power) * sum) / (factorial * (1L << (degree - power)));
            }
            for (int power = 1; power <= degree; power++) Slopes[(power - 1) * Width + j] = power * Coefficients[power * Width + j];
        }
    }

    /// <summary>p.</summary>
    public int Order { get; }

    /// <summary>Added to the scaled coordinate before rounding down to the centre point: ½ for odd orders, 0 for even ones.</summary>
    public double CenterShift { get; }

    /// <summary>Offset of the first stencil point from the centre point.</summary>
    public int LowerPoint { get; }

    /// <summary>Coefficient of u^power for stencil point j at [power·8 + j]; columns p … 7 are zero.</summary>
    public NativeBuffer<double> Coefficients { get; } = new(ErrorEstimate.MaxOrder * Width);

    /// <summary>The coefficients of the derivatives with respect to u, stored alike.</summary>
    public NativeBuffer<double> Slopes { get; } = new(ErrorEstimate.MaxOrder * Width);

    /// <summary>Σ_j M_2p(j) cos(jθ): the sum over all aliases of the squared transform of the assignment function, θ = kh.
    /// M_2p at the integers are Eulerian numbers over (2p − 1)!.</summary>
    /// <param name="theta">Phase per mesh spacing.</param>
    public double AliasSum(double theta)
    {
        int n = 2 * Order - 1;
        double sum = 0;
        for (int j = 1 - Order; j < Order; j++) sum += Eulerian(n, Order - 1 + j) * Math.Cos(j * theta);
        return sum / Factorial(n);
    }

    /// <summary>(sin x / x)^(2p), the squared transform at phase x = kh/2.</summary>
    /// <param name="x">Half the phase per mesh spacing.</param>
    public double SquaredTransform(double x)
    {
        if (x == 0) return 1;
        double sinc = Math.Sin(x) / x;
        return Math.Pow(sinc * sinc, Order);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Coefficients.Dispose();
        Slopes.Dispose();
    }

    private static double Eulerian(int n, int k)
    {
        Span<double> row = stackalloc double[n + 1];
        row.Clear();
        row[0] = 1;
        for (int m = 2; m <= n; m++)
            for (int i = m - 1; i >= 1; i--)
                row[i] = (i + 1) * row[i] + (m - i) * row[i - 1];
        return row[k];
    }

    private static long Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    private static long Binomial(int n, int k) => Factorial(n) / (Factorial(k) * Factorial(n - k));

    private static long Power(long x, int exponent) => exponent == 0 ? 1 : x * Power(x, exponent - 1);
}
