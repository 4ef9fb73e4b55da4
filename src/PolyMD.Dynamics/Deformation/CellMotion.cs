using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Model;

namespace PolyMD.Dynamics.Deformation;

/// <summary>Moves what is in a cell with it: atoms of a group, and centres of rigid bodies, keep their fractional coordinates.</summary>
internal static class CellMotion
{
    /// <summary>Moves them from one cell to another; the caller gives the simulation its new cell.</summary>
    /// <param name="simulation">Atoms and fixes.</param>
    /// <param name="groupBit">Bit of the group whose atoms move.</param>
    /// <param name="from">The cell in which they are.</param>
    /// <param name="to">The cell in which they come to be.</param>
    public static void Move(Simulation simulation, uint groupBit, in SimulationBox from, in SimulationBox to)
    {
        if (from.IsTriclinic || to.IsTriclinic) AtomEditing.MoveWithCell(simulation.Atoms, groupBit, from, to);
        else for (int k = 0; k < 3; k++) MoveAlong(simulation.Atoms, groupBit, k, from, to);
        foreach (IFix f in simulation.Fixes) if (f is IMovesWithCell body) body.MoveWithCell(from, to);
    }

    private static unsafe void MoveAlong(AtomStore atoms, uint groupBit, int axis, in SimulationBox from, in SimulationBox to)
    {
        double oldLo = from.Lo[axis], newLo = to.Lo[axis], inverse = 1 / from.Lengths[axis], length = to.Lengths[axis];
        if (oldLo == newLo && length == from.Lengths[axis]) return;
        double* r = axis == 0 ? atoms.X.Pointer : axis == 1 ? atoms.Y.Pointer : atoms.Z.Pointer;
        uint* mask = atoms.GroupMask.Pointer;
        for (int i = 0; i < atoms.LocalCount; i++)
            if ((mask[i] & groupBit) != 0) r[i] = length * (inverse * (r[i] - oldLo)) + newLo;
    }
}
