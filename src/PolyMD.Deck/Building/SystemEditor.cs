using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
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
        for (int k = 0; k < atoms.Count; k++) AssignOfStyle(context, first + k, atoms[k]);
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
        foreach (IRemembersIds keeper in context.Simulation.Fixes.OfType<IRemembersIds>().Concat(context.Simulation.Computes.OfType<IRemembersIds>())) keeper.RenumberIds(id => fresh.GetValueOrDefault(id));
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

    /// <summary>Gives a local atom what a record says of it, all but its id. A sphere of which nothing is said has diameter 1 and density 1.</summary>
    public static void Assign(DeckContext context, int i, in AtomRecord a)
    {
        AtomEditing.Assign(context.Simulation.Atoms, i, a);
        AssignOfStyle(context, i, a);
    }

    // What only atoms of some styles have.
    private static void AssignOfStyle(DeckContext context, int i, in AtomRecord a)
    {
        AtomStore store = context.Simulation.Atoms;
        if (store.HasOwnMass) store.Mass[i] = a.Mass;
        AtomLayout layout = context.Layout;
        if (layout.HasSize)
        {
            bool given = a.Mass > 0;
            store.Values(AtomColumnNames.Radius)[i] = given ? 0.5 * a.Diameter : 0.5;
            if (!given) store.Mass[i] = SphereVolume(0.5);
            for (int k = 0; k < 3; k++) store.Values(AtomColumnNames.Omega[k])[i] = a.Omega[k];
        }
        if (layout.HasDipole)
        {
            for (int k = 0; k < 3; k++) store.Values(AtomColumnNames.Dipole[k])[i] = a.Dipole[k];
            store.Values(AtomColumnNames.DipoleMagnitude)[i] = a.Dipole.Length;
        }
        if (!layout.HasTemplate) return;
        (store.Values(AtomColumnNames.TemplateMolecule)[i], store.Values(AtomColumnNames.TemplateAtom)[i]) = (a.TemplateMolecule, a.TemplateAtom);
    }

    /// <summary>What is to be said of a local atom, in an image inside the cell.</summary>
    public static AtomRecord Record(DeckContext context, int i)
    {
        Simulation s = context.Simulation;
        AtomStore a = s.Atoms;
        int ix = a.ImageX[i], iy = a.ImageY[i], iz = a.ImageZ[i];
        Vec3 r = s.Box.Wrap(a.Position(i), ref ix, ref iy, ref iz);
        Vec3 Vector(IReadOnlyList<string> names) => new(a.Values(names[0])[i], a.Values(names[1])[i], a.Values(names[2])[i]);
        AtomLayout layout = context.Layout;
        return new AtomRecord
        {
            Id = a.Id[i], Type = a.TypeIndex[i] + 1, Molecule = a.Molecule[i], Charge = a.Charge[i], Position = r, ImageX = ix, ImageY = iy, ImageZ = iz, Velocity = a.Velocity(i),
            Mass = a.HasOwnMass ? a.Mass[i] : 0,
            Diameter = layout.HasSize ? 2 * a.Values(AtomColumnNames.Radius)[i] : 0,
            Omega = layout.HasSize ? Vector(AtomColumnNames.Omega) : default,
            Dipole = layout.HasDipole ? Vector(AtomColumnNames.Dipole) : default,
            TemplateMolecule = layout.HasTemplate ? (int)a.Values(AtomColumnNames.TemplateMolecule)[i] : 0,
            TemplateAtom = layout.HasTemplate ? (int)a.Values(AtomColumnNames.TemplateAtom)[i] : 0,
        };
    }

    /// <summary>Volume of a sphere.</summary>
    public static double SphereVolume(double radius) => 4 * Math.PI / 3 * radius * radius * radius;
}
