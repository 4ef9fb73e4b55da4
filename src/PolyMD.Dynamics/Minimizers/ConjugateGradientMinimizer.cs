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
    private double _previousSquare;

    /// <summary>Creates the minimiser with default settings.</summary>
    public ConjugateGradientMinimizer()
        : base("cg")
    {
    }

    private protected override void Prepare()
    {
        AtomVectors.In(_previous, Atoms.LocalCount).CopyFrom(Forces);
        Direction.CopyFrom(Forces);
        Extra.Forces.CopyTo(Extra.Previous, 0);
        Extra.Forces.CopyTo(Extra.Direction, 0);
        _previousSquare = SquaredForces;
    }

    private protected override string Iterate()
    {
        int n = Atoms.LocalCount;
        long restart = Math.Min(int.MaxValue, 3L * n + Extra.Count);
        AtomVectors previous = AtomVectors.In(_previous, n), direction = Direction;
        while (BeginIteration())
        {
            PreviousEnergy = Energy;
            string? failure = Search();
            if (failure is not null) return failure;
            if (OutOfEvaluations) return StopReasons.MaxEvaluations;
            if (EnergyConverged) return StopReasons.Energy;
            // Rebuilds may have moved the arrays.
            AtomVectors forces = Forces;
            double square = SquaredForces, cross = forces.Dot(previous) + ExtraFreedom.Dot(Extra.Forces, Extra.Previous);
            if (ForceConverged(square)) return StopReasons.Force;
            double beta = Math.Max(0, (square - cross) / _previousSquare);
            if ((Iterations + 1) % restart == 0) beta = 0;
            _previousSquare = square;
            previous.CopyFrom(forces);
            direction.Mix(beta, 1, forces);
            Extra.Forces.CopyTo(Extra.Previous, 0);
            for (int k = 0; k < Extra.Count; k++) Extra.Direction[k] = beta * Extra.Direction[k] + Extra.Forces[k];
            if (forces.Dot(direction) + ExtraFreedom.Dot(Extra.Forces, Extra.Direction) <= 0)
            {
                direction.CopyFrom(forces);
                Extra.Forces.CopyTo(Extra.Direction, 0);
            }
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
