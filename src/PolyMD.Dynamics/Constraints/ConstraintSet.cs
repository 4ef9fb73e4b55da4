using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Exchange;
using PolyMD.Dynamics.Integrators;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Respa;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Constraints;

/// <summary>What fix shake and fix rattle share: settings, clusters, degrees of freedom, solving and reporting.</summary>
internal sealed class ConstraintSet : IDisposable
{
    private readonly Simulation _simulation;
    private readonly ConstraintSettings _settings;
    private readonly ClusterTable _table;
    private readonly FixBase _fix;

    public ConstraintSet(FixBase fix, Simulation simulation, ArgReader args)
    {
        _simulation = simulation;
        _fix = fix;
        if (simulation.Fixes.Find(f => f is FixShake or FixRattle) is { } other) throw new DeckException(args.LineSpan, $"only one fix may hold bonds: fix '{other.Id}' ({other.Style}) does already");
        _settings = ConstraintSettings.Read(args, simulation);
        HashSet<int> bonds = [], angles = [];
        List<ConstraintCluster> clusters = ClusterFinder.Find(simulation, fix.Group.Bit, _settings, bonds, angles);
        _table = new ClusterTable(simulation, clusters);
        // A checkpoint knows better: molecules that came later are held as their templates say.
        if (!simulation.Files.IsResuming)
        {
            simulation.Topology.Hold(ForceKind.Bond, bonds);
            simulation.Topology.Hold(ForceKind.Angle, angles);
        }
        Report = new ConstraintReport(simulation, _table, _settings.OutputEvery);
        for (int size = 2; size <= 4; size++) Count(clusters.Count(c => c.AngleType == 0 && c.Atoms.Length == size), $"size {size} clusters");
        Count(clusters.Count(c => c.AngleType > 0), "frozen angles");

        void Count(int number, string what) => simulation.Log($"{number,8} = # of {what}");
    }

    public void RenumberIds(Func<int, int> fresh)
    {
        foreach (ConstraintCluster c in _table.Clusters) Renumbering.Apply(c.Atoms, fresh);
    }

    public ConstraintReport Report { get; }

    public IReadOnlyList<ConstraintCluster> Clusters => _table.Clusters;

    public SymTensor Virial => _table.Virial;

    /// <summary>Molecules of the keyword mol.</summary>
    public IReadOnlyList<MoleculeTemplate>? Templates => _settings.Templates;

    /// <summary>Takes over the clusters of a molecule that another fix has inserted, by the shake sections of its template; the bonds and angles of clusters lose their own forces.</summary>
    public void Insert(in InsertedMolecule molecule)
    {
        int before = molecule.FirstId - 1;
        List<ConstraintCluster> clusters = TemplateClusters.Of(molecule.Template);
        foreach (ConstraintCluster c in clusters)
        {
            Hold(ForceKind.Bond, molecule, t => c.Holds(t.A, t.B));
            if (c.AngleType > 0) Hold(ForceKind.Angle, molecule, t => t.B == c.Atoms[0] && c.Atoms.Contains(t.A) && c.Atoms.Contains(t.C));
        }
        _table.Add(clusters.Select(c => c with { Atoms = [.. c.Atoms.Select(a => a + before)] }));
    }

    private void Hold(ForceKind kind, in InsertedMolecule molecule, Func<BondedRecord, bool> held)
    {
        int family = kind - ForceKind.Bond;
        List<BondedRecord> terms = molecule.Template.Terms[family];
        for (int k = 0; k < terms.Count; k++) if (held(terms[k])) _simulation.Topology.HoldAlso(kind, molecule.FirstTerms[family] + k);
    }

    /// <summary>A cluster belongs to the groups of its first atom.</summary>
    public double RemovedFreedom(uint groupBit)
    {
        AtomStore atoms = _simulation.Atoms;
        int sum = 0;
        foreach (ConstraintCluster c in _table.Clusters)
        {
            int i = atoms.IndexOfId(c.Atoms[0]);
            if (i >= 0 && (atoms.GroupMask[i] & groupBit) != 0) sum += c.Constraints;
        }
        return sum;
    }

    public void Initialize()
    {
        bool after = false;
        foreach (IFix fix in _simulation.Fixes)
        {
            if (fix is FixNoseHoover && fix.Style != "nvt") CheckBarostat(fix, after);
            if (after && fix is IPostForce and not IVirialContributor) _simulation.Log($"warning: fix {fix.Id} ({fix.Style}) comes after the constraints: the forces it adds are not taken into account by them");
            after |= fix is FixShake or FixRattle;
        }
        _table.Initialize();
    }

    // The first pressure that a barostat sees must hold the constraint forces. Scaling the box stretches held bonds too: SHAKE answers with
    // velocities, RATTLE takes those away and with them the work done, so that the volume hardly moves.
    private void CheckBarostat(IFix barostat, bool after)
    {
        if (_fix is FixRattle)
            _simulation.Log($"warning: fix {_fix.Id} (rattle) damps the volume's fluctuations under fix {barostat.Id} ({barostat.Style}): use fix shake for constant pressure");
        else if (!after)
            throw new PolyMDException($"fix {_fix.Id} (shake) must come before fix {barostat.Id} ({barostat.Style}) in the deck");
    }

    public void CorrectPositions() => _table.CorrectPositions(_settings.Tolerance, _settings.MaxIterations);

    /// <summary>Adds constraint forces for positions x + dt v + kick dt² f/m; without tally the virial stays that of the last call with it.</summary>
    public void AddForces(double kick, bool tally = true)
    {
        double dt = _simulation.TimeStep;
        _table.AddForces(dt, kick * dt * dt * _simulation.Units.ForceToMassAcceleration, _settings.Tolerance, _settings.MaxIterations, tally);
    }

    /// <summary>
    /// Adds constraint forces to those of a level of nested time steps, for positions after the next move x + dt₀ (v + kick dt f/m + Σ ½ dt_k f_k/m) with
    /// the forces f of this level and f_k of the levels inside.
    /// </summary>
    public void AddForces(RespaLevel level, double kick)
    {
        double acceleration = _simulation.Units.ForceToMassAcceleration, innermost = level.Innermost.TimeStep;
        _table.AddForces(innermost, kick * innermost * level.TimeStep * acceleration, _settings.Tolerance, _settings.MaxIterations, true, level.Inner, 0.5 * innermost * acceleration);
    }

    /// <summary>Removes velocities along held distances from v + kick dt f/m.</summary>
    public void CorrectVelocities(double kick) => _table.CorrectVelocities(kick * _simulation.TimeStep * _simulation.Units.ForceToMassAcceleration);

    public void Dispose()
    {
        _simulation.Topology.Hold(ForceKind.Bond, new HashSet<int>());
        _simulation.Topology.Hold(ForceKind.Angle, new HashSet<int>());
        _table.Dispose();
    }
}
