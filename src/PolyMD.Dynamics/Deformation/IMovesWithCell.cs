using PolyMD.Engine.Phases;
using PolyMD.Model;

namespace PolyMD.Dynamics.Deformation;

/// <summary>A fix with positions of its own (centres of bodies) that move with a cell whose atoms do.</summary>
internal interface IMovesWithCell : IFix
{
    /// <summary>Keeps the fractional coordinates of its positions.</summary>
    /// <param name="from">The cell in which they are.</param>
    /// <param name="to">The cell in which they come to be.</param>
    void MoveWithCell(in SimulationBox from, in SimulationBox to);
}
