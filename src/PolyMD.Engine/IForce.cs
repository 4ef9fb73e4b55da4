namespace PolyMD.Engine;

/// <summary>Adds its forces to the local atoms and, when asked, tallies energy and virial. One object per style of the deck.</summary>
public interface IForce : IDisposable
{
    /// <summary>Style name as in the deck.</summary>
    string Name { get; }

    /// <summary>Family.</summary>
    ForceKind Kind { get; }

    /// <summary>Whether energies belong to more than two atoms though the family is <see cref="ForceKind.Pair"/>.</summary>
    bool IsManyBody => false;

    /// <summary>Energies and virial of the last <see cref="Compute"/> that asked for them.</summary>
    ForceTally Tally { get; }

    /// <summary>What this style can tally; a wish beyond it is refused before the run.</summary>
    Needs Supports => Needs.Global;

    /// <summary>Completes coefficients (mixing, tables), checks that nothing is missing and declares neighbour lists. Before every run.</summary>
    /// <param name="simulation">The simulation.</param>
    void Initialize(Simulation simulation);

    /// <summary>Called after each neighbour rebuild (indices and ghosts have changed).</summary>
    /// <param name="simulation">The simulation.</param>
    void NeighborsRebuilt(Simulation simulation) { }

    /// <summary>Adds the guards of lists that are renewed between rebuilds: a checkpoint keeps when they were renewed last.</summary>
    /// <param name="guards">Receives them, always in the same order.</param>
    void CollectGuards(List<Neighbors.DisplacementGuard> guards) { }

    /// <summary>Adds the objects with what the style has derived from the system as it was when the run began. A resumed run gives them back before <see cref="Initialize"/>,
    /// which then uses them.</summary>
    /// <param name="parts">Receives them, always in the same order.</param>
    void CollectRunState(List<State.RunState> parts) { }

    /// <summary>Called when the cell changed (length or tilt); k-space solvers renew their tables.</summary>
    /// <param name="simulation">The simulation.</param>
    void BoxChanged(Simulation simulation) { }

    /// <summary>Called before any force is computed at a step: a style may change the topology here (bonds that break).</summary>
    /// <param name="step">The step.</param>
    void Prepare(in StepContext step) { }

    /// <summary>Adds forces; fills <see cref="Tally"/> (cleared by the caller) as far as <see cref="StepContext.Needs"/> asks.</summary>
    /// <param name="step">The step.</param>
    void Compute(in StepContext step);
}
