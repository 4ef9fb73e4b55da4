namespace PolyMD.Engine.Phases;

/// <summary>After forces: thermostat forces, walls, springs, constraints on forces.</summary>
public interface IPostForce : IFix
{
    /// <summary>Does the work of this phase at <see cref="Simulation.Step"/>.</summary>
    void PostForce();
}
