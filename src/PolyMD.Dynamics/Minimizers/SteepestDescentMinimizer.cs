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

    private protected override void Prepare() => Descend();

    private protected override string Iterate()
    {
        while (BeginIteration())
        {
            PreviousEnergy = Energy;
            string? failure = Search();
            if (failure is not null) return failure;
            if (OutOfEvaluations) return StopReasons.MaxEvaluations;
            if (EnergyConverged) return StopReasons.Energy;
            if (ForceConverged(SquaredForces)) return StopReasons.Force;
            Descend();
            EndIteration();
        }
        return StopReasons.MaxIterations;
    }

    private void Descend()
    {
        Direction.CopyFrom(Forces);
        Extra.Forces.CopyTo(Extra.Direction, 0);
    }
}
