using PolyMD.Analysis;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>Names of units for headers and axes of plots.</summary>
internal static class AnalysisUnits
{
    /// <summary>The time unit: fs, ps or tau.</summary>
    public static string Time(this SiFactors units) => units.Style switch { "real" => "fs", "metal" => "ps", _ => "tau" };

    /// <summary>The length unit: A or sigma.</summary>
    public static string Length(this SiFactors units) => units.IsReduced ? "sigma" : "A";

    /// <summary>The length unit as a sign.</summary>
    public static string LengthSign(this SiFactors units) => units.IsReduced ? "σ" : "Å";
}
