using PolyMD.Model;

namespace PolyMD.Engine.Styles;

/// <summary>A pair style whose force field comes with its own Coulomb constant, which all electrostatic terms of the simulation then use.</summary>
public interface ICoulombConvention
{
    /// <summary>q²/r to energy, or null for that of the unit system.</summary>
    /// <param name="units">Unit system.</param>
    double? CoulombConstant(Units units);
}
