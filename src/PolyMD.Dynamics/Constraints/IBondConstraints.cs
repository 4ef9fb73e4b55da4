using PolyMD.Engine;
using PolyMD.Engine.Phases;

namespace PolyMD.Dynamics.Constraints;

/// <summary>A fix that holds bonds, for fixes that change velocities or positions of whole clusters at the end of a step.</summary>
internal interface IBondConstraints : IFix
{
    /// <summary>Clusters of atoms, by id.</summary>
    IReadOnlyList<ConstraintCluster> Clusters { get; }

    /// <summary>Solves the coordinate constraints once more, for the velocities and positions that the next step starts from.</summary>
    void SolveAgain();
}
