using PolyMD.Engine;
using PolyMD.Engine.Neighbors;

namespace PolyMD.Forces.ManyBody;

/// <summary>A site-energy loop with its kernel and lane width chosen.</summary>
internal interface ISiteLoop : IDisposable
{
    /// <summary>Follows a rebuilt neighbour list.</summary>
    void Rebuilt(Simulation simulation, NeighborList list);

    /// <summary>Adds forces and fills the tally.</summary>
    void Compute(in StepContext step, NeighborList list, ForceTally tally);

    /// <summary>A part of the energy of the last evaluation, where the kernel has parts.</summary>
    double Part(int index) => 0;
}
