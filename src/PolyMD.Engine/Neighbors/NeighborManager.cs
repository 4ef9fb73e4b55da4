using System.Globalization;
using PolyMD.Engine.Diagnosis;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine.Neighbors;

/// <summary>Decides when neighbour lists are stale, wraps atoms, rebuilds ghosts and lists, and counts rebuilds.</summary>
public sealed class NeighborManager : IDisposable
{
    private const double MostGhosts = 2e8;

    private readonly List<NeighborList> _lists = [];
    private readonly GhostLayer _ghosts = new();
    private readonly DisplacementGuard _guard = new();
    private long _lastBuild;

    /// <summary>Extra distance of every list; a list is good until some atom has moved half of it.</summary>
    public double Skin { get; set; }

    /// <summary>Rebuilds happen only at multiples of this many steps since the last.</summary>
    public int Every { get; set; } = 1;

    /// <summary>No rebuild sooner than this many steps after the last.</summary>
    public int Delay { get; set; }

    /// <summary>Whether displacement is checked (else rebuild whenever allowed).</summary>
    public bool CheckDisplacement { get; set; } = true;

    /// <summary>Whether lists are built at the start of a run only.</summary>
    public bool BuildOnce { get; set; }

    /// <summary>Pairs left out of every list.</summary>
    public NeighborExclusions Exclusions { get; } = new();

    /// <summary>Rebuilds in this run.</summary>
    public long Builds { get; private set; }

    /// <summary>Rebuilds at the first step at which one was allowed: the lists may have been stale before.</summary>
    public long DangerousBuilds { get; private set; }

    /// <summary>The lists of this run.</summary>
    public IReadOnlyList<NeighborList> Lists => _lists;

    /// <summary>The periodic images that the lists refer to.</summary>
    public GhostLayer Ghosts => _ghosts;

    /// <summary>Distance around the cell within which images are kept.</summary>
    public double GhostDepth { get; private set; }

    /// <summary>Forgets lists and counters before the forces of a run declare theirs.</summary>
    public void BeginRun()
    {
        foreach (NeighborList list in _lists) list.Dispose();
        _lists.Clear();
        Builds = DangerousBuilds = 0;
    }

    /// <summary>Declares a list.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="typeCount">Atom types.</param>
    public NeighborList Request(NeighborRequest request, int typeCount)
    {
        NeighborList list = new(request, typeCount);
        _lists.Add(list);
        return list;
    }

    /// <summary>Whether the lists must be rebuilt at this step.</summary>
    /// <param name="simulation">Atoms and box.</param>
    public bool NeedsRebuild(Simulation simulation)
    {
        if (BuildOnce) return false;
        long ago = simulation.Step - _lastBuild;
        if (ago < Delay || (Every > 1 && ago % Every != 0)) return false;
        if (!CheckDisplacement) return true;
        bool moved = _guard.Moved(simulation, Skin);
        if (moved && ago == Math.Max(Every, Delay) && ago > 1) DangerousBuilds++;
        return moved;
    }

    /// <summary>Wraps atoms, rebuilds ghosts and all lists.</summary>
    /// <param name="simulation">Atoms and box.</param>
    public void Rebuild(Simulation simulation)
    {
        AtomStore atoms = simulation.Atoms;
        CheckMotion(simulation);
        SimulationBox fitted = simulation.Faces.Fit(simulation.Box, atoms);
        if (fitted != simulation.Box) simulation.Box = fitted;
        SimulationBox box = simulation.Box;
        bool[]? lost = null;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            AtomEditing.Wrap(simulation, i);
            if (!BoxFaces.IsOutside(box, atoms.Position(i))) continue;
            ReportLoss(simulation, i);
            (lost ??= new bool[atoms.LocalCount])[i] = true;
        }
        if (lost is not null) simulation.Faces.LostCount += atoms.Remove(lost);
        MakeLists(simulation);
        _lastBuild = simulation.Step;
        Builds++;
    }

    /// <summary>When and where the lists were made, and how often.</summary>
    /// <param name="simulation">Atoms.</param>
    internal NeighborState Save(Simulation simulation) =>
        new() { LastBuild = _lastBuild, Builds = Builds, DangerousBuilds = DangerousBuilds, Held = _guard.Held(simulation.Atoms.LocalCount) };

    /// <summary>Makes the lists as they were made before a checkpoint; positions and cell are those of that moment.</summary>
    /// <param name="simulation">Atoms and box.</param>
    /// <param name="state">What <see cref="Save"/> gave.</param>
    internal void Restore(Simulation simulation, NeighborState state)
    {
        MakeLists(simulation);
        (_lastBuild, Builds, DangerousBuilds) = (state.LastBuild, state.Builds, state.DangerousBuilds);
    }

    private void MakeLists(Simulation simulation)
    {
        AtomStore atoms = simulation.Atoms;
        double reach = 0;
        foreach (NeighborList list in _lists) reach = Math.Max(reach, list.LargestCutoff);
        GhostDepth = _lists.Count == 0 ? 0 : reach + Skin;
        RequireModestDepth(simulation);
        _ghosts.Build(atoms, simulation.Box, GhostDepth);
        simulation.SpecialPairs.Update(atoms, simulation.Topology, simulation.Special);
        foreach (NeighborList list in _lists) list.Build(simulation, Skin);
        _guard.Hold(simulation);
    }

    // Positions that are not finite, and atoms faster than any that lists and ghosts can follow. A rebuild is where every atom is looked at anyway, and such an atom forces one.
    private void CheckMotion(Simulation simulation)
    {
        AtomStore atoms = simulation.Atoms;
        // Before the first list, and without one, every speed is allowed.
        double farthest = GhostDepth > 0 ? GhostDepth : double.PositiveInfinity, limit = farthest * farthest / (simulation.TimeStep * simulation.TimeStep);
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if (!double.IsFinite(atoms.Position(i).LengthSquared)) throw Trouble.NotFinite(simulation, "positions are not finite any more: a force or velocity became infinite");
            double speed2 = atoms.Velocity(i).LengthSquared;
            if (speed2 <= limit) continue;
            ReportSpeed(simulation, farthest, limit);
        }
    }

    private static void ReportSpeed(Simulation simulation, double farthest, double limit)
    {
        AtomStore atoms = simulation.Atoms;
        // Atoms that repelled each other are as fast as each other.
        int[] fast = [.. Enumerable.Range(0, atoms.LocalCount).Where(k => !(atoms.Velocity(k).LengthSquared <= limit)).OrderByDescending(k => atoms.Velocity(k).LengthSquared)];
        if (Array.Exists(fast, k => !double.IsFinite(atoms.Velocity(k).LengthSquared) || !double.IsFinite(atoms.Position(k).LengthSquared))) throw Trouble.NotFinite(simulation, "velocities are not finite any more: a force became infinite");
        int fastest = fast[0];
        throw Trouble.At(simulation, string.Create(CultureInfo.InvariantCulture,
            $"atom {atoms.Id[fastest]} moves by {atoms.Velocity(fastest).Length * simulation.TimeStep:g6} in one step, farther than the range of its interactions ({farthest:g6})"), fast);
    }

    // An atom beyond a fixed face: the end of the run, or of the atom.
    private static void ReportLoss(Simulation simulation, int i)
    {
        AtomStore atoms = simulation.Atoms;
        string who = string.Create(CultureInfo.InvariantCulture, $"atom {atoms.Id[i]} (type {atoms.TypeIndex[i] + 1}) left the box through a fixed boundary at ({atoms.X[i]:g6}, {atoms.Y[i]:g6}, {atoms.Z[i]:g6})");
        if (simulation.Faces.Lost == LostAtoms.Error) throw Trouble.At(simulation, $"{who}; 'boundary' with s or m lets the box follow its atoms, a wall (fix wall/…) keeps them in, 'thermo_modify lost warn' deletes them", i);
        if (simulation.Topology.Contains(atoms.Id[i])) throw Trouble.At(simulation, $"{who}; it has bonded terms, and atoms with bonds are not deleted", i);
        if (simulation.Faces.Lost == LostAtoms.Warn && !simulation.Faces.LossReported)
        {
            simulation.Faces.LossReported = true;
            simulation.Log($"WARNING: {who} and was deleted; later losses are not reported");
        }
    }

    // A skin in other units than the box (the default of si and cgs) would fill the memory with images.
    private void RequireModestDepth(Simulation simulation)
    {
        SimulationBox box = simulation.Box;
        Vec3 heights = box.Heights;
        double copies = 1;
        for (int axis = 0; axis < (box.IsTwoDimensional ? 2 : 3); axis++) if (box.IsPeriodic(axis)) copies *= 1 + 2 * GhostDepth / heights[axis];
        if (copies * simulation.Atoms.LocalCount < MostGhosts) return;
        throw new SimulationException(simulation.Step, $"the reach of the neighbour lists, {GhostDepth:g6} (cutoff {GhostDepth - Skin:g6} + skin {Skin:g6}), is too large for a box of {box.Lengths.X:g6} x {box.Lengths.Y:g6} x {box.Lengths.Z:g6}: set the skin with 'neighbor'");
    }

    /// <summary>Moves the ghosts with their owners.</summary>
    /// <param name="simulation">Atoms and box.</param>
    public void UpdateGhosts(Simulation simulation) => _ghosts.Update(simulation.Atoms, simulation.Box);

    /// <summary>Zeroes the counters after the set-up build, which is not counted.</summary>
    public void ResetCounters() => Builds = DangerousBuilds = 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        BeginRun();
        _guard.Dispose();
    }
}
