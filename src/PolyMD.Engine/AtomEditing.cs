using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine;

/// <summary>Adds, removes and moves atoms of a simulation that exists, with the bonded terms that lose their atoms.</summary>
public static class AtomEditing
{
    /// <summary>Appends atoms with the masses of their types and returns the index of the first.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="atoms">Atoms; an id of 0 takes the next free one.</param>
    public static int Add(Simulation simulation, IReadOnlyList<AtomRecord> atoms)
    {
        AtomStore store = simulation.Atoms;
        int first = store.LocalCount, id = LargestId(store);
        store.SetLocalCount(first + atoms.Count);
        for (int k = 0; k < atoms.Count; k++)
        {
            AtomRecord a = atoms[k];
            int i = first + k;
            store.Id[i] = a.Id > 0 ? a.Id : ++id;
            store.Mass[i] = simulation.Types.Mass[a.Type - 1];
            Assign(store, i, a);
            (store.Fx[i], store.Fy[i], store.Fz[i]) = (0, 0, 0);
        }
        store.OrderChanged();
        simulation.Touch();
        return first;
    }

    /// <summary>Gives a local atom what a record says of it and every atom has, all but id and mass.</summary>
    /// <param name="store">Atoms.</param>
    /// <param name="i">Local index.</param>
    /// <param name="a">The record.</param>
    public static void Assign(AtomStore store, int i, in AtomRecord a)
    {
        store.TypeIndex[i] = a.Type - 1;
        store.Molecule[i] = a.Molecule;
        store.Charge[i] = a.Charge;
        store.GroupMask[i] = Group.All.Bit;
        (store.ImageX[i], store.ImageY[i], store.ImageZ[i]) = (a.ImageX, a.ImageY, a.ImageZ);
        (store.X[i], store.Y[i], store.Z[i]) = (a.Position.X, a.Position.Y, a.Position.Z);
        (store.Vx[i], store.Vy[i], store.Vz[i]) = (a.Velocity.X, a.Velocity.Y, a.Velocity.Z);
    }

    /// <summary>Moves atoms of a group from one cell to another: their fractional coordinates stay.</summary>
    /// <param name="store">Atoms.</param>
    /// <param name="groupBit">Bit of the group.</param>
    /// <param name="from">The cell in which they are.</param>
    /// <param name="to">The cell in which they come to be.</param>
    public static void MoveWithCell(AtomStore store, uint groupBit, in SimulationBox from, in SimulationBox to)
    {
        for (int i = 0; i < store.LocalCount; i++)
        {
            if ((store.GroupMask[i] & groupBit) == 0) continue;
            Vec3 r = to.FromFractional(from.ToFractional(store.Position(i)));
            (store.X[i], store.Y[i], store.Z[i]) = (r.X, r.Y, r.Z);
        }
    }

    /// <summary>Wraps an atom into the cell along its periodic directions, image flags following; where fix deform remaps velocities, its velocity too.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="i">Local index.</param>
    public static void Wrap(Simulation simulation, int i)
    {
        AtomStore store = simulation.Atoms;
        int ix = store.ImageX[i], iy = store.ImageY[i], iz = store.ImageZ[i];
        Vec3 w = simulation.Box.Wrap(store.Position(i), ref store.ImageX[i], ref store.ImageY[i], ref store.ImageZ[i]);
        (store.X[i], store.Y[i], store.Z[i]) = (w.X, w.Y, w.Z);
        if (simulation.Deformation is not { RemapsVelocities: true } deformation || (store.GroupMask[i] & deformation.GroupBit) == 0) return;
        Vec3 v = store.Velocity(i) - deformation.Across(store.ImageX[i] - ix, store.ImageY[i] - iy, store.ImageZ[i] - iz);
        (store.Vx[i], store.Vy[i], store.Vz[i]) = (v.X, v.Y, v.Z);
    }

    /// <summary>Removes atoms with the terms that lose an atom.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="remove">Which of the local atoms go.</param>
    /// <param name="cutTerms">Remove terms that lose some of their atoms; those that lose all go in any case.</param>
    /// <param name="fromEnd">Whether holes are filled from the last to the first.</param>
    /// <returns>Atoms removed.</returns>
    public static int Remove(Simulation simulation, bool[] remove, bool cutTerms, bool fromEnd = false)
    {
        AtomStore store = simulation.Atoms;
        HashSet<int> gone = [];
        for (int i = 0; i < remove.Length; i++) if (remove[i]) gone.Add(store.Id[i]);
        simulation.Topology.RemoveWithAtoms(t => cutTerms ? t.Any(gone.Contains) : t.All(gone.Contains));
        int removed = store.Remove(remove, fromEnd);
        store.OrderChanged();
        simulation.Touch();
        return removed;
    }

    /// <summary>The largest atom id, 0 without atoms.</summary>
    /// <param name="store">Atoms.</param>
    public static int LargestId(AtomStore store)
    {
        int id = 0;
        for (int i = 0; i < store.LocalCount; i++) id = Math.Max(id, store.Id[i]);
        return id;
    }

    /// <summary>The largest molecule id, 0 if there is none.</summary>
    /// <param name="store">Atoms.</param>
    public static int LargestMolecule(AtomStore store)
    {
        int id = 0;
        for (int i = 0; i < store.LocalCount; i++) id = Math.Max(id, store.Molecule[i]);
        return id;
    }
}
