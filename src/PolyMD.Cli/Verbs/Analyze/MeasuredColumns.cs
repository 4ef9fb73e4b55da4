using PolyMD.Analysis.Statistics;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>Columns of tables and plots from quantities with errors.</summary>
internal static class MeasuredColumns
{
    public static double[] Values(this IEnumerable<Measured> m, double factor = 1) => [.. m.Select(v => v.Value * factor)];

    public static double[] Errors(this IEnumerable<Measured> m, double factor = 1) => [.. m.Select(v => v.StandardError * factor)];
}
