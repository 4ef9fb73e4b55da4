using PolyMD.Engine.Respa;

namespace PolyMD.Engine.Phases;

/// <summary>An integrator that knows nested time steps. Other integrators are refused by run_style respa.</summary>
public interface IRespaIntegrate : IFix
{
    /// <summary>Before the levels inside: half a kick by the forces of the level; at the innermost also the move of the positions.</summary>
    /// <param name="level">The level; its forces are those of the atoms.</param>
    void InitialIntegrate(RespaLevel level);

    /// <summary>After the forces of the level are known: half a kick.</summary>
    /// <param name="level">The level; its forces are those of the atoms.</param>
    void FinalIntegrate(RespaLevel level);
}
