using PolyMD.Engine;

namespace PolyMD.Deck.Expressions;

/// <summary>Per-atom attributes that formulas and references know by name.</summary>
internal static class AtomAttributes
{
    /// <summary>Names.</summary>
    public static readonly string[] Names = ["id", "mass", "type", "mol", "radius", "q", "x", "y", "z", "vx", "vy", "vz", "fx", "fy", "fz"];

    /// <summary>Whether a name is one of fix property/atom: i_name, d_name, i2_name[n], d2_name[n].</summary>
    public static bool IsCustom(string name) => name.StartsWith("i_", StringComparison.Ordinal) || name.StartsWith("d_", StringComparison.Ordinal) || name.StartsWith("i2_", StringComparison.Ordinal) || name.StartsWith("d2_", StringComparison.Ordinal);

    /// <summary>The reader of an attribute, or null if there is none of that name.</summary>
    public static Func<AtomStore, int, double>? Find(string name) => name switch
    {
        "id" => static (a, i) => a.Id[i],
        "mass" => static (a, i) => a.Mass[i],
        "type" => static (a, i) => a.TypeIndex[i] + 1,
        "mol" => static (a, i) => a.Molecule[i],
        "radius" => static (a, i) => a.Values(AtomColumnNames.Radius)[i],
        "q" => static (a, i) => a.Charge[i],
        "x" => static (a, i) => a.X[i],
        "y" => static (a, i) => a.Y[i],
        "z" => static (a, i) => a.Z[i],
        "vx" => static (a, i) => a.Vx[i],
        "vy" => static (a, i) => a.Vy[i],
        "vz" => static (a, i) => a.Vz[i],
        "fx" => static (a, i) => a.Fx[i],
        "fy" => static (a, i) => a.Fy[i],
        "fz" => static (a, i) => a.Fz[i],
        _ => null,
    };
}
