namespace PolyMD.Forces.ManyBody.Meam;

/// <summary>Geometry of the reference structures.</summary>
internal static class MeamStructure
{
    private static readonly string[] s_names = ["fcc", "bcc", "hcp", "dim", "dia", "dia3", "b1", "c11", "l12", "b2", "ch4", "lin", "zig", "tri"];

    /// <summary>Names in files, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> Names => s_names;

    /// <summary>Names a library element may have.</summary>
    public static IReadOnlyList<string> ElementNames { get; } = ["fcc", "bcc", "hcp", "dim", "dia", "dia3", "lin", "zig", "tri"];

    /// <summary>The structure of a name, or null.</summary>
    public static MeamLattice? Parse(string name)
    {
        int at = Array.IndexOf(s_names, name);
        return at < 0 ? null : (MeamLattice)at;
    }

    /// <summary>Nearest neighbours.</summary>
    public static int Neighbors(MeamLattice lattice) => lattice switch
    {
        MeamLattice.Fcc or MeamLattice.Hcp or MeamLattice.L12 => 12,
        MeamLattice.C11 => 10,
        MeamLattice.Bcc or MeamLattice.B2 => 8,
        MeamLattice.B1 => 6,
        MeamLattice.Dia or MeamLattice.Dia3 or MeamLattice.Ch4 => 4,
        MeamLattice.Dim => 1,
        _ => 2,
    };

    /// <summary>Nearest-neighbour distance over lattice constant of an element's structure.</summary>
    public static double NearestOverConstant(MeamLattice lattice) => lattice switch
    {
        MeamLattice.Fcc => Math.Sqrt(2) / 2,
        MeamLattice.Bcc => Math.Sqrt(3) / 2,
        MeamLattice.Dia or MeamLattice.Dia3 => Math.Sqrt(3) / 4,
        _ => 1,
    };

    /// <summary>
    /// Σ_jk of the Legendre-like functions of the angle between nearest neighbours j and k: cos, cos² − 1/3, cos³ − (3/5) cos, which make the
    /// partial densities 1 to 3 of the structure out of an atomic one.
    /// </summary>
    /// <param name="lattice">Structure.</param>
    /// <param name="angle">Angle of chains and bent molecules, radians.</param>
    public static (double First, double Second, double Third) Shape(MeamLattice lattice, double angle)
    {
        switch (lattice)
        {
            case MeamLattice.Hcp: return (0, 0, 1.0 / 3);
            case MeamLattice.Dia or MeamLattice.Dia3 or MeamLattice.Ch4: return (0, 0, 32.0 / 9);
            case MeamLattice.Dim: return (1, 2.0 / 3, 0.4);
            case MeamLattice.Lin or MeamLattice.Zig or MeamLattice.Tri:
                double c = lattice == MeamLattice.Lin ? -1 : Math.Cos(angle);
                return (2 + 2 * c, 2 + 2 * c * c - 4.0 / 3, 2 + 2 * c * c * c - 0.6 * (2 + 2 * c));
            default: return (0, 0, 0);
        }
    }

    /// <summary>Second neighbours: how many, how far in units of the nearest, and how many nearest neighbours screen each of them.</summary>
    /// <param name="lattice">Structure.</param>
    /// <param name="angle">Angle of chains and bent molecules, radians.</param>
    public static (int Count, double Ratio, int Screeners) Second(MeamLattice lattice, double angle) => lattice switch
    {
        MeamLattice.Fcc or MeamLattice.Hcp or MeamLattice.L12 => (6, Math.Sqrt(2), 4),
        MeamLattice.Bcc or MeamLattice.B2 => (6, 2 / Math.Sqrt(3), 4),
        MeamLattice.B1 => (12, Math.Sqrt(2), 2),
        MeamLattice.Dia => (12, Math.Sqrt(8.0 / 3), 1),
        MeamLattice.Dia3 => (12, Math.Sqrt(11.0 / 3), 4),
        MeamLattice.Lin => (2, 2, 1),
        MeamLattice.Zig => (2, 2 * Math.Sin(0.5 * angle), 1),
        MeamLattice.Tri => (2, 2 * Math.Sin(0.5 * angle), 1),
        _ => (0, 1, 0),
    };
}
