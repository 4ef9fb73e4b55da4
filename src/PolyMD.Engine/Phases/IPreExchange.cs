namespace PolyMD.Engine.Phases;

/// <summary>After positions have moved, before neighbours are found: atoms are added, removed or change kind, or the cell is exchanged for an equivalent one.</summary>
public interface IPreExchange : IFix
{
    /// <summary>Does the work of this phase at <see cref="Simulation.Step"/>.</summary>
    /// <returns>Whether neighbour lists must be rebuilt at this step.</returns>
    bool PreExchange();
}
