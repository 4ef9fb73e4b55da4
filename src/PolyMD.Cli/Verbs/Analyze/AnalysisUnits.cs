using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Model;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>The option --units of tables, and names of units for headers and axes of plots.</summary>
internal static class AnalysisUnits
{
    /// <summary>The option, where no trajectory brings it.</summary>
    public static Option<string> NewOption() => new("--units") { Description = "unit system of the simulation: real, metal or lj", DefaultValueFactory = _ => "real" };

    /// <summary>The units that an option names.</summary>
    public static SiFactors Named(ParseResult result, Option<string> option) => result.GetRequiredValue(option) is var name && name is "real" or "metal" or "lj" ? SiFactors.ForStyle(name) : throw new PolyMDException($"{option.Name} must be real, metal or lj, got '{name}'");

    /// <summary>The time unit: fs, ps or tau.</summary>
    public static string Time(this SiFactors units) => units.Style switch { "real" => "fs", "metal" => "ps", _ => "tau" };

    /// <summary>The length unit: A or sigma.</summary>
    public static string Length(this SiFactors units) => units.IsReduced ? "sigma" : "A";

    /// <summary>The length unit as a sign.</summary>
    public static string LengthSign(this SiFactors units) => units.IsReduced ? "σ" : "Å";
}
