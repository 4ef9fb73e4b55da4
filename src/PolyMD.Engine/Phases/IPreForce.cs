namespace PolyMD.Engine.Phases;

/// <summary>Before forces are computed.</summary>
public interface IPreForce : IFix
{
    /// <summary>Does the work of this phase at <see cref="Simulation.Step"/>.</summary>
    void PreForce();
}
