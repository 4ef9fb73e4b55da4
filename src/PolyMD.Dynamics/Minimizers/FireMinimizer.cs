using PolyMD.Engine;
using PolyMD.Engine.Styles;

namespace PolyMD.Dynamics.Minimizers;

/// <summary>
/// min_style fire: the fast inertial relaxation engine, version 2.0 (J. Guenole et al., Comput. Mater. Sci. 175, 109584 (2020); first
/// E. Bitzek et al., Phys. Rev. Lett. 97, 170201 (2006)). Dynamics whose velocities are turned towards the forces,
/// v ← (1 − α) v + α |v| f/|f|, while the power P = f·v is positive, with a growing time step; when P ≤ 0 half a step is taken back, the
/// velocities are zeroed and the time step shrinks. Starts from zero velocities and from the time step of the deck, which is restored at the end.
/// As in LAMMPS the number of force evaluations is counted but does not stop it: the number of iterations does.
/// </summary>
[MinimizerStyle("fire")]
public sealed unsafe class FireMinimizer : MinimizerBase
{
    private double _timeStep, _shortest, _longest, _alpha, _moveStep;
    private long _first, _lastNegative, _uphill;
    private bool _fresh;

    /// <summary>Creates the minimiser with default settings.</summary>
    public FireMinimizer()
        : base("fire")
    {
    }

    private protected override IReadOnlyList<string> Keywords { get; } =
    [
        "dmax", "norm", "delaystep", "dtgrow", "dtshrink", "alpha0", "alphashrink", "tmax", "tmin", "halfstepback", "initialdelay", "vdfmax", "integrator",
    ];

    private protected override bool StartsFromRest => true;

    private AtomVectors Velocities => AtomVectors.Velocities(Atoms);

    private AtomVectors Positions => AtomVectors.Positions(Atoms);

    private protected override void Prepare()
    {
        Simulation s = Simulation;
        (_timeStep, _alpha, _moveStep) = (s.TimeStep, Settings.Alpha0, 0);
        (_shortest, _longest) = (Settings.TMin * _timeStep, Settings.TMax * _timeStep);
        _first = _lastNegative = s.Step;
        _uphill = 0;
        if (Settings.Integrator == FireIntegrator.Leapfrog) StartLeapfrog();
    }

    private protected override string Iterate()
    {
        Simulation s = Simulation;
        while (BeginIteration())
        {
            double power = Velocities.Dot(Forces), keep = 1, turn = 0;
            if (power > 0)
            {
                double vv = Velocities.Dot(Velocities), ff = Forces.Dot(Forces);
                _uphill = 0;
                keep = 1 - _alpha;
                turn = ff <= 1e-20 ? 0 : _alpha * Math.Sqrt(vv / ff);
                if (s.Step - _lastNegative > Settings.DelaySteps)
                {
                    _timeStep = Math.Min(_timeStep * Settings.Grow, _longest);
                    _alpha *= Settings.AlphaShrink;
                }
            }
            else
            {
                if (!StepBack()) return StopReasons.UphillTooOften;
            }
            s.TimeStep = _timeStep;
            LimitMove();
            Advance(power > 0, keep, turn);
            if (s.Step - _lastNegative > Settings.DelaySteps && EnergyConverged) return StopReasons.Energy;
            if (ForceConverged(Forces.Dot(Forces))) return StopReasons.Force;
            EndIteration();
        }
        return StopReasons.MaxIterations;
    }

    private protected override void Release()
    {
    }

    private void StartLeapfrog()
    {
        Evaluations++;
        Evaluate();
        Velocities.AddOverMass(-0.5 * _timeStep * Simulation.Units.ForceToMassAcceleration, Atoms.Mass.Pointer, Forces);
    }

    private bool StepBack()
    {
        long step = Simulation.Step;
        _lastNegative = step;
        if (!Settings.InitialDelay || step - _first >= Settings.DelaySteps)
        {
            _alpha = Settings.Alpha0;
            if (_timeStep * Settings.Shrink >= _shortest) _timeStep *= Settings.Shrink;
        }
        _uphill++;
        if (Settings.MaxUphill > 0 && _uphill > Settings.MaxUphill) return false;
        // LAMMPS goes back by half of the time step as it is now, shrunk already.
        if (Settings.HalfStepBack) Positions.Add(-0.5 * _timeStep, Velocities);
        Velocities.Clear();
        _fresh = true;
        return true;
    }

    // The step shrinks so that no coordinate moves by more than dmax; from rest the velocity after one kick decides.
    private void LimitMove()
    {
        if (_fresh)
        {
            Evaluations++;
            Evaluate();
            Velocities.AddOverMass(_timeStep * Simulation.Units.ForceToMassAcceleration, Atoms.Mass.Pointer, Forces);
        }
        double fastest = Velocities.LargestComponent();
        _moveStep = _timeStep * fastest > Settings.MaxMove ? Settings.MaxMove / fastest : _timeStep;
        if (_fresh) Velocities.Clear();
        _fresh = false;
    }

    private void Advance(bool downhill, double keep, double turn)
    {
        bool verlet = Settings.Integrator == FireIntegrator.Verlet, explicitEuler = Settings.Integrator == FireIntegrator.ExplicitEuler;
        double kick = _moveStep * Simulation.Units.ForceToMassAcceleration * (verlet ? 0.5 : 1);
        if (!explicitEuler) Velocities.AddOverMass(kick, Atoms.Mass.Pointer, Forces);
        if (downhill) Velocities.Mix(keep, turn, Forces);
        Positions.Add(_moveStep, Velocities);
        if (explicitEuler) Velocities.AddOverMass(kick, Atoms.Mass.Pointer, Forces);
        PreviousEnergy = Energy;
        Evaluations++;
        Evaluate();
        if (verlet) Velocities.AddOverMass(kick, Atoms.Mass.Pointer, Forces);
    }
}
