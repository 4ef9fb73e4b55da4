namespace PolyMD.Analysis.Structure;

/// <summary>A radial distribution function with its running coordination number.</summary>
/// <param name="R">Bin centres, deck distance unit.</param>
/// <param name="G">g(r).</param>
/// <param name="Coordination">Mean number of neighbours up to the outer edge of each bin.</param>
public sealed record RdfCurve(double[] R, double[] G, double[] Coordination)
{
    /// <summary>Standard error of g(r); empty where it is unknown.</summary>
    public double[] ErrorG { get; init; } = [];

    /// <summary>Standard error of the coordination number; empty where it is unknown.</summary>
    public double[] ErrorCoordination { get; init; } = [];

    /// <summary>First peak, first minimum behind it, and the coordination number up to there.</summary>
    /// <param name="smoothing">Half-width in bins of the running mean that guides the search (0 for clean curves).</param>
    public FirstShell FindFirstShell(int smoothing = 1)
    {
        double[] s = Smooth(G, smoothing);
        int peak = -1;
        for (int i = 1; i + 1 < s.Length; i++)
        {
            // A peak stands above 1 and above everything before it; the search stops once the curve has fallen to two thirds of it.
            if (s[i] > 1 && s[i] >= s[i - 1] && s[i] >= s[i + 1] && (peak < 0 || s[i] > s[peak])) peak = i;
            if (peak >= 0 && s[i] < 0.67 * s[peak]) break;
        }

        if (peak < 0) return new FirstShell(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        int minimum = peak;
        for (int i = peak + 1; i < s.Length; i++)
        {
            if (s[i] < s[minimum]) minimum = i;
            // Past the minimum once the curve has climbed clearly: by a tenth of the drop.
            if (s[i] > s[minimum] + 0.1 * (s[peak] - s[minimum])) break;
        }

        // A flat floor (g = 0 between shells) has its minimum in its middle.
        int end = minimum;
        while (end + 1 < s.Length && s[end + 1] <= s[minimum] + 1e-12) end++;
        int middle = (minimum + end) / 2;
        return new FirstShell(Vertex(peak), G[peak], R[middle], G[middle], Coordination[middle]);
    }

    /// <summary>Top of the parabola through three bins.</summary>
    private double Vertex(int i)
    {
        if (i < 1 || i + 1 >= G.Length) return R[i];
        double a = G[i - 1], b = G[i], c = G[i + 1], d = a - 2 * b + c;
        double shift = d < 0 ? Math.Clamp(0.5 * (a - c) / d, -0.5, 0.5) : 0;
        return R[i] + shift * (R[i] - R[i - 1]);
    }

    private static double[] Smooth(double[] values, int reach)
    {
        double[] s = new double[values.Length];
        for (int i = 0; i < s.Length; i++)
        {
            int lo = Math.Max(0, i - reach), hi = Math.Min(s.Length - 1, i + reach);
            double sum = 0;
            for (int k = lo; k <= hi; k++) sum += values[k];
            s[i] = sum / (hi - lo + 1);
        }

        return s;
    }
}
