namespace PolyMD.Forces.ManyBody;

/// <summary>
/// LAMMPS' piecewise cubic through equally spaced values (pair_style eam): slopes from the five-point central difference
/// [f₋₂ − f₊₂ + 8(f₊₁ − f₋₁)]/12, from the three-point one next to the ends and one-sided at the ends; then on each interval, with p in
/// 0 … 1, f = ((c₃p + c₂)p + c₁)p + c₀. Differentiable once, not a natural spline.
/// </summary>
internal static unsafe class TableSpline
{
    /// <summary>Writes c₃, c₂, c₁, c₀ of the intervals starting at points 0 … n−2, and of the last point as a constant.</summary>
    /// <param name="values">Table, at least five values.</param>
    /// <param name="target">Coefficients of point m at target + m·pitch.</param>
    /// <param name="pitch">Distance between records, in doubles.</param>
    public static void Build(ReadOnlySpan<double> values, double* target, int pitch)
    {
        int n = values.Length;
        double[] slope = new double[n];
        slope[0] = values[1] - values[0];
        slope[1] = 0.5 * (values[2] - values[0]);
        slope[n - 2] = 0.5 * (values[n - 1] - values[n - 3]);
        slope[n - 1] = values[n - 1] - values[n - 2];
        for (int m = 2; m < n - 2; m++) slope[m] = (values[m - 2] - values[m + 2] + 8 * (values[m + 1] - values[m - 1])) / 12;
        for (int m = 0; m < n; m++)
        {
            double rise = m < n - 1 ? values[m + 1] - values[m] : 0, next = m < n - 1 ? slope[m + 1] : 0;
            double* c = target + (long)m * pitch;
            c[0] = m < n - 1 ? slope[m] + next - 2 * rise : 0;
            c[1] = m < n - 1 ? 3 * rise - 2 * slope[m] - next : 0;
            c[2] = slope[m];
            c[3] = values[m];
        }
    }
}
