using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Model;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>What the analyses by frequency share.</summary>
internal static class SpectralArguments
{
    /// <summary>An even number of frames.</summary>
    public static int Segment(ParseResult result, Option<int> option) => result.GetValue(option) is var n && n >= 4 && n % 2 == 0 ? n : throw new PolyMDException($"{option.Name} must be an even number of frames, at least 4; got {n}");

    /// <summary>Cycles per deck time to THz, and the unit's name in headers.</summary>
    public static (double Factor, string Unit) Frequency(SiFactors units) => units.IsReduced ? (1, "per_tau") : (1e-12 / units.Time, "THz");
}
