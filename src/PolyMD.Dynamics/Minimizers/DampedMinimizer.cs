using PolyMD.Engine;

namespace PolyMD.Dynamics.Minimizers;

/// <summary>
/// Minimisers that are damped dynamics by the explicit Euler method, x += dt v, v += dt f/m, with velocities that are changed before each step. The
/// step is that of the deck, shorter where a coordinate would move by more than dmax; the energy is not compared within a few steps after
/// velocities were zeroed. The number of force evaluations is counted but does not stop them, as in LAMMPS.
/// </summary>
public abstract class DampedMinimizer : MinimizerBase
{
    private protected const int DelaySteps = 5;

    private protected DampedMinimizer(string name)
        : base(name)
    {
    }

    private protected override IReadOnlyList<string> Keywords { get; } = ["dmax", "norm"];

    private protected override bool StartsFromRest => true;

    private protected AtomVectors Velocities => AtomVectors.Velocities(Atoms);

    /// <summary>Time step before the limit of moves.</summary>
    private protected double TimeStep { get; set; }

    /// <summary>Steps since the power was last negative.</summary>
    private protected long Delayed => Simulation.Step - LastNegative;

    private protected long LastNegative { get; set; }

    /// <summary>Changes the velocities for a step; the power is f·v.</summary>
    private protected abstract void Turn(double power);

    private protected override void Prepare()
    {
        TimeStep = Simulation.TimeStep;
        LastNegative = Simulation.Step;
    }

    private protected override string Iterate()
    {
        Simulation s = Simulation;
        while (BeginIteration())
        {
            Turn(Velocities.Dot(Forces));
            double fastest = Velocities.LargestComponent(), step = TimeStep * fastest > Settings.MaxMove ? Settings.MaxMove / fastest : TimeStep;
            AtomVectors.Positions(Atoms).Add(step, Velocities);
            Velocities.AddOverMass(step * s.Units.ForceToMassAcceleration, Atoms.Mass, Forces);
            PreviousEnergy = Energy;
            Evaluations++;
            Evaluate();
            if (Delayed > DelaySteps && EnergyConverged) return StopReasons.Energy;
            if (ForceConverged(Forces.Dot(Forces))) return StopReasons.Force;
            EndIteration();
        }
        return StopReasons.MaxIterations;
    }

    private protected override void Release()
    {
    }
}
