using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.State;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Minimizers;

/// <summary>
/// What all minimisers share: set-up, force evaluation with neighbour upkeep, tolerances and counters, as LAMMPS (29 Sep 2021) defines them.
/// <para><see cref="Minimize"/> does the whole set-up itself, like <see cref="StepLoop.Setup"/>: it initialises computes, fixes, outputs, forces and
/// neighbour lists, evaluates the forces and calls <c>afterIteration</c> once before the first iteration (the row of the first step) and then
/// after each; <see cref="Simulation.Step"/> counts iterations. When it returns, forces and energies are those of the present step. The caller
/// writes the last row if it was not due, and ends fixes and outputs (<see cref="IFix.RunEnded"/>).</para>
/// <para>Variables of fixes (<see cref="IMinimizedFreedom"/>) are moved by the styles that search along lines; they count in energies and norms.</para>
/// <para>Fixes take part through <see cref="IMinimizerPostForce"/> and, with fix_modify energy yes, <see cref="IPotentialContributor"/>.
/// Neighbour lists are checked at every evaluation whatever neigh_modify says, as LAMMPS does.</para>
/// </summary>
public abstract class MinimizerBase : IMinimizer, IDisposable
{
    private protected const double EnergyEpsilon = 1e-8;

    private readonly string _name;
    private Simulation? _simulation;

    [NotState("found again whenever iterations begin or go on")]
    private IMinimizerPostForce[] _postForce = [];

    [NotState("found again whenever iterations begin or go on")]
    private IPotentialContributor[] _potentials = [];

    private MinimizationCriteria _criteria = new(0, 0, 0, 0);
    private Action _afterIteration = () => { };
    private Needs _needs;
    private double _initialEnergy, _initialNorm, _initialLargest, _timeStepOfDeck;
    private int _order;

    private protected MinimizerBase(string name) => _name = name;

    /// <inheritdoc/>
    public Action<long>? BetweenIterations { get; set; }

    /// <summary>Whether energies, and what line searches compare with them, are divided by the number of atoms: what thermo_modify norm says; null
    /// is the default of the units (yes for lj). It matters only where LAMMPS compares an energy with a constant (1e-8).</summary>
    public bool? NormalizeByAtoms { get; set; }

    private protected MinimizerSettings Settings { get; } = new();

    private protected Simulation Simulation => _simulation!;

    private protected AtomStore Atoms => _simulation!.Atoms;

    private protected AtomVectors Forces => AtomVectors.Forces(Atoms);

    /// <summary>Variables of fixes, which move with the atoms.</summary>
    private protected ExtraFreedom Extra { get; private set; } = new([]);

    /// <summary>Sum of squares of all forces.</summary>
    private protected double SquaredForces => Forces.Dot(Forces) + ExtraFreedom.Dot(Extra.Forces, Extra.Forces);

    /// <summary>Whether the style moves variables of fixes.</summary>
    private protected virtual bool MovesExtraFreedom => false;

    /// <summary>Energy at the present positions, divided by <see cref="Divisor"/>.</summary>
    private protected double Energy { get; set; }

    private protected double PreviousEnergy { get; set; }

    /// <summary>Step of the last line search along its direction; 0 for minimisers without one.</summary>
    private protected double FinalAlpha { get; set; }

    private protected double Divisor { get; private set; } = 1;

    private protected long Iterations { get; private set; }

    private protected long Evaluations { get; set; }

    /// <summary>Whether velocities are those of the minimiser and zero before its first row.</summary>
    private protected virtual bool StartsFromRest => false;

    /// <summary>Keywords of min_modify that the style uses.</summary>
    private protected abstract IReadOnlyList<string> Keywords { get; }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => Settings.Read(args);

    /// <inheritdoc/>
    public MinimizationResult Minimize(Simulation simulation, MinimizationCriteria criteria, Action afterIteration)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(criteria);
        ArgumentNullException.ThrowIfNull(afterIteration);
        if (simulation.Fixes.Find(f => f is IRefusesMinimization) is { } refusing)
            throw new PolyMDException($"fix {refusing.Id} ({refusing.Style}) cannot be used with minimization: unfix it first");
        (_simulation, _criteria, _afterIteration) = (simulation, criteria, afterIteration);
        foreach (string unused in Settings.Given.Except(Keywords).Order(StringComparer.Ordinal))
            simulation.Log($"note: min_modify {unused} has no effect on min_style {_name}");
        NeighborManager neighbors = simulation.Neighbors;
        (int every, int delay, bool check) = (neighbors.Every, neighbors.Delay, neighbors.CheckDisplacement);
        if (every != 1 || delay != 0 || !check) simulation.Log("note: neighbour lists are checked at every evaluation during minimisation (neigh_modify every 1 delay 0 check yes)");
        _timeStepOfDeck = simulation.TimeStep;
        return Run(Start);
    }

    /// <inheritdoc/>
    public MinimizationResult Continue(Simulation simulation, Action afterIteration)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(afterIteration);
        (_simulation, _afterIteration) = (simulation, afterIteration);
        return Run(() => { });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes the evaluated first state as the one to start from.</summary>
    private protected abstract void Prepare();

    /// <summary>Iterates and says why it stopped. The last energies are left in Energy and PreviousEnergy. What one iteration leaves to the next stands in fields:
    /// a checkpoint between two keeps it.</summary>
    private protected abstract string Iterate();

    private protected abstract void Release();

    /// <summary>Called after a neighbour rebuild, which may have wrapped atoms.</summary>
    private protected virtual void Wrapped() { }

    private protected bool BeginIteration()
    {
        if (Iterations >= _criteria.MaxIterations) return false;
        Iterations++;
        Simulation.Step++;
        UpdateNeeds();
        return true;
    }

    private protected void EndIteration()
    {
        _afterIteration();
        BetweenIterations?.Invoke(Simulation.Step);
    }

    private protected bool OutOfEvaluations => Evaluations >= _criteria.MaxEvaluations;

    /// <summary>|E − E'| &lt; tolerance · ½ (|E| + |E'| + 1e-8).</summary>
    private protected bool EnergyConverged =>
        Math.Abs(Energy - PreviousEnergy) < _criteria.EnergyTolerance * 0.5 * (Math.Abs(Energy) + Math.Abs(PreviousEnergy) + EnergyEpsilon);

    private protected bool ForceConverged(double squaredTwoNorm)
    {
        double tolerance = _criteria.ForceTolerance;
        if (!(tolerance > 0)) return false;
        double extra = Settings.Norm == ForceNorm.Two ? 0 : ExtraFreedom.Largest(Extra.Forces), largest = Settings.Norm == ForceNorm.Infinite ? LargestForce() : 0;
        double square = Settings.Norm switch { ForceNorm.Two => squaredTwoNorm, ForceNorm.Max => Math.Max(Forces.LargestSquare(), extra * extra), _ => largest * largest };
        return square < tolerance * tolerance;
    }

    private double LargestForce() => Math.Max(Forces.LargestComponent(), ExtraFreedom.Largest(Extra.Forces));

    /// <summary>Forces and energy at the present positions; does not count.</summary>
    private protected void Evaluate()
    {
        Simulation s = Simulation;
        long builds = s.Neighbors.Builds;
        s.Touch();
        s.Evaluator.UpdateNeighbors();
        if (s.Neighbors.Builds != builds) Wrapped();
        ComputeForces();
    }

    private MinimizationResult Run(Action start)
    {
        Simulation s = Simulation;
        _postForce = s.Fixes.OfType<IMinimizerPostForce>().ToArray();
        _potentials = s.Fixes.OfType<IPotentialContributor>().ToArray();
        NeighborManager neighbors = s.Neighbors;
        (int every, int delay, bool check) = (neighbors.Every, neighbors.Delay, neighbors.CheckDisplacement);
        try
        {
            (neighbors.Every, neighbors.Delay, neighbors.CheckDisplacement) = (1, 0, true);
            start();
            return End(Iterate());
        }
        finally
        {
            (neighbors.Every, neighbors.Delay, neighbors.CheckDisplacement) = (every, delay, check);
            s.TimeStep = _timeStepOfDeck;
        }
    }

    private void Start()
    {
        Simulation s = Simulation;
        Divisor = (NormalizeByAtoms ?? s.Units.NormalizeByDefault) ? Math.Max(1, s.Atoms.LocalCount) : 1;
        Iterations = Evaluations = 0;
        FinalAlpha = 0;
        s.InitializeParts();
        Extra = new ExtraFreedom(s.Fixes);
        if (Extra.First is { } fix && !MovesExtraFreedom) throw new PolyMDException($"fix {fix.Id} ({fix.Style}) cannot be used with min_style {_name}, which is damped dynamics: use cg or sd");
        s.Evaluator.Setup();
        foreach (IPreForce f in s.Fixes.OfType<IPreForce>()) f.PreForce();
        if (StartsFromRest) AtomVectors.Velocities(Atoms).Clear();
        UpdateNeeds();
        ComputeForces();
        foreach (ICompute c in s.Computes) c.Setup();
        _order = s.Atoms.OrderVersion;
        (_initialEnergy, _initialNorm, _initialLargest) = (Energy, Math.Sqrt(SquaredForces), LargestForce());
        PreviousEnergy = _initialEnergy;
        _afterIteration();
        s.Timers.Reset();
        Prepare();
    }

    private MinimizationResult End(string reason)
    {
        Simulation s = Simulation;
        if (s.Atoms.OrderVersion != _order) throw new SimulationException(s.Step, "atoms were added, removed or sorted during a minimisation", 0);
        // The last state is written whether it is due or not.
        _needs = Needs.Global;
        foreach (IOutput o in s.Outputs) _needs |= o.NeedsAt(s.Step);
        if (s.Evaluator.LastStep != s.Step || (s.Evaluator.LastNeeds & _needs) != _needs) Evaluate();
        if (reason != StopReasons.MaxIterations) _afterIteration();
        return new MinimizationResult(reason, _initialEnergy * Divisor, PreviousEnergy * Divisor, Energy * Divisor, _initialNorm, Math.Sqrt(SquaredForces), _initialLargest, LargestForce(), Iterations, Evaluations, FinalAlpha);
    }

    // Outputs that are due may need more than energies and virial (per-atom stress).
    private void UpdateNeeds()
    {
        Simulation s = Simulation;
        _needs = Needs.Global;
        foreach (IOutput o in s.Outputs) if (o.IsDue(s.Step)) _needs |= o.NeedsAt(s.Step);
    }

    private void ComputeForces()
    {
        Simulation s = Simulation;
        s.Evaluator.Compute(_needs);
        foreach (IMinimizerPostForce f in _postForce) f.MinimizerPostForce();
        s.Touch();
        s.Timers.Book(StepSection.Modify);
        double energy = s.Evaluator.PotentialEnergy();
        foreach (IPotentialContributor p in _potentials) if (p.CountsInEnergy) energy += p.PotentialEnergy;
        energy += Extra.Evaluate();
        Energy = energy / Divisor;
    }
}
