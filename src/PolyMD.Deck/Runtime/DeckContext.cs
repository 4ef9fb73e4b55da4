using PolyMD.Deck.Output;
using PolyMD.Deck.Regions;
using PolyMD.Deck.Text;
using PolyMD.Deck.Variables;
using PolyMD.Engine.State;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Runtime;

/// <summary>The mutable state of a deck being executed: the simulation and everything commands set up around it.</summary>
[NotState("its parts are kept one by one")]
internal sealed partial class DeckContext : IDisposable
{
    private readonly DeckRunOptions _options;
    private readonly WriteLimits _writes;
    private readonly List<string> _inputFolders = [];
    private readonly string _folder;

    /// <summary>Folders of the deck and its includes.</summary>
    public IReadOnlyList<string> InputFolders => _inputFolders;

    public DeckContext(DeckRunOptions options, StyleRegistry styles, CommandRegistry commands, ThreadTeam team, DeckOutput output, Checking.Rehearsal? rehearsal = null)
    {
        Rehearsal = rehearsal;
        _options = options;
        _writes = new WriteLimits(options.WritableFolders);
        Files = new RunFiles { Writing = rehearsal is null ? _writes.Require : null };
        Styles = styles;
        Commands = commands;
        Team = team;
        Output = output;
        WorkingFolder = _folder = Path.GetFullPath(options.WorkingFolder ?? Environment.CurrentDirectory);
        Variables = new VariableTable(this);
        Interpreter = new DeckInterpreter(this);
        Simulation = null!;
        Thermo = null!;
        Reset();
    }

    /// <summary>Set while the deck is only rehearsed before its first line is executed.</summary>
    public Checking.Rehearsal? Rehearsal { get; }

    public StyleRegistry Styles { get; }

    public CommandRegistry Commands { get; }

    public ThreadTeam Team { get; }

    public DeckOutput Output { get; }

    public VariableTable Variables { get; }

    public DeckInterpreter Interpreter { get; }

    public Simulation Simulation { get; private set; }

    public ThermoOutput Thermo { get; private set; }

    /// <summary>Machine settings.</summary>
    public DeckRunOptions Options => _options;

    public CancellationToken Cancellation => _options.Cancellation;

    public Action<RunProgress>? Progress => _options.Progress;

    /// <summary>Folder that relative file names refer to.</summary>
    public string WorkingFolder { get; private set; }

    /// <summary>What atoms of the deck's atom_style have.</summary>
    public AtomLayout Layout { get; private set; } = AtomLayout.Of("atomic");

    /// <summary>atom_style of the deck: its name, or hybrid and the names of its parts.</summary>
    public string AtomStyle => string.Join(' ', Layout.Styles);

    /// <summary>The group of atom_modify first, or null.</summary>
    public string? FirstGroup { get; set; }

    /// <summary>The molecules of atom_style template; empty for other styles.</summary>
    public IReadOnlyList<MoleculeTemplate> TemplateMolecules { get; set; } = [];

    /// <summary>Kinds of the faces xlo xhi ylo yhi zlo zhi, from boundary.</summary>
    public FaceKind[] Faces { get; private set; } = new FaceKind[6];

    /// <summary>2 or 3, from dimension.</summary>
    public int Dimension { get; set; } = 3;

    /// <summary>Whether tilt factors beyond half a box length are accepted, from box tilt.</summary>
    public bool LargeTilt { get; set; }

    public Lattice Lattice { get; set; } = Lattice.None(1);

    /// <summary>Whether create_box or read_data has run.</summary>
    public bool HasBox { get; set; }

    public IMinimizer? Minimizer { get; set; }

    public string MinimizerStyle { get; set; } = "cg";

    /// <summary>The loop of the last run, for run … pre no.</summary>
    public StepLoop? LastLoop { get; set; }

    /// <summary>The neighbour settings written last.</summary>
    public string LastNeighborInfo { get; set; } = "";

    /// <summary>Written once the forces of a run's first step are known, before its first row.</summary>
    public Action? SetupReport { get; set; }

    /// <summary>Dumps by id; null for pictures, which are skipped.</summary>
    public Dictionary<string, Dumps.DumpOutput?> Dumps { get; } = [];

    /// <summary>Molecule templates by id.</summary>
    public Dictionary<string, IReadOnlyList<MoleculeTemplate>> Molecules => Simulation.Molecules;

    /// <summary>The lines behind the force field in force.</summary>
    public Restarts.ForceFieldLines ForceField { get; } = new();

    /// <summary>The lines behind fixes, computes, dumps and settings.</summary>
    public Checkpoints.DeckJournal Journal { get; } = new();

    /// <summary>Writes checkpoints; null where none are wanted.</summary>
    public Checkpoints.CheckpointKeeper? Checkpoints { get; set; }

    /// <summary>The files that the run appends to.</summary>
    public RunFiles Files { get; }

    /// <summary>The seeds of the run's random numbers.</summary>
    public RunSeeds Seeds { get; } = new();

    /// <summary>Keeps the manifest; null where none is wanted.</summary>
    public Provenance.RunRecord? Record { get; set; }

    /// <summary>States from a restart file that no fix or compute has taken yet.</summary>
    public List<Restarts.SavedState> SavedStates { get; } = [];

    /// <summary>Simulated time up to <see cref="TimeStepOfOffset"/>, which collects spans with other time steps.</summary>
    public double TimeOffset { get; set; }

    /// <summary>Step at which <see cref="TimeOffset"/> holds.</summary>
    public long TimeStepOfOffset { get; set; }

    /// <summary>Simulated time.</summary>
    public double Time => TimeOffset + (Simulation.Step - TimeStepOfOffset) * Simulation.TimeStep;

    /// <summary>Steps done in all runs.</summary>
    public long StepsDone { get; set; }

    /// <summary>Whether a command of <c>run … every</c> is being executed: functions of the run's progress keep their values.</summary>
    public bool IsBetweenSegments { get; set; }

    /// <summary>Place of the command being executed.</summary>
    public SourceSpan Place => Interpreter.Place;

    /// <summary>The pair style in force, or null.</summary>
    public IPairStyle? Pair => Simulation.Forces.OfType<IPairStyle>().FirstOrDefault();

    /// <summary>Forgets everything but variables, working folder and log: the state at start and after clear.</summary>
    public void Reset()
    {
        Simulation?.Dispose();
        Dumps.Clear();
        ForceField.Clear();
        Journal.Clear();
        SavedStates.Clear();
        Simulation = new Simulation(Styles, Team) { Precision = _options.Precision, WorkingFolder = WorkingFolder, Files = Files, Seeds = Seeds, Rehearsal = Rehearsal, Log = text => Output.Line(text), TimeStepChanging = HoldTime };
        Simulation.PotentialFolders.AddRange(PotentialFolders());
        Simulation.Quantities = new Quantities.DeckQuantities(this);
        Thermo = new ThermoOutput(this);
        Simulation.Outputs.Add(Thermo);
        TurnedOff.Clear();
        SetLayout(AtomLayout.Of("atomic"));
        TemplateMolecules = [];
        FirstGroup = null;
        Array.Clear(Faces);
        Dimension = 3;
        LargeTilt = false;
        Lattice = Lattice.None(1);
        HasBox = false;
        Minimizer = null;
        MinimizerStyle = "cg";
        LastLoop = null;
        LastNeighborInfo = "";
        TimeOffset = 0;
        TimeStepOfOffset = 0;
        Variables.Invalidate();
    }

    /// <summary>Makes another folder the one that relative file names refer to.</summary>
    public void EnterFolder(string folder)
    {
        WorkingFolder = folder;
        Simulation.WorkingFolder = folder;
    }

    /// <summary>Fails unless the box exists.</summary>
    public void RequireBox()
    {
        if (!HasBox) throw new PolyMDException("needs the simulation box: put it after create_box or read_data");
    }

    /// <summary>Fails if the box exists already.</summary>
    public void RequireNoBox()
    {
        if (HasBox) throw new PolyMDException("must come before the simulation box is made by create_box or read_data");
    }

    /// <summary>Ends the validity of the last run's frozen loop and of parsed formulas.</summary>
    public void SetupChanged()
    {
        LastLoop = null;
        Variables.Invalidate();
    }

    /// <summary>Ends the validity of values that follow from the atoms. The frozen loop stays: run … pre no goes on with the forces it has, as LAMMPS does.</summary>
    public void AtomsMoved()
    {
        Simulation.Touch();
        Variables.Invalidate();
    }

    /// <summary>Warnings about set-ups that are legal but rarely meant.</summary>
    public void WarnBeforeRun()
    {
        Simulation s = Simulation;
        if (!s.Fixes.Exists(f => f is Engine.Phases.IInitialIntegrate and (not Engine.Phases.IPostForce or Engine.Phases.IFinalIntegrate))) Output.Warning("no fix integrates the motion: atoms will not move");
        if (s.Atoms.LocalCount == 0 && !s.Fixes.Exists(f => f is Engine.Phases.IInsertsAtoms)) throw new PolyMDException("there are no atoms");
        if (!s.Forces.Exists(f => f.Kind == ForceKind.Pair)) Output.Warning("no pair_style: atoms that are not bonded do not interact");
        foreach ((ForceKind kind, string word) in (ReadOnlySpan<(ForceKind, string)>)[(ForceKind.Bond, "bond"), (ForceKind.Angle, "angle"), (ForceKind.Dihedral, "dihedral"), (ForceKind.Improper, "improper")])
        {
            int count = s.Topology.Terms(kind).Count;
            if (count == 0 || s.Forces.Exists(f => f.Kind == kind)) continue;
            if (!TurnedOff.Contains(kind)) throw new PolyMDException($"the system has {count} {word}s but there is no {word}_style (use '{word}_style none' to leave them without energy)");
            Output.Warning($"{word}_style none: the {count} {word}s of the system have no energy");
        }
    }

    /// <summary>Families that the deck has set to none.</summary>
    public HashSet<ForceKind> TurnedOff { get; } = [];

    /// <summary>A path for reading: as given (relative to the working folder), then in the folder of the deck and of its includes.</summary>
    public string InputPath(string file)
    {
        string path = Path.Combine(WorkingFolder, file);
        if (Rehearsal?.Written(path) is { } written && File.Exists(written)) return written;
        if (File.Exists(path) || Path.IsPathRooted(file)) return path;
        if (FormerPath(path) is { } former && File.Exists(former)) return former;
        foreach (string folder in _inputFolders) if (File.Exists(Path.Combine(folder, file))) return Path.Combine(folder, file);
        return path;
    }

    /// <summary>The same place in the folder of the run that this one repeats; null if it repeats none.</summary>
    public string? FormerPath(string path) => _options.Repeats is { } former ? Path.GetFullPath(Path.Combine(former, Path.GetRelativePath(_folder, path))) : null;

    /// <summary>A path for writing, relative to the working folder, whose folder exists.</summary>
    public string OutputPath(string file)
    {
        RequireFolder(file, Place);
        return ChangedPath(file);
    }

    /// <summary>A path that shell commands change; its folder need not exist.</summary>
    public string ChangedPath(string file)
    {
        string path = Path.Combine(WorkingFolder, file);
        _writes.Require(path);
        return Rehearsal is null ? path : Rehearsal.OutputPath(Path.GetFullPath(path));
    }

    /// <summary>Fails, at a word of the deck, if the folder of a file to be written does not exist.</summary>
    public void RequireFolder(string file, SourceSpan place)
    {
        string folder = Path.GetDirectoryName(file) ?? "";
        if (folder.Length > 0 && !FolderExists(folder)) throw new DeckException(place, $"folder '{folder}' of file '{file}' does not exist: make it first, as with 'shell mkdir {folder}'");
    }

    /// <summary>Whether a folder exists, relative to the working folder.</summary>
    public bool FolderExists(string folder) => Directory.Exists(Path.Combine(WorkingFolder, folder)) || Directory.Exists(Rehearsal?.Written(Path.Combine(WorkingFolder, folder)));

    /// <summary>Reads a deck file; its folder is searched for further input.</summary>
    public DeckSource LoadDeck(string file)
    {
        string path = InputPath(file);
        if (!File.Exists(path)) throw new PolyMDException($"file '{file}' does not exist{NearFile(file)}");
        AddInputFolder(path);
        return DeckSource.Load(file, Files.Reads(path));
    }

    /// <summary>Makes the folder of a deck file a place where further input is looked for.</summary>
    public void AddInputFolder(string deckFile)
    {
        if (deckFile.Length == 0) return;
        string folder = Path.GetDirectoryName(Path.GetFullPath(deckFile))!;
        if (_inputFolders.Contains(folder)) return;
        _inputFolders.Add(folder);
        Simulation.PotentialFolders.Insert(_options.Repeats is null ? 1 : 2, folder);
    }

    /// <summary>Hint at a file of a similar name beside a missing one.</summary>
    public string NearFile(string file)
    {
        string? folder = Path.GetDirectoryName(Path.Combine(WorkingFolder, file));
        if (folder is null || !Directory.Exists(folder)) return "";
        return NearestName.Hint(Path.GetFileName(file), Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)));
    }

    public void Dispose() => Simulation.Dispose();

    private IEnumerable<string> PotentialFolders()
    {
        yield return WorkingFolder;
        if (_options.Repeats is { } former) yield return former;
        foreach (string folder in _inputFolders) yield return folder;
        foreach (string folder in _options.PotentialFolders) yield return folder;
        foreach (string name in (string[])["POLYMD_POTENTIALS", "LAMMPS_POTENTIALS"])
        {
            foreach (string folder in (Environment.GetEnvironmentVariable(name) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)) yield return folder;
        }
        yield return Path.Combine(WorkingFolder, "forcefields");
        // The force fields of the source tree or of an installed copy lie above the executable.
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            string candidate = Path.Combine(d.FullName, "forcefields");
            if (!Directory.Exists(candidate)) continue;
            yield return candidate;
            yield break;
        }
    }
}
