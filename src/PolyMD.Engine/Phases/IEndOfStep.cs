namespace PolyMD.Engine.Phases;

/// <summary>After the step is complete: accumulators, heat exchange, velocity rescaling.</summary>
public interface IEndOfStep : IFix
{
    /// <summary>Does the work of this phase at <see cref="Simulation.Step"/>.</summary>
    void EndOfStep();
}
