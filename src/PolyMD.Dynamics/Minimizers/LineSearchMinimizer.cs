using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Minimizers;

/// <summary>
/// Minimisers that search along a direction h: backtracking until the energy falls enough (Armijo's rule with slope 0.4, halving the step;
/// J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed., algorithm 3.1), or backtracking with a secant (quadratic) projection of the
/// minimum from the slopes f·h of two steps, or to where the slope vanishes. Constants as in LAMMPS (29 Sep 2021).
/// </summary>
public abstract partial class LineSearchMinimizer : MinimizerBase
{
    private const double LargestAlpha = 1, Reduce = 0.5, IdealSlope = 0.4, QuadraticTolerance = 0.1, MachineEnergy = 1e-8, QuadraticEpsilon = 1e-28;

    private readonly NativeBuffer<double> _reference = new(), _direction = new();
    private readonly NativeBuffer<int> _images = new();
    private Model.SimulationBox _referenceBox;

    private protected LineSearchMinimizer(string name)
        : base(name)
    {
    }

    private protected override IReadOnlyList<string> Keywords { get; } = ["dmax", "line", "norm"];

    private protected override bool MovesExtraFreedom => true;

    /// <summary>Search direction h.</summary>
    private protected AtomVectors Direction => AtomVectors.In(_direction, Atoms.LocalCount);

    private AtomVectors Reference => AtomVectors.In(_reference, Atoms.LocalCount);

    /// <summary>Moves to lower energy along <see cref="Direction"/>; null on success, else why not.</summary>
    private protected string? Search()
    {
        string? failure = Settings.Line switch
        {
            LineSearch.Quadratic => SearchQuadratic(),
            LineSearch.ForceZero => SearchForceZero(),
            _ => SearchBacktrack(),
        };
        if (failure is null && Extra.RenewReference()) Evaluate();
        return failure;
    }

    private protected override void Release()
    {
        _reference.Dispose();
        _direction.Dispose();
        _images.Dispose();
    }

    // Atoms that a rebuild wrapped take their reference position with them.
    private protected override void Wrapped()
    {
        AtomStore atoms = Atoms;
        int n = atoms.LocalCount;
        if (_images.Length < 3 * n) return;
        AtomVectors reference = Reference;
        for (int i = 0; i < n; i++)
        {
            int dx = atoms.ImageX[i] - _images[i], dy = atoms.ImageY[i] - _images[n + i], dz = atoms.ImageZ[i] - _images[2 * n + i];
            if ((dx | dy | dz) != 0) reference[i] -= _referenceBox.Shift(dx, dy, dz);
        }
        KeepImages();
    }

    private string? Begin(out double slope, out double alpha)
    {
        slope = Slope();
        FinalAlpha = alpha = 0;
        if (slope <= 0) return StopReasons.NotDownhill;
        double largest = Direction.LargestComponent();
        alpha = Math.Min(LargestAlpha, Settings.MaxMove / largest);
        if (Extra.Count > 0)
        {
            alpha = Math.Min(alpha, Extra.LongestStep());
            largest = Math.Max(largest, ExtraFreedom.Largest(Extra.Direction));
        }
        if (largest == 0) return StopReasons.ZeroForce;
        Extra.Hold();
        _referenceBox = Simulation.Box;
        Reference.CopyFrom(AtomVectors.Positions(Atoms));
        KeepImages();
        return null;
    }

    private string? SearchBacktrack()
    {
        double start = Energy;
        string? failure = Begin(out double slope, out double alpha);
        if (failure is not null) return failure;
        while (true)
        {
            MoveTo(alpha);
            double ideal = -IdealSlope * alpha * slope, change = Energy - start;
            FinalAlpha = alpha;
            if (change <= ideal) return null;
            FinalAlpha = alpha *= Reduce;
            if (alpha > 0 && ideal < -MachineEnergy) continue;
            MoveTo(0);
            return change < 0 ? StopReasons.Energy : StopReasons.ZeroAlpha;
        }
    }

    private string? SearchQuadratic()
    {
        double start = Energy;
        string? failure = Begin(out double slope, out double alpha);
        if (failure is not null) return failure;
        double largestAlpha = alpha, previousSlope = slope, previousEnergy = start, previousAlpha = 0;
        while (true)
        {
            MoveTo(alpha);
            FinalAlpha = alpha;
            double here = Slope(), bend = here - previousSlope;
            if (Math.Abs(here) < QuadraticEpsilon || Math.Abs(bend) < QuadraticEpsilon)
            {
                MoveTo(0);
                return StopReasons.ZeroQuadratic;
            }
            // If the trapezoid of the slopes explains the energy, the curve is nearly a parabola: go to where the slope vanishes.
            double error = Math.Abs(1 - (0.5 * (alpha - previousAlpha) * (here + previousSlope) + Energy) / previousEnergy);
            double projected = alpha - (alpha - previousAlpha) * here / bend;
            if (error <= QuadraticTolerance && projected > 0 && projected < largestAlpha)
            {
                MoveTo(projected);
                if (Energy - start < MachineEnergy) return null;
            }
            double ideal = -IdealSlope * alpha * slope;
            if (Energy - start <= ideal) return null;
            (previousSlope, previousEnergy, previousAlpha) = (here, Energy, alpha);
            FinalAlpha = alpha *= Reduce;
            if (alpha > 0 && ideal < -MachineEnergy) continue;
            MoveTo(0);
            return StopReasons.ZeroAlpha;
        }
    }

    // Fall of the energy along the direction.
    private double Slope() => (Forces.Dot(Direction) + ExtraFreedom.Dot(Extra.Forces, Extra.Direction)) / Divisor;

    private void MoveTo(double alpha)
    {
        AtomVectors positions = AtomVectors.Positions(Atoms);
        Extra.Move(0);
        positions.CopyFrom(Reference);
        if (alpha > 0)
        {
            Extra.Move(alpha);
            positions.Add(alpha, Direction);
        }
        Evaluations++;
        Evaluate();
    }

    private void KeepImages()
    {
        AtomStore atoms = Atoms;
        int n = atoms.LocalCount;
        _images.EnsureLength(3 * n);
        atoms.ImageX.Span[..n].CopyTo(_images.Span);
        atoms.ImageY.Span[..n].CopyTo(_images.Span[n..]);
        atoms.ImageZ.Span[..n].CopyTo(_images.Span[(2 * n)..]);
    }
}
