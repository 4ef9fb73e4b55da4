namespace PolyMD.Engine;

/// <summary>Names of the columns that atom styles add to an <see cref="AtomStore"/>.</summary>
public static class AtomColumnNames
{
    /// <summary>Radius of a sphere, in distance units.</summary>
    public const string Radius = "radius";

    /// <summary>Number of the molecule in its template, from 1.</summary>
    public const string TemplateMolecule = "template-index";

    /// <summary>Number of the atom in that molecule, from 1.</summary>
    public const string TemplateAtom = "template-atom";

    /// <summary>Magnitude of the dipole moment.</summary>
    public const string DipoleMagnitude = "mu";

    /// <summary>Angular velocity, in radians per time.</summary>
    public static IReadOnlyList<string> Omega { get; } = ["omegax", "omegay", "omegaz"];

    /// <summary>Torque, in energy units.</summary>
    public static IReadOnlyList<string> Torque { get; } = ["tqx", "tqy", "tqz"];

    /// <summary>Dipole moment, in charge times distance.</summary>
    public static IReadOnlyList<string> Dipole { get; } = ["mux", "muy", "muz"];
}
