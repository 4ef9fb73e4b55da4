namespace PolyMD.Deck.Output;

/// <summary>Fix styles that change the cell (or, in LAMMPS, its division among processes), for which (as for shrink-wrapped faces) thermo_style one and multi add the volume.</summary>
internal static class BoxChangers
{
    private static readonly HashSet<string> s_styles = ["npt", "nph", "deform", "balance", "press/berendsen", "box/relax", "npt/sphere", "press/langevin", "rigid/npt", "rigid/nph",
        "rigid/npt/small", "rigid/nph/small", "nph/sphere", "npt/cauchy", "nphug", "msst", "tgnpt/drude"];

    public static bool Includes(string style) => s_styles.Contains(style);
}
