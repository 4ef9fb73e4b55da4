using PolyMD.Engine.Neighbors;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine;

/// <summary>Everything one simulation consists of. Set up by deck commands or a program, advanced by <see cref="StepLoop"/>. Not global: several can live in one process.</summary>
public sealed class Simulation : IDisposable
{
    private SimulationBox _box;

    /// <summary>Creates an empty simulation.</summary>
    /// <param name="registry">Known styles.</param>
    /// <param name="team">Threads; not disposed by the simulation.</param>
    public Simulation(StyleRegistry registry, ThreadTeam team)
    {
        Registry = registry;
        Team = team;
        Units = Units.LennardJones;
        Evaluator = new ForceEvaluator(this);
    }

    /// <summary>Known styles.</summary>
    public StyleRegistry Registry { get; }

    /// <summary>Threads.</summary>
    public ThreadTeam Team { get; }

    /// <summary>Unit system; also resets time step and skin to its defaults.</summary>
    public Units Units
    {
        get;
        set
        {
            field = value;
            TimeStep = value.DefaultTimestep;
            Neighbors.Skin = value.DefaultSkin;
        }
    }

    /// <summary>The cell.</summary>
    public SimulationBox Box
    {
        get => _box;
        set
        {
            _box = value;
            BoxVersion++;
        }
    }

    /// <summary>Changes with every assignment of <see cref="Box"/>.</summary>
    public int BoxVersion { get; private set; }

    /// <summary>The kinds of the cell's faces; those that follow the atoms are moved when neighbour lists are rebuilt.</summary>
    public BoxFaces Faces { get; } = new();

    /// <summary>Rates of a cell that a fix deforms; null where none does.</summary>
    public BoxDeformation? Deformation { get; set; }

    /// <summary>Atoms.</summary>
    public AtomStore Atoms { get; } = new();

    /// <summary>Atom types.</summary>
    public TypeTable Types { get; } = new();

    /// <summary>Names of types.</summary>
    public TypeLabels Labels { get; } = new();

    /// <summary>Bonded terms.</summary>
    public Topology Topology { get; } = new();

    /// <summary>special_bonds.</summary>
    public SpecialWeights Special { get; set; }

    /// <summary>1-2, 1-3 and 1-4 pairs in local indices.</summary>
    public SpecialPairs SpecialPairs { get; } = new();

    /// <summary>Groups.</summary>
    public GroupTable Groups { get; } = new();

    /// <summary>Regions by id.</summary>
    public Dictionary<string, IRegion> Regions { get; } = [];

    /// <summary>Neighbour lists.</summary>
    public NeighborManager Neighbors { get; } = new();

    /// <summary>Forces in the order of the deck.</summary>
    public List<IForce> Forces { get; } = [];

    /// <summary>Fixes in the order of the deck.</summary>
    public List<IFix> Fixes { get; } = [];

    /// <summary>Computes in the order of the deck.</summary>
    public List<ICompute> Computes { get; } = [];

    /// <summary>Thermo, dumps, restarts.</summary>
    public List<IOutput> Outputs { get; } = [];

    /// <summary>Resolves c_, f_ and v_ references; set by the deck layer.</summary>
    public IQuantityResolver? Quantities { get; set; }

    /// <summary>Runs the forces.</summary>
    public ForceEvaluator Evaluator { get; }

    /// <summary>Per-atom energies and virials of the last evaluation that asked for them.</summary>
    public PerAtomTally PerAtom { get; } = new();

    /// <summary>Time per step in the deck's unit.</summary>
    public double TimeStep { get; set; }

    /// <summary>Nested time steps (run_style respa), or null for plain velocity Verlet.</summary>
    public Respa.RespaSettings? Respa { get; set; }

    /// <summary>Present step.</summary>
    public long Step { get; set; }

    /// <summary>First step of the present run, or of the span that ramps refer to (run … start).</summary>
    public long RampStart { get; set; }

    /// <summary>Last step of the present run, or of the span that ramps refer to (run … stop).</summary>
    public long RampStop { get; set; }

    /// <summary>Fraction of the ramp done at the present step, 0 … 1.</summary>
    public double RampFraction => RampStop > RampStart ? (Step - RampStart) / (double)(RampStop - RampStart) : 0;

    /// <summary>Set by a fix that ends the run: no further step is begun, and later runs are skipped until it is reset.</summary>
    public bool StopRequested { get; set; }

    /// <summary>Called before a fix gives <see cref="TimeStep"/> another value, so that the simulated time goes on from where it is.</summary>
    public Action TimeStepChanging { get; set; } = () => { };

    /// <summary>Molecule templates by id.</summary>
    public Dictionary<string, IReadOnlyList<MoleculeTemplate>> Molecules { get; } = [];

    /// <summary>Changes whenever positions, velocities or forces may have changed; computes cache by it.</summary>
    public long StateVersion { get; private set; }

    /// <summary>Spacing that the words <c>units lattice</c> refer to: set by the lattice command, 1 without one.</summary>
    public Vec3 LatticeSpacing { get; set; } = new(1, 1, 1);

    /// <summary>Wall time by section of the present run.</summary>
    public StepTimers Timers { get; } = new();

    /// <summary>Receives notes and warnings for the log.</summary>
    public Action<string> Log { get; set; } = _ => { };

    /// <summary>Folder that relative file names refer to; empty is the process' current folder.</summary>
    public string WorkingFolder { get; set; } = "";

    /// <summary>The files that the run appends to.</summary>
    public RunFiles Files { get; init; } = new();

    /// <summary>The seeds of the run's random numbers.</summary>
    public RunSeeds Seeds { get; init; } = new();

    /// <summary>
    /// The path of a file to be read: as given (relative to <see cref="WorkingFolder"/>), then in each of <see cref="PotentialFolders"/>; as given if it is nowhere.
    /// </summary>
    /// <param name="file">File name as in the deck.</param>
    public string InputPath(string file)
    {
        string path = Path.Combine(WorkingFolder, file);
        return File.Exists(path) ? path : PotentialFolders.SelectMany(f => (string[])[Path.Combine(f, file), Path.Combine(f, Path.GetFileName(file))]).FirstOrDefault(File.Exists) ?? path;
    }

    /// <summary>The path of a file name relative to <see cref="WorkingFolder"/>.</summary>
    /// <param name="file">File name as in the deck.</param>
    public string PathOf(string file)
    {
        string path = Path.Combine(WorkingFolder, file);
        return Rehearsal is null ? path : Rehearsal.OutputPath(Path.GetFullPath(path));
    }

    /// <summary>Set while a deck is only rehearsed: everything is made and initialised, nothing moves.</summary>
    public IRehearsal? Rehearsal { get; set; }

    /// <summary>Initialises computes, fixes and outputs, in this order, as before every run.</summary>
    public void InitializeParts()
    {
        foreach (ICompute c in Computes.ToArray()) Initialize(c, c.Initialize);
        foreach (IFix f in Fixes.ToArray()) Initialize(f, f.Initialize);
        foreach (IOutput o in Outputs.ToArray()) Initialize(o, o.Initialize);
    }

    internal void SetupParts(IReadOnlyList<IFix> fixes)
    {
        foreach (ICompute c in Computes) c.Setup();
        foreach (IFix f in fixes) f.Setup();
    }

    internal void Initialize(object part, Action initialize)
    {
        if (Rehearsal is null) initialize();
        else Rehearsal.Initialize(part, initialize);
    }

    /// <summary>Folders searched for potential files after the path as given.</summary>
    public List<string> PotentialFolders { get; } = [];

    /// <summary>Double (the default, agrees with LAMMPS) or mixed precision in pair loops.</summary>
    public Precision Precision { get; set; }

    /// <summary>Shape of the pair loops; the default chooses by the number of neighbours.</summary>
    public PairLayout PairLayout { get; set; }

    /// <summary>Doubles per bundle in vector loops: 1 (scalar reference), 4 or 8.</summary>
    public int LaneCount { get; set; } = LaneWidth.Widest;

    /// <summary>The long-range solver, or null.</summary>
    public IKSpace? KSpace => Forces.OfType<IKSpace>().FirstOrDefault();

    /// <summary>Dielectric constant of Coulomb interactions (dielectric command).</summary>
    public double Dielectric { get; set; } = 1;

    /// <summary>q²/r to energy where the force field of the pair style has a constant of its own; null is that of the unit system.</summary>
    public double? ForceFieldCoulombConstant { get; set; }

    /// <summary>Energy of two unit charges at unit distance, dielectric constant included.</summary>
    public double CoulombConstant => (ForceFieldCoulombConstant ?? Units.CoulombConstant) / Dielectric;

    /// <summary>Declares that positions, velocities or forces have changed.</summary>
    public void Touch() => StateVersion++;

    /// <summary>What a checkpoint keeps of the neighbour lists.</summary>
    public NeighborState SaveLists() => Evaluator.SaveLists();

    /// <summary>The counters by which parts know whether what they keep is up to date, as they were at a checkpoint.</summary>
    internal (long State, int Box, int Order, int Groups) Versions
    {
        get => (StateVersion, BoxVersion, Atoms.OrderVersion, Atoms.GroupVersion);
        set
        {
            (StateVersion, BoxVersion) = (value.State, value.Box);
            Atoms.RestoreVersions(value.Order, value.Groups);
        }
    }

    /// <summary>The fix of an id, or null.</summary>
    /// <param name="id">Fix id.</param>
    public IFix? FindFix(string id) => Fixes.Find(f => f.Id == id);

    /// <summary>The compute of an id, or null.</summary>
    /// <param name="id">Compute id.</param>
    public ICompute? FindCompute(string id) => Computes.Find(c => c.Id == id);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IForce force in Forces) force.Dispose();
        foreach (IFix fix in Fixes) (fix as IDisposable)?.Dispose();
        foreach (ICompute compute in Computes) (compute as IDisposable)?.Dispose();
        foreach (IOutput output in Outputs) (output as IDisposable)?.Dispose();
        Atoms.Dispose();
        Neighbors.Dispose();
        PerAtom.Dispose();
    }
}
