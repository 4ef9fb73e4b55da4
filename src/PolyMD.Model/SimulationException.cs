namespace PolyMD.Model;

/// <summary>A run that cannot go on: the step and the atoms responsible are named.</summary>
public sealed class SimulationException : PolyMDException
{
    /// <summary>Creates the error.</summary>
    /// <param name="step">The time step.</param>
    /// <param name="message">What happened and why it is fatal.</param>
    /// <param name="atomIds">Ids of the atoms responsible, most responsible first.</param>
    public SimulationException(long step, string message, params int[] atomIds) : base($"step {step}: error: {message}")
    {
        Step = step;
        AtomIds = atomIds;
    }

    /// <summary>The time step.</summary>
    public long Step { get; }

    /// <summary>Ids of the atoms responsible.</summary>
    public IReadOnlyList<int> AtomIds { get; }
}
