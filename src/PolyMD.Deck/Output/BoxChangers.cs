namespace PolyMD.Deck.Output;

/// <summary>Fix styles that change the cell, for which thermo_style one and multi add the volume.</summary>
internal static class BoxChangers
{
    private static readonly HashSet<string> s_styles = ["npt", "nph", "deform", "press/berendsen", "box/relax", "npt/sphere", "press/langevin", "rigid/npt", "rigid/nph"];

    public static bool Includes(string style) => s_styles.Contains(style);
}
