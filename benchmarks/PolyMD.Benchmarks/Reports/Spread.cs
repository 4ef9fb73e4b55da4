using System.Globalization;

namespace PolyMD.Benchmarks.Reports;

/// <summary>Median and extremes of a few values.</summary>
internal readonly record struct Spread(double Median, double Least, double Most)
{
    /// <summary>Of values; those that are not finite are left out, and NaN stands for none.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        if (sorted.Length == 0) return new Spread(double.NaN, double.NaN, double.NaN);
        int half = sorted.Length / 2;
        return new Spread(sorted.Length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]), sorted[0], sorted[^1]);
    }

    /// <summary>Median (least to most).</summary>
    public override string ToString() => double.IsFinite(Median) ? string.Create(CultureInfo.InvariantCulture, $"{Median:F2} ({Least:F2} to {Most:F2})") : "n/a";
}
