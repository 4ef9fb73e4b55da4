namespace PolyMD.Engine.Phases;

/// <summary>First half of the step: v += dt/2 f/m; x += dt v.</summary>
public interface IInitialIntegrate : IFix
{
    /// <summary>Does the work of this phase at <see cref="Simulation.Step"/>.</summary>
    void InitialIntegrate();
}
