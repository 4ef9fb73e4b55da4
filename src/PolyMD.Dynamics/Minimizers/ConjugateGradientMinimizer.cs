using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Minimizers;

/// <summary>
/// min_style cg: conjugate gradients of Polak and Ribiere (E. Polak, G. Ribiere, Rev. Fr. Inf. Rech. Oper. 3, 35 (1969)):
/// h ← f + β h with β = max(0, (f·f − f·f')/(f'·f')), f' the forces before; restarted with β = 0 every 3N iterations and whenever h is not downhill.
/// </summary>
[MinimizerStyle("cg")]
public sealed class ConjugateGradientMinimizer : LineSearchMinimizer
{
    private readonly NativeBuffer<double> _previous = new();

    /// <summary>Creates the minimiser with default settings.</summary>
    public ConjugateGradientMinimizer()
        : base("cg")
    {
    }

    private protected override string Iterate()
    {
        int n = Atoms.LocalCount;
        long restart = Math.Min(int.MaxValue, 3L * n);
        AtomVectors forces = Forces, previous = AtomVectors.In(_previous, n), direction = Direction;
        previous.CopyFrom(forces);
        direction.CopyFrom(forces);
        double previousSquare = forces.Dot(forces);
        while (BeginIteration())
        {
            PreviousEnergy = Energy;
            string? failure = Search();
            if (failure is not null) return failure;
            if (OutOfEvaluations) return StopReasons.MaxEvaluations;
            if (EnergyConverged) return StopReasons.Energy;
            // Rebuilds may have moved the arrays.
            forces = Forces;
            double square = forces.Dot(forces), cross = forces.Dot(previous);
            if (ForceConverged(square)) return StopReasons.Force;
            double beta = Math.Max(0, (square - cross) / previousSquare);
            if ((Iterations + 1) % restart == 0) beta = 0;
            previousSquare = square;
            previous.CopyFrom(forces);
            direction.Mix(beta, 1, forces);
            if (forces.Dot(direction) <= 0) direction.CopyFrom(forces);
            EndIteration();
        }
        return StopReasons.MaxIterations;
    }

    private protected override void Release()
    {
        base.Release();
        _previous.Dispose();
    }
}
