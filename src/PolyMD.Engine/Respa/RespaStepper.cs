using PolyMD.Engine.Phases;
using PolyMD.Model;

namespace PolyMD.Engine.Respa;

/// <summary>
/// Nested time steps, rRESPA (Tuckerman, Berne, Martyna, J. Chem. Phys. 97, 1990 (1992)): the forces of a level act in steps of its own length,
/// half a kick before and half a kick after the repeated steps of the level inside; positions move at the innermost level. Energies and virials are
/// those at the end of the whole step.
/// </summary>
internal sealed class RespaStepper
{
    private readonly Simulation _simulation;
    private readonly RespaSettings _settings;
    private readonly RespaLevel[] _levels;
    private readonly IRespaIntegrate[] _integrators;
    private readonly IPostIntegrate[] _postIntegrate;
    private readonly IPreForce[] _preForce;
    private readonly IPostForce[] _postForce;
    private readonly IFix[] _fixes;
    private readonly IPreExchange[] _preExchange;
    private readonly int[] _levelOf;
    private RespaForces[] _forces = [];
    private Needs _needs;

    public RespaStepper(Simulation simulation, RespaSettings settings, IFix[] fixes)
    {
        _simulation = simulation;
        _settings = settings;
        _fixes = fixes;
        _levels = new RespaLevel[settings.Levels];
        for (int k = 0; k < _levels.Length; k++) _levels[k] = new RespaLevel(k, _levels.Length, settings.Loops[k], k > 0 ? _levels[k - 1] : null);
        foreach (IFix f in fixes)
        {
            if (f is IInitialIntegrate or IFinalIntegrate && f is not IRespaIntegrate) throw new PolyMDException($"fix {f.Id} ({f.Style}) does not work with run_style respa; use run_style verlet");
        }
        _integrators = fixes.OfType<IRespaIntegrate>().ToArray();
        _postIntegrate = fixes.OfType<IPostIntegrate>().ToArray();
        _preExchange = fixes.OfType<IPreExchange>().ToArray();
        _preForce = fixes.OfType<IPreForce>().ToArray();
        _postForce = fixes.OfType<IPostForce>().ToArray();
        _levelOf = _postForce.Select(LevelOf).ToArray();
    }

    /// <summary>Forces of all levels at the first positions; fixes are set up with the forces of the level at which they act.</summary>
    public void Setup(Needs needs)
    {
        SetTimeSteps();
        _simulation.Evaluator.Setup();
        _forces = RespaForces.Distribute(_simulation.Evaluator.Ordered, _settings);
        _needs = needs;
        foreach (IPreForce f in _preForce) f.PreForce();
        foreach (RespaLevel level in _levels) ComputeLevel(level, true);
        Sum();
        _simulation.SetupParts([]);
        foreach (IFix f in _fixes)
        {
            switch (f)
            {
                case IRespaPostForce respa: SetUp(respa); break;
                case IPostForce post: SetUp(post); break;
                default: f.Setup(); break;
            }
        }
        Sum();
    }

    /// <summary>Makes levels and forces ready to go on from a checkpoint.</summary>
    public void Resume(Neighbors.NeighborState lists)
    {
        SetTimeSteps();
        _simulation.Evaluator.Resume(lists);
        _forces = RespaForces.Distribute(_simulation.Evaluator.Ordered, _settings);
    }

    /// <summary>The outermost level, which holds the others.</summary>
    public object StatePart => _levels[^1];

    /// <summary>One whole step, up to the last velocities.</summary>
    public void Step(Needs needs)
    {
        _needs = needs;
        Recurse(_levels[^1], true);
        Sum();
        _simulation.Touch();
    }

    // last: no level around this one has another repetition to come.
    private void Recurse(RespaLevel level, bool last)
    {
        Simulation s = _simulation;
        level.Load(s.Atoms);
        for (int loop = 1; loop <= level.Loops; loop++)
        {
            bool lastLoop = loop == level.Loops, final = last && lastLoop;
            foreach (IRespaIntegrate f in _integrators) f.InitialIntegrate(level);
            if (level.Inner is { } inner) Recurse(inner, final);
            else foreach (IPostIntegrate f in _postIntegrate) f.PostIntegrate();
            s.Touch();
            s.Timers.Book(StepSection.Modify);

            if (level.IsOutermost) UpdateNeighbors();
            else if (level.IsInnermost) s.Neighbors.UpdateGhosts(s);
            if (level.IsOutermost) foreach (IPreForce f in _preForce) f.PreForce();
            Compute(level, final);

            PostForce(level, lastLoop);
            foreach (IRespaIntegrate f in _integrators) f.FinalIntegrate(level);
            s.Touch();
            s.Timers.Book(StepSection.Modify);
        }
        level.Store(s.Atoms);
    }

    private void PostForce(RespaLevel level, bool lastLoop)
    {
        for (int k = 0; k < _postForce.Length; k++)
        {
            if (_postForce[k] is IRespaPostForce respa) respa.PostForce(level, lastLoop, _levelOf[k] == level.Index);
            else if (_levelOf[k] == level.Index) _postForce[k].PostForce();
        }
    }

    private void SetUp(IPostForce fix)
    {
        RespaLevel level = _levels[_levelOf[Array.IndexOf(_postForce, fix)]];
        level.Load(_simulation.Atoms);
        fix.Setup();
        level.Store(_simulation.Atoms);
    }

    private void SetUp(IRespaPostForce fix)
    {
        fix.BeginRespaSetup();
        int own = _levelOf[Array.IndexOf(_postForce, fix)];
        foreach (RespaLevel level in _levels)
        {
            level.Load(_simulation.Atoms);
            fix.PostForce(level, true, level.Index == own);
            level.Store(_simulation.Atoms);
        }
        fix.EndRespaSetup();
    }

    // Atoms that were deleted have changed the order of the others: the stored forces of the levels inside are computed anew.
    private void UpdateNeighbors()
    {
        Simulation s = _simulation;
        int order = s.Atoms.OrderVersion;
        s.Evaluator.UpdateNeighbors(_preExchange);
        if (s.Atoms.OrderVersion == order) return;
        for (int k = 0; k < _levels.Length - 1; k++) ComputeLevel(_levels[k], true);
    }

    private void ComputeLevel(RespaLevel level, bool final)
    {
        Compute(level, final);
        level.Store(_simulation.Atoms);
    }

    private void Compute(RespaLevel level, bool final) =>
        _simulation.Evaluator.ComputePart(final ? _needs : Needs.None, _forces[level.Index], level.IsInnermost, level.IsOutermost);

    private void Sum()
    {
        _simulation.Atoms.ClearForces();
        foreach (RespaLevel level in _levels) level.AddTo(_simulation.Atoms);
    }

    private int LevelOf(IPostForce fix)
    {
        int level = (fix as IRespaLevelChoice)?.RespaLevel ?? 0;
        return level > 0 ? Math.Min(level, _levels.Length) - 1 : _levels.Length - 1;
    }

    private void SetTimeSteps()
    {
        _levels[^1].TimeStep = _simulation.TimeStep;
        for (int k = _levels.Length - 2; k >= 0; k--) _levels[k].TimeStep = _levels[k + 1].TimeStep / _levels[k].Loops;
    }
}
