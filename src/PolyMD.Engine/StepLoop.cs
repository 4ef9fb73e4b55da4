using PolyMD.Engine.Phases;
using PolyMD.Engine.Respa;
using PolyMD.Model;

namespace PolyMD.Engine;

/// <summary>The only place that knows the order of a step.</summary>
public sealed class StepLoop
{
    private readonly Simulation _simulation;
    private readonly ForceEvaluator _forces;
    private readonly IInitialIntegrate[] _initial;
    private readonly IPostIntegrate[] _postIntegrate;
    private readonly IPreExchange[] _preExchange;
    private readonly IPreForce[] _preForce;
    private readonly IPostForce[] _postForce;
    private readonly IFinalIntegrate[] _final;
    private readonly IEndOfStep[] _endOfStep;
    private readonly IFix[] _fixes;
    private readonly IOutput[] _outputs;
    private readonly RespaStepper? _respa;

    /// <summary>Freezes the phases of a simulation for one run.</summary>
    /// <param name="simulation">The simulation.</param>
    public StepLoop(Simulation simulation)
    {
        _simulation = simulation;
        _forces = simulation.Evaluator;
        _fixes = [.. simulation.Fixes];
        _outputs = [.. simulation.Outputs];
        _initial = _fixes.OfType<IInitialIntegrate>().ToArray();
        _postIntegrate = _fixes.OfType<IPostIntegrate>().ToArray();
        _preExchange = _fixes.OfType<IPreExchange>().ToArray();
        _preForce = _fixes.OfType<IPreForce>().ToArray();
        _postForce = _fixes.OfType<IPostForce>().ToArray();
        _final = _fixes.OfType<IFinalIntegrate>().ToArray();
        _endOfStep = _fixes.OfType<IEndOfStep>().ToArray();
        if (simulation.Respa is { } settings) _respa = new RespaStepper(simulation, settings, _fixes);
    }

    /// <summary>Called after every step with the step number; may throw to stop (cancellation), may report progress.</summary>
    public Action<long>? AfterStep { get; set; }

    /// <summary>Initialises everything, computes the forces of the first step and writes its output.</summary>
    public void Setup()
    {
        _simulation.InitializeParts();
        Needs needs = NeedsAt(_simulation.Step) | Needs.Global;
        if (_respa is null)
        {
            _forces.Setup();
            foreach (IPreForce f in _preForce) f.PreForce();
            _forces.Compute(needs);
            _simulation.SetupParts(_fixes);
        }
        else _respa.Setup(needs);
        _simulation.Touch();
        WriteOutputs();
        _simulation.Timers.Reset();
    }

    /// <summary>Makes everything ready to go on from the middle of a run: nothing is computed, sampled or written. The caller then restores the state of the parts.</summary>
    /// <param name="lists">Where the neighbour lists were made.</param>
    public void Resume(Neighbors.NeighborState lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        _simulation.InitializeParts();
        if (_respa is null) _forces.Resume(lists);
        else _respa.Resume(lists);
        _simulation.Timers.Reset();
    }

    /// <summary>State of the loop itself that a checkpoint keeps, or null: the forces by level of nested time steps.</summary>
    public object? StatePart => _respa?.StatePart;

    /// <summary>Computes the forces of a frame put into the system and lets fixes and outputs see it, without moving anything.</summary>
    /// <param name="first">Whether this is the first frame: fixes and outputs are initialised.</param>
    public void SetupFrame(bool first)
    {
        if (first)
        {
            _simulation.InitializeParts();
            _forces.Setup();
        }
        else _forces.Rebuild();
        foreach (IPreForce f in _preForce) f.PreForce();
        _forces.Compute(NeedsAt(_simulation.Step) | Needs.Global);
        _simulation.SetupParts(_fixes);
        _simulation.Touch();
        foreach (IEndOfStep f in _endOfStep) f.EndOfStep();
        _simulation.Touch();
        WriteOutputs();
        if (first) _simulation.Timers.Reset();
    }

    /// <summary>Advances by <paramref name="steps"/> steps, or until a fix asks to stop.</summary>
    /// <param name="steps">Number of steps.</param>
    public void Run(long steps)
    {
        for (long last = _simulation.Step + steps; _simulation.Step < last && !_simulation.StopRequested;)
        {
            Step();
            AfterStep?.Invoke(_simulation.Step);
        }
    }

    /// <summary>Tells fixes and outputs that the run is over.</summary>
    public void Finish()
    {
        foreach (IFix f in _fixes) f.RunEnded();
        foreach (IOutput o in _outputs) o.RunEnded();
    }

    private void Step()
    {
        Simulation s = _simulation;
        s.Step++;
        Needs needs = NeedsAt(s.Step);

        if (_respa is null) VelocityVerlet(needs);
        else _respa.Step(needs);
        foreach (IEndOfStep f in _endOfStep) f.EndOfStep();
        s.Touch();
        s.Timers.Book(StepSection.Modify);

        WriteOutputs();
        s.Timers.Book(StepSection.Output);
    }

    private void VelocityVerlet(Needs needs)
    {
        foreach (IInitialIntegrate f in _initial) f.InitialIntegrate();
        foreach (IPostIntegrate f in _postIntegrate) f.PostIntegrate();
        _simulation.Touch();
        _simulation.Timers.Book(StepSection.Modify);

        _forces.UpdateNeighbors(_preExchange);
        foreach (IPreForce f in _preForce) f.PreForce();
        _forces.Compute(needs);

        foreach (IPostForce f in _postForce) f.PostForce();
        foreach (IFinalIntegrate f in _final) f.FinalIntegrate();
        _simulation.Touch();
    }

    private Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        foreach (IFix f in _fixes) needs |= f.NeedsAt(step);
        foreach (IOutput o in _outputs) if (o.IsDue(step)) needs |= o.NeedsAt(step);
        return needs;
    }

    private void WriteOutputs()
    {
        foreach (IOutput o in _outputs) if (o.IsDue(_simulation.Step)) o.Write();
    }
}
