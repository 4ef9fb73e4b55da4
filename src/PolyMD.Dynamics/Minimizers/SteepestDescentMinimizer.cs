using PolyMD.Engine.Styles;

namespace PolyMD.Dynamics.Minimizers;

/// <summary>min_style sd: steepest descent, a line search along the forces in every iteration.</summary>
[MinimizerStyle("sd")]
public sealed class SteepestDescentMinimizer : LineSearchMinimizer
{
    /// <summary>Creates the minimiser with default settings.</summary>
    public SteepestDescentMinimizer()
        : base("sd")
    {
    }

    private protected override string Iterate()
    {
        Direction.CopyFrom(Forces);
        while (BeginIteration())
        {
            PreviousEnergy = Energy;
            string? failure = Search();
            if (failure is not null) return failure;
            if (OutOfEvaluations) return StopReasons.MaxEvaluations;
            if (EnergyConverged) return StopReasons.Energy;
            AtomVectors forces = Forces;
            if (ForceConverged(forces.Dot(forces))) return StopReasons.Force;
            Direction.CopyFrom(forces);
            EndIteration();
        }
        return StopReasons.MaxIterations;
    }
}
