namespace PolyMD.Engine.Phases;

/// <summary>Second half of the step: v += dt/2 f/m.</summary>
public interface IFinalIntegrate : IFix
{
    /// <summary>Does the work of this phase at <see cref="Simulation.Step"/>.</summary>
    void FinalIntegrate();
}
