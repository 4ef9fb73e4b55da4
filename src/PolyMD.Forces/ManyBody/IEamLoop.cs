using PolyMD.Engine;
using PolyMD.Engine.Neighbors;

namespace PolyMD.Forces.ManyBody;

/// <summary>The embedded-atom loop with its lane width chosen.</summary>
internal interface IEamLoop : IDisposable
{
    /// <summary>Follows a rebuilt neighbour list.</summary>
    void Rebuilt(Simulation simulation, NeighborList list);

    /// <summary>When the inner list was renewed last.</summary>
    DisplacementGuard Guard { get; }

    /// <summary>Adds forces and fills the tally.</summary>
    void Compute(in StepContext step, NeighborList list, ForceTally tally);
}
