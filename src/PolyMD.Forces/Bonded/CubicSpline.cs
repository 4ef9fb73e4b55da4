namespace PolyMD.Forces.Bonded;

/// <summary>Cubic splines through points at any distances: second derivatives at the points, and values between them.</summary>
internal static class CubicSpline
{
    /// <summary>Second derivatives of the spline with given slopes at its ends.</summary>
    public static double[] Clamped(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double first, double last)
    {
        int n = x.Length;
        // Each inner point: h₋ y″₋ + 2(h₋ + h₊) y″ + h₊ y″₊ = 6 (slope₊ − slope₋); the ends take the given slopes for the missing ones.
        double[] lower = new double[n], middle = new double[n], upper = new double[n], right = new double[n];
        for (int k = 0; k < n; k++)
        {
            double before = k > 0 ? x[k] - x[k - 1] : 0, after = k < n - 1 ? x[k + 1] - x[k] : 0;
            double slopeBefore = k > 0 ? (y[k] - y[k - 1]) / before : first, slopeAfter = k < n - 1 ? (y[k + 1] - y[k]) / after : last;
            (lower[k], middle[k], upper[k], right[k]) = (before, 2 * (before + after), after, 6 * (slopeAfter - slopeBefore));
        }
        return Solve(lower, middle, upper, right);
    }

    /// <summary>Second derivatives of the spline that repeats after <paramref name="period"/>.</summary>
    public static double[] Periodic(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double period)
    {
        int n = x.Length;
        double[] lower = new double[n], middle = new double[n], upper = new double[n], right = new double[n];
        for (int k = 0; k < n; k++)
        {
            int i = (k + n - 1) % n, j = (k + 1) % n;
            double before = k > 0 ? x[k] - x[i] : x[0] + period - x[n - 1], after = k < n - 1 ? x[j] - x[k] : x[0] + period - x[n - 1];
            (lower[k], middle[k], upper[k], right[k]) = (before, 2 * (before + after), after, 6 * ((y[j] - y[k]) / after - (y[k] - y[i]) / before));
        }
        // The two corner elements by the formula of Sherman and Morrison.
        double corner = lower[0], pivot = -middle[0];
        double[] ends = new double[n];
        ends[0] = pivot;
        ends[n - 1] = corner;
        middle[n - 1] -= corner * corner / pivot;
        middle[0] -= pivot;
        double[] plain = Solve(lower, [.. middle], upper, right), along = Solve(lower, [.. middle], upper, ends);
        double factor = (plain[0] + plain[n - 1] * corner / pivot) / (1 + along[0] + along[n - 1] * corner / pivot);
        for (int k = 0; k < n; k++) plain[k] -= factor * along[k];
        return plain;
    }

    /// <summary>Value at <paramref name="at"/> and, times −1, slope there.</summary>
    public static double Value(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> second, double at, out double fall)
    {
        int i = 0, j = x.Length - 1;
        while (j - i > 1)
        {
            int m = (i + j) / 2;
            if (x[m] > at) j = m;
            else i = m;
        }
        return Between(x[i], x[j], y[i], y[j], second[i], second[j], at, out fall);
    }

    /// <summary><see cref="Value"/> of a periodic spline.</summary>
    public static double PeriodicValue(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> second, double period, double at)
    {
        int n = x.Length;
        at = x[0] + (at - x[0] - period * Math.Floor((at - x[0]) / period));
        int j = 0;
        while (j < n && x[j] <= at) j++;
        return j < n ? Between(x[j - 1], x[j], y[j - 1], y[j], second[j - 1], second[j], at, out _)
            : Between(x[n - 1], x[0] + period, y[n - 1], y[0], second[n - 1], second[0], at, out _);
    }

    private static double Between(double x0, double x1, double y0, double y1, double s0, double s1, double at, out double fall)
    {
        double h = x1 - x0, a = (x1 - at) / h, b = (at - x0) / h;
        fall = (y0 - y1) / h + ((3 * a * a - 1) * s0 - (3 * b * b - 1) * s1) * h / 6;
        return a * y0 + b * y1 + ((a * a * a - a) * s0 + (b * b * b - b) * s1) * h * h / 6;
    }

    private static double[] Solve(double[] lower, double[] middle, double[] upper, double[] right)
    {
        int n = middle.Length;
        double[] solution = [.. right], pivot = [.. middle];
        for (int k = 1; k < n; k++)
        {
            double w = lower[k] / pivot[k - 1];
            pivot[k] -= w * upper[k - 1];
            solution[k] -= w * solution[k - 1];
        }
        solution[n - 1] /= pivot[n - 1];
        for (int k = n - 2; k >= 0; k--) solution[k] = (solution[k] - upper[k] * solution[k + 1]) / pivot[k];
        return solution;
    }
}
