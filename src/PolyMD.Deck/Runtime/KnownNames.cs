namespace PolyMD.Deck.Runtime;

/// <summary>Words of the LAMMPS language that PolyMD does not act on: used to say "not supported" instead of "unknown".</summary>
internal static class KnownNames
{
    /// <summary>Commands of LAMMPS without a counterpart here.</summary>
    public static readonly HashSet<string> Commands =
    [
        "angle_write", "dihedral_write",
        "dump_image", "dynamical_matrix", "fitpod", "group2ndx", "hyper", "kim", "mdi", "message", "ndx2group", "neb", "neb/spin",
        "plugin", "prd", "server", "tad", "temper", "temper/grem", "temper/npt", "third_order", "geturl",
    ];
}
