using PolyMD.Engine;
using PolyMD.Engine.State;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>What the long-range styles have in common: deck words, charges, checks of the box, the report in the log.</summary>
public abstract class KSpaceForce : IKSpaceStyle
{
    private const double NeutralityTolerance = 1e-5;
    private static readonly string[] s_keywords = ["collective", "compute", "diff", "fftbench", "force", "gewald", "kmax/ewald", "mesh", "minorder", "order", "overlap", "slab"];

    private static readonly Dictionary<string, string> s_others = new()
    {
        ["cutoff/adjust"] = "kspace_style msm", ["pressure/scalar"] = "kspace_style msm", ["scafacos"] = "kspace_style scafacos",
        ["disp/auto"] = "kspace_style pppm/disp", ["force/disp/real"] = "kspace_style pppm/disp", ["force/disp/kspace"] = "kspace_style pppm/disp",
        ["gewald/disp"] = "kspace_style pppm/disp", ["mesh/disp"] = "kspace_style pppm/disp", ["mix/disp"] = "kspace_style pppm/disp",
        ["order/disp"] = "kspace_style pppm/disp", ["splittol"] = "kspace_style pppm/disp", ["eigtol"] = "kspace_style pppm/disp",
    };

    private readonly List<string> _notes = [];
    private readonly ProblemOfRun _run = new();

    // Mesh and splitting follow from the cell and the charges at the beginning of the run.
    private sealed class ProblemOfRun : RunState
    {
        public ElectrostaticProblem Problem;
    }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public ForceKind Kind => ForceKind.KSpace;

    /// <inheritdoc/>
    public ForceTally Tally { get; } = new();

    /// <inheritdoc/>
    public Needs Supports => Needs.Global | Needs.AtomEnergy | Needs.AtomVirial | Needs.AtomStress;

    /// <inheritdoc/>
    public abstract double SplittingParameter { get; }

    /// <inheritdoc/>
    public bool HasSlabForces => Settings.SlabFactor is not null;

    /// <summary>Accuracy and everything <c>kspace_modify</c> prescribes.</summary>
    public KSpaceSettings Settings { get; } = new();

    /// <summary>False after <c>kspace_modify compute no</c>: the splitting parameter is set but nothing is added.</summary>
    public bool IsActive { get; set; } = true;

    /// <inheritdoc/>
    public void ReadSettings(ArgReader args, Simulation simulation)
    {
        Settings.RelativeAccuracy = args.Positive("accuracy");
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args)
    {
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            switch (keyword)
            {
                case "mesh":
                    Settings.Mesh = Triple(args, "points");
                    break;
                case "kmax/ewald":
                    Settings.KMax = Triple(args, "wave number");
                    break;
                case "order":
                    Settings.Order = args.Integer("order", ErrorEstimate.MinOrder, ErrorEstimate.MaxOrder);
                    break;
                case "gewald":
                    double g = args.Double("gewald");
                    if (g < 0) args.Fail($"'gewald' must be positive, or 0 to derive it from the accuracy; got {g}");
                    Settings.GEwald = g == 0 ? null : g;
                    break;
                case "force":
                    double goal = args.Double("accuracy");
                    Settings.AbsoluteAccuracy = goal > 0 ? goal : null;
                    break;
                case "diff":
                    Settings.AnalyticDifferentiation = args.Choice("diff", "ik", "ad") == "ad";
                    break;
                case "slab":
                    ReadSlab(args);
                    break;
                case "compute":
                    IsActive = args.YesNo("compute");
                    break;
                case "overlap" or "collective" or "fftbench":
                    args.YesNo(keyword);
                    _notes.Add($"kspace_modify {keyword} concerns LAMMPS' processor grid; it has no effect here");
                    break;
                case "minorder":
                    args.Integer("minorder", ErrorEstimate.MinOrder, ErrorEstimate.MaxOrder);
                    _notes.Add("kspace_modify minorder has no effect here: the order is never reduced");
                    break;
                default:
                    if (s_others.TryGetValue(keyword, out string? owner)) args.Fail($"'{keyword}' belongs to {owner}, which is not supported");
                    args.UnknownKeyword(s_keywords);
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public void Initialize(Simulation simulation)
    {
        CheckBox(simulation.Box);
        ElectrostaticProblem problem = _run.Problem = _run.TakeGiven() ? _run.Problem : Describe(simulation);
        foreach (string note in _notes) simulation.Log($"note: {note}");
        _notes.Clear();
        if (Math.Abs(problem.ChargeSum) > NeutralityTolerance)
            simulation.Log($"WARNING: the system is not charge neutral, net charge = {problem.ChargeSum:g8}; a uniform background neutralises it (its pressure is left out, as in LAMMPS)");
        Prepare(simulation, problem);
        // Every run begins with the full strength, as in LAMMPS.
        Factor = 1;
        SetCharges(Terms(problem));
    }

    /// <inheritdoc/>
    public double Factor { get; private set; } = 1;

    /// <inheritdoc/>
    public void ChangeCharges(Simulation simulation, double factor)
    {
        Factor = factor;
        SetCharges(Terms(Describe(simulation)));
    }

    /// <inheritdoc/>
    public GroupInteraction BetweenGroups(Simulation simulation, uint first, uint second, bool boundary)
    {
        if (!IsActive) return default;
        using GroupSum sum = new(Terms(_run.Problem), SplittingParameter, _run.Problem.Cell(Settings, simulation.Box), Settings is { SlabFactor: not null, NoForceAlongZ: false });
        GroupInteraction found = sum.Between(simulation.Atoms, first, second, boundary, (a, b) => Between(simulation, a, b));
        return Settings.NoForceAlongZ ? found with { Force = found.Force.With(2, 0) } : found;
    }

    /// <summary>The sum over wave vectors with the charges of two groups: its energy is that of all charges where both are the same.</summary>
    /// <param name="simulation">Positions.</param>
    /// <param name="first">Charge of every atom, zero outside the first group.</param>
    /// <param name="second">The same of the second group.</param>
    /// <returns>The form, and the force on the first group from the second.</returns>
    private protected abstract GroupInteraction Between(Simulation simulation, NativeBuffer<double> first, NativeBuffer<double> second);

    /// <inheritdoc/>
    public abstract void BoxChanged(Simulation simulation);

    /// <inheritdoc/>
    public void CollectRunState(List<RunState> parts) => parts.Add(_run);

    /// <inheritdoc/>
    public void Compute(in StepContext step)
    {
        if (!IsActive) return;
        bool perAtom = (step.Needs & (Needs.AtomEnergy | Needs.AtomVirial)) != 0;
        KSpaceResult result = Solve(step, perAtom ? step.Simulation.PerAtom : null);
        Tally.Energy = result.Energy;
        Tally.Virial = result.Virial;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Chooses parameters, reports them, makes the solver ready for the present box.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="problem">Its charges, cutoff and lengths.</param>
    protected abstract void Prepare(Simulation simulation, in ElectrostaticProblem problem);

    /// <summary>Tells the solver sums of the charges and the Coulomb constant.</summary>
    /// <param name="charges">They.</param>
    private protected abstract void SetCharges(in ChargeTerms charges);

    /// <summary>Adds forces.</summary>
    /// <param name="step">The step.</param>
    /// <param name="perAtom">Receives per-atom values, or null.</param>
    protected abstract KSpaceResult Solve(in StepContext step, PerAtomTally? perAtom);

    /// <summary>Frees the solver.</summary>
    /// <param name="disposing">Always true.</param>
    protected abstract void Dispose(bool disposing);

    /// <summary>Writes the lines of the log that LAMMPS writes about splitting and accuracy.</summary>
    /// <param name="simulation">Log.</param>
    /// <param name="absolute">Estimated error, force units.</param>
    /// <param name="relative">The same, relative.</param>
    protected static void LogAccuracy(Simulation simulation, double absolute, double relative)
    {
        simulation.Log($"  estimated absolute RMS force accuracy = {absolute:g8}");
        simulation.Log($"  estimated relative force accuracy = {relative:g8}");
    }

    private ChargeTerms Terms(in ElectrostaticProblem problem) => new(problem.ChargeSum, problem.ChargeSquareSum, Factor * problem.CoulombConstant);

    private ElectrostaticProblem Describe(Simulation simulation)
    {
        double cutoff = 0;
        foreach (IForce force in simulation.Forces)
            if (force is IRealSpaceCoulomb { CoulombCutoff: > 0 } pair) cutoff = Math.Max(cutoff, pair.CoulombCutoff);
        if (cutoff == 0)
            throw new PolyMDException($"kspace_style {Name} needs a pair style with the short-range part of the Ewald sum, such as lj/cut/coul/long");
        double sum = 0, square = 0;
        foreach (double q in simulation.Atoms.Charge.Span[..simulation.Atoms.LocalCount])
        {
            sum += q;
            square += q * q;
        }
        double coulomb = simulation.CoulombConstant;
        return new ElectrostaticProblem(simulation.Box.Lengths, simulation.Atoms.LocalCount, sum, square, cutoff, coulomb, coulomb * simulation.Dielectric) { Box = simulation.Box };
    }

    private void CheckBox(in SimulationBox box)
    {
        if (box.IsTwoDimensional) throw new PolyMDException($"kspace_style {Name} needs three dimensions");
        if (Settings.SlabFactor is null)
        {
            if (!(box.PeriodicX && box.PeriodicY && box.PeriodicZ))
                throw new PolyMDException($"kspace_style {Name} needs a box periodic in x, y and z; for a slab use 'boundary p p f' with 'kspace_modify slab 3.0'");
        }
        else if (box.IsTriclinic)
        {
            throw new PolyMDException($"kspace_style {Name} has no slab correction for a triclinic box");
        }
        else if (!box.PeriodicX || !box.PeriodicY || box.PeriodicZ)
        {
            throw new PolyMDException("kspace_modify slab needs 'boundary p p f': periodic along x and y, fixed along z");
        }
    }

    private void ReadSlab(ArgReader args)
    {
        if (args.TryKeyword("nozforce"))
        {
            (Settings.SlabFactor, Settings.NoForceAlongZ) = (1, true);
            return;
        }
        if (!args.NextIsNumber) args.Fail($"'slab' must be a number above 1, or nozforce; got '{args.Word("slab")}'");
        double factor = args.Double("slab");
        if (factor <= 1) args.Fail($"'slab' must be above 1, got {factor}");
        if (factor < 2) _notes.Add($"kspace_modify slab {factor} leaves little vacuum between images; 3.0 is usual");
        (Settings.SlabFactor, Settings.NoForceAlongZ) = (factor, false);
    }

    private static (int X, int Y, int Z)? Triple(ArgReader args, string what)
    {
        int x = args.Integer(what + " along x", 0), y = args.Integer(what + " along y", 0), z = args.Integer(what + " along z", 0);
        if (x == 0 && y == 0 && z == 0) return null;
        if (x == 0 || y == 0 || z == 0) args.Fail($"{what}: all three must be positive, or all 0 to derive them; got {x} {y} {z}");
        return (x, y, z);
    }
}
