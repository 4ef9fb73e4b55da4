namespace PolyMD.IO;

/// <summary>Which columns an atom style has in the Atoms section, by 0-based index; -1 if absent.</summary>
/// <param name="Style">LAMMPS' name of the style.</param>
/// <param name="Molecule">Column of the molecule id.</param>
/// <param name="Type">Column of the type.</param>
/// <param name="Charge">Column of the charge.</param>
/// <param name="X">Column of x; y and z follow.</param>
internal readonly record struct AtomColumns(string Style, int Molecule, int Type, int Charge, int X)
{
    /// <summary>Number of columns without image flags.</summary>
    public int Count => X + 3;

    /// <summary>The names of the columns, for messages.</summary>
    public string Names => "id" + (Molecule > 0 ? " molecule" : "") + " type" + (Charge > 0 ? " q" : "") + " x y z";

    /// <summary>The supported styles.</summary>
    public static readonly AtomColumns[] All =
    [
        new("atomic", -1, 1, -1, 2),
        new("charge", -1, 1, 2, 3),
        new("bond", 1, 2, -1, 3),
        new("angle", 1, 2, -1, 3),
        new("molecular", 1, 2, -1, 3),
        new("full", 1, 2, 3, 4),
    ];

    /// <summary>Finds a style by name.</summary>
    /// <param name="style">Name as in a deck.</param>
    /// <param name="columns">The style's columns.</param>
    public static bool TryFind(string style, out AtomColumns columns)
    {
        foreach (AtomColumns c in All)
        {
            if (c.Style == style)
            {
                columns = c;
                return true;
            }
        }
        columns = default;
        return false;
    }
}
