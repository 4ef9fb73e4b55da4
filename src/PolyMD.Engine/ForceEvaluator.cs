using PolyMD.Engine.Neighbors;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Respa;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Engine;

/// <summary>Evaluates all forces of a simulation, keeping neighbour lists and box-dependent tables up to date. Shared by dynamics and minimisers.</summary>
public sealed class ForceEvaluator
{
    private readonly Simulation _simulation;
    private IForce[] _ordered = [];
    private readonly Action<IForce> _computed;
    private int _boxVersion;
    private bool _kinds;

    internal ForceEvaluator(Simulation simulation)
    {
        _simulation = simulation;
        _computed = Computed;
    }

    /// <summary>Forces in the order of evaluation.</summary>
    internal IReadOnlyList<IForce> Ordered => _ordered;

    /// <summary>What the last evaluation was asked for.</summary>
    public Needs LastNeeds { get; private set; }

    /// <summary>Step of the last evaluation.</summary>
    public long LastStep { get; private set; } = -1;

    /// <summary>Initialises forces and neighbour lists and builds the lists. Before every run or minimisation.</summary>
    public void Setup()
    {
        InitializeForces();
        _boxVersion = _simulation.BoxVersion;
        Rebuild();
        _simulation.Neighbors.ResetCounters();
    }

    private void InitializeForces()
    {
        Simulation s = _simulation;
        s.Initialize(s, () => CheckComplete(s));
        s.Neighbors.BeginRun();
        // k-space first: its splitting parameter goes into the pair tables.
        foreach (IForce f in s.Forces) if (f.Kind == ForceKind.KSpace) s.Initialize(f, () => f.Initialize(s));
        foreach (IForce f in s.Forces) if (f.Kind != ForceKind.KSpace) s.Initialize(f, () => f.Initialize(s));
        s.Rehearsal?.Ready();
        _ordered = s.Forces.OrderBy(f => f.Kind).ToArray();
    }

    /// <summary>Makes forces and lists as they were in a run that a checkpoint interrupted: sums keep the order of their terms.</summary>
    /// <param name="lists">Where the lists were made.</param>
    internal void Resume(NeighborState lists)
    {
        Simulation s = _simulation;
        InitializeForces();
        HeldPositions now = HeldPositions.Of(s);
        lists.Held?.Put(s);
        s.Neighbors.Restore(s, lists);
        foreach (IForce f in _ordered) f.NeighborsRebuilt(s);
        Renew(lists);
        now.Put(s);
        s.Neighbors.UpdateGhosts(s);
        // Every force sees the present cell before it is next computed.
        _boxVersion = -1;
    }

    // Shorter lists are renewed within the computation of a force: compute at the positions where that happened, oldest first.
    private void Renew(NeighborState lists)
    {
        Simulation s = _simulation;
        foreach (IGrouping<long, (int Force, int Guard, HeldPositions Held)> moment in lists.Renewed.GroupBy(r => r.Held.Step).OrderBy(g => g.Key))
        {
            moment.First().Held.Put(s);
            s.Neighbors.UpdateGhosts(s);
            foreach (IGrouping<int, (int Force, int Guard, HeldPositions Held)> of in moment.GroupBy(r => r.Force))
            {
                IForce force = s.Forces[of.Key];
                List<DisplacementGuard> guards = [];
                force.CollectGuards(guards);
                foreach ((_, int guard, _) in of) guards[guard].Forget();
                force.Compute(new StepContext(s, Needs.None));
            }
        }
    }

    /// <summary>What <see cref="Resume"/> needs.</summary>
    internal NeighborState SaveLists()
    {
        Simulation s = _simulation;
        NeighborState state = s.Neighbors.Save(s);
        for (int f = 0; f < s.Forces.Count; f++)
        {
            List<DisplacementGuard> guards = [];
            s.Forces[f].CollectGuards(guards);
            for (int g = 0; g < guards.Count; g++) if (guards[g].Step >= state.LastBuild && guards[g].Held(s.Atoms.LocalCount) is { } held) state.Renewed.Add((f, g, held));
        }
        return state;
    }

    /// <summary>Says again what the last evaluation was asked for, and when.</summary>
    internal void RestoreNeeds(Needs needs, long step) => (LastNeeds, LastStep) = (needs, step);

    /// <summary>Rebuilds neighbour lists now.</summary>
    public void Rebuild()
    {
        _simulation.Neighbors.Rebuild(_simulation);
        foreach (IForce f in _ordered) f.NeighborsRebuilt(_simulation);
        _simulation.Touch();
    }

    /// <summary>Rebuilds lists if atoms have moved too far or been exchanged, else moves the ghosts.</summary>
    /// <param name="exchanges">Fixes that may change atoms or the cell first.</param>
    public void UpdateNeighbors(ReadOnlySpan<IPreExchange> exchanges = default)
    {
        Simulation s = _simulation;
        bool exchanged = false;
        foreach (IPreExchange f in exchanges) exchanged |= f.PreExchange();
        if (exchanged || s.Neighbors.NeedsRebuild(s))
        {
            s.Timers.Book(StepSection.Comm);
            Rebuild();
            s.Timers.Book(StepSection.Neigh);
        }
        else
        {
            s.Neighbors.UpdateGhosts(s);
            s.Timers.Book(StepSection.Comm);
        }
    }

    /// <summary>Zeroes forces and computes all of them at the present positions.</summary>
    /// <param name="needs">Energies and virials wanted.</param>
    public void Compute(Needs needs)
    {
        Begin(needs, true);
        StepContext step = new(_simulation, needs);
        foreach (IForce f in _ordered)
        {
            f.Tally.Clear();
            if (f is not IPairStyle { Modify.Compute: false }) f.Compute(step);
            Computed(f);
        }
        End(needs, true);
    }

    /// <summary>Zeroes forces and computes those of one level of nested time steps.</summary>
    /// <param name="needs">Energies and virials wanted of these forces.</param>
    /// <param name="forces">The forces.</param>
    /// <param name="first">Whether they are the first at these positions: per-atom sums start from zero.</param>
    /// <param name="last">Whether they are the last.</param>
    internal void ComputePart(Needs needs, RespaForces forces, bool first, bool last)
    {
        Begin(needs, first);
        forces.Compute(new StepContext(_simulation, needs), _computed);
        End(needs, last);
    }

    private void Begin(Needs needs, bool first)
    {
        Simulation s = _simulation;
        FollowBox();
        StepContext step = new(s, needs);
        foreach (IForce f in _ordered) f.Prepare(step);
        s.Atoms.ClearForces();
        if (first) s.PerAtom.Begin(needs, s.Atoms.LocalCount);
        LastNeeds = needs;
        _kinds = s.PerAtom.KeepsKinds && (needs & (Needs.AtomEnergy | Needs.AtomVirial | Needs.AtomStress)) != 0;
    }

    internal void FollowBox()
    {
        if (_boxVersion == _simulation.BoxVersion) return;
        _boxVersion = _simulation.BoxVersion;
        foreach (IForce f in _ordered) f.BoxChanged(_simulation);
    }

    private void Computed(IForce f)
    {
        Simulation s = _simulation;
        if (_kinds) s.PerAtom.MoveToKind(f, LastNeeds, s.Atoms.LocalCount);
        s.Timers.Book(f.Kind switch { ForceKind.Pair => StepSection.Pair, ForceKind.KSpace => StepSection.Kspace, _ => StepSection.Bond });
    }

    private void End(Needs needs, bool last)
    {
        Simulation s = _simulation;
        if (_kinds && last) s.PerAtom.JoinKinds(needs, s.Atoms.LocalCount);
        LastStep = s.Step;
        s.Touch();
    }

    /// <summary>Gives the simulation another cell at the end of a step: what is printed refers to it, forces follow at the next step.</summary>
    /// <param name="box">The new cell.</param>
    public void ChangeBox(in SimulationBox box)
    {
        double factor = _simulation.Box.Volume / box.Volume;
        _simulation.Box = box;
        foreach (IForce f in _simulation.Forces) f.Tally.RescaleTail(factor);
    }

    /// <summary>Sum of all energies of the last evaluation.</summary>
    public double PotentialEnergy()
    {
        double sum = 0;
        foreach (IForce f in _simulation.Forces) sum += f.Tally.Energy + f.Tally.CoulombEnergy;
        return sum;
    }

    /// <summary>Sum of all virials of the last evaluation, fixes included.</summary>
    public Numerics.SymTensor Virial()
    {
        Numerics.SymTensor sum = default;
        foreach (IForce f in _simulation.Forces) sum += f.Tally.Virial;
        foreach (IFix f in _simulation.Fixes) if (f is IVirialContributor v) sum += v.Virial;
        return sum;
    }

    private static void CheckComplete(Simulation s)
    {
        for (int i = 0; s.Atoms.HasOwnMass && i < s.Atoms.LocalCount; i++)
            if (!(s.Atoms.Mass[i] > 0)) throw new PolyMDException($"atom {s.Atoms.Id[i]} has no mass: give it with 'set … mass' or with diameter and density");
        for (int t = 0; t < s.Types.Count && !s.Atoms.HasOwnMass; t++)
        {
            if (!double.IsNaN(s.Types.Mass[t])) continue;
            throw new PolyMDException($"atom type {t + 1} has no mass: give it with 'mass {t + 1} …' or in the Masses section of the data file");
        }
        s.Atoms.TakeMassesOf(s.Types);
    }
}
