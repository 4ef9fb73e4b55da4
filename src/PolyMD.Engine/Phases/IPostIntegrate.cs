namespace PolyMD.Engine.Phases;

/// <summary>After positions have moved, before neighbours are checked: constraints, deformation.</summary>
public interface IPostIntegrate : IFix
{
    /// <summary>Does the work of this phase at <see cref="Simulation.Step"/>.</summary>
    void PostIntegrate();
}
