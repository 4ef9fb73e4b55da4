using PolyMD.Model;

namespace PolyMD.Engine.Styles;

/// <summary>A style of bond_style, angle_style, dihedral_style or improper_style.</summary>
public interface IBondedStyle : IForce
{
    /// <summary>Reads the words after the style's name.</summary>
    /// <param name="args">Words.</param>
    /// <param name="simulation">Units, types.</param>
    void ReadSettings(ArgReader args, Simulation simulation);

    /// <summary>Reads a bond_coeff, angle_coeff, … line: the type range first, then the style's own words.</summary>
    /// <param name="args">Words.</param>
    /// <param name="simulation">Units, topology.</param>
    void ReadCoefficients(ArgReader args, Simulation simulation);

    /// <summary>Restricts the style to types given to it by hybrid (by type index); null lifts the restriction. Before <see cref="IForce.Initialize"/>.</summary>
    /// <param name="types">Allowed types or null.</param>
    void Restrict(bool[]? types);

    /// <summary>The length (bonds) or the angle in radians (angles) at which a type is at rest, for constraints; NaN if the style has none or the type has no coefficients.</summary>
    /// <param name="type">1-based type.</param>
    double Equilibrium(int type) => double.NaN;
}
