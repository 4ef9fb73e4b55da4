namespace PolyMD.Studies.Reporting;

/// <summary>Colours of the reports; told apart with the common kinds of colour blindness and in grey print.</summary>
public static class Palette
{
    /// <summary>Lithium.</summary>
    public const string Lithium = "#2b6cb0";

    /// <summary>Sheet.</summary>
    public const string Sheet = "#1b1b1f";

    /// <summary>Electrolyte.</summary>
    public const string Electrolyte = "#d9730d";

    /// <summary>Temperature jump.</summary>
    public const string Jump = "#b3164e";

    /// <summary>Hot bath background.</summary>
    public const string Hot = "#fbdcd2";

    /// <summary>Cold bath background.</summary>
    public const string Cold = "#d8e6f5";

    /// <summary>Axis lines and ticks.</summary>
    public const string Axis = "#4a4f57";

    /// <summary>Grid lines.</summary>
    public const string Grid = "#e9ebee";

    /// <summary>Text.</summary>
    public const string Ink = "#1f2430";

    /// <summary>Secondary text.</summary>
    public const string Muted = "#667080";

    /// <summary>The reference bar.</summary>
    public const string Reference = "#9aa3af";

    /// <summary>Bars and lines of a series, in order.</summary>
    public static IReadOnlyList<string> Series { get; } = ["#2b6cb0", "#d9730d", "#2f8f6b", "#8a4fb0", "#b3164e", "#7a6a3a"];
}
