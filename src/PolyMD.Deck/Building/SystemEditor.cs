using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Building;

/// <summary>Adds and removes atoms of a simulation that exists, topology and bookkeeping included: what the building commands have in common.</summary>
internal static class SystemEditor
{
    /// <summary>Appends atoms and returns the index of the first.</summary>
    /// <param name="context">The deck.</param>
    /// <param name="atoms">Atoms; an id of 0 takes the next free one.</param>
    public static int Add(DeckContext context, IReadOnlyList<AtomRecord> atoms)
    {
        int first = AtomEditing.Add(context.Simulation, atoms);
        Changed(context);
        return first;
    }

    /// <summary>Removes atoms with the terms that lose an atom.</summary>
    /// <param name="context">The deck.</param>
    /// <param name="remove">Which of the local atoms go.</param>
    /// <param name="cutTerms">Remove terms that lose some of their atoms; those that lose all go in any case.</param>
    /// <returns>Atoms removed.</returns>
    public static int Remove(DeckContext context, bool[] remove, bool cutTerms)
    {
        int removed = AtomEditing.Remove(context.Simulation, remove, cutTerms);
        Changed(context);
        return removed;
    }

    /// <summary>Gives the atoms the ids 1 … N in the order that <paramref name="order"/> lists them.</summary>
    public static void Renumber(DeckContext context, IReadOnlyList<int> order)
    {
        AtomStore store = context.Simulation.Atoms;
        Dictionary<int, int> fresh = [];
        for (int k = 0; k < order.Count; k++) fresh[store.Id[order[k]]] = k + 1;
        for (int k = 0; k < order.Count; k++) store.Id[order[k]] = k + 1;
        context.Simulation.Topology.Renumber(id => fresh.TryGetValue(id, out int n) ? n
            : throw new PolyMDException($"a bonded term names atom {id}, which does not exist; delete_atoms … bond yes removes such terms"));
        Changed(context);
    }

    /// <summary>Wraps every atom into the cell, image flags following.</summary>
    public static void Wrap(Simulation s)
    {
        AtomStore a = s.Atoms;
        for (int i = 0; i < a.LocalCount; i++)
        {
            Vec3 r = s.Box.Wrap(a.Position(i), ref a.ImageX[i], ref a.ImageY[i], ref a.ImageZ[i]);
            (a.X[i], a.Y[i], a.Z[i]) = (r.X, r.Y, r.Z);
        }
    }

    /// <summary>Declares that atoms, ids or topology have changed.</summary>
    public static void Changed(DeckContext context)
    {
        context.Simulation.Atoms.OrderChanged();
        context.SyncMasses();
        context.Simulation.Touch();
        context.SetupChanged();
    }

    /// <summary>The largest atom id, 0 without atoms.</summary>
    public static int LargestId(AtomStore store) => AtomEditing.LargestId(store);

    /// <summary>The largest molecule id, 0 if there is none.</summary>
    public static int LargestMolecule(AtomStore store) => AtomEditing.LargestMolecule(store);

    /// <summary>Whether the deck's atom style has molecule ids.</summary>
    public static bool HasMolecules(DeckContext context) => context.AtomStyle is not ("atomic" or "charge");
}
