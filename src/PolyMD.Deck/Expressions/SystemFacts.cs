using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Expressions;

/// <summary>Numbers behind is_os() and extract_setting().</summary>
internal static class SystemFacts
{
    private static readonly string[] s_settings =
    [
        "box_exist", "dimension", "nlocal", "nall", "nghost", "ntypes", "nbondtypes", "nangletypes", "ndihedraltypes", "nimpropertypes",
        "triclinic", "newton_bond", "newton_pair", "nthreads", "world_rank", "world_size", "universe_rank", "universe_size", "bigint", "tagint", "imageint",
    ];

    /// <summary>Whether the operating system's description matches a pattern.</summary>
    public static bool IsOperatingSystem(string pattern, SourceSpan place)
    {
        string text = $"{(OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsMacOS() ? "macOS" : OperatingSystem.IsWindows() ? "Windows" : "")} {RuntimeInformation.OSDescription}";
        try { return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)); }
        catch (ArgumentException e) { throw new DeckException(place, $"is_os(): '{pattern}' is not a pattern: {e.Message}"); }
    }

    /// <summary>A number describing the system.</summary>
    public static double Setting(string name, Simulation s, SourceSpan place) => name switch
    {
        "box_exist" => s.Types.Count > 0 ? 1 : 0,
        "dimension" => s.Box.IsTwoDimensional ? 2 : 3,
        "nlocal" => s.Atoms.LocalCount,
        "nghost" => s.Atoms.GhostCount,
        "nall" => s.Atoms.TotalCount,
        "ntypes" => s.Types.Count,
        "nbondtypes" => s.Topology.BondTypes,
        "nangletypes" => s.Topology.AngleTypes,
        "ndihedraltypes" => s.Topology.DihedralTypes,
        "nimpropertypes" => s.Topology.ImproperTypes,
        "triclinic" => s.Box.IsTriclinic ? 1 : 0,
        "newton_bond" or "newton_pair" or "world_size" or "universe_size" => 1,
        "world_rank" or "universe_rank" => 0,
        "nthreads" => s.Team.Size,
        "bigint" => sizeof(long),
        "tagint" or "imageint" => sizeof(int),
        _ => throw new DeckException(place, string.Create(CultureInfo.InvariantCulture, $"extract_setting(): unknown setting '{name}'{NearestName.Hint(name, s_settings)}")),
    };
}
