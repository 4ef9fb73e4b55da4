using PolyMD.Engine.Phases;

namespace PolyMD.Dynamics.Minimizers;

/// <summary>The variables that fixes add to a minimisation: their forces, search direction and the forces before, as the atoms have them.</summary>
internal sealed class ExtraFreedom
{
    private readonly IMinimizedFreedom[] _fixes;

    public ExtraFreedom(IEnumerable<IFix> fixes)
    {
        _fixes = [.. fixes.OfType<IMinimizedFreedom>()];
        Count = _fixes.Sum(f => f.FreedomCount);
        (Forces, Direction, Previous) = (new double[Count], new double[Count], new double[Count]);
    }

    public int Count { get; }

    public double[] Forces { get; }

    public double[] Direction { get; }

    public double[] Previous { get; }

    /// <summary>The first fix that has variables, or null.</summary>
    public IFix? First => _fixes.FirstOrDefault();

    /// <summary>Energy of all variables; sets <see cref="Forces"/>.</summary>
    public double Evaluate()
    {
        double sum = 0;
        int next = 0;
        foreach (IMinimizedFreedom f in _fixes)
        {
            sum += f.EvaluateFreedom(Forces.AsSpan(next, f.FreedomCount));
            next += f.FreedomCount;
        }
        return sum;
    }

    public void Hold()
    {
        foreach (IMinimizedFreedom f in _fixes) f.HoldFreedom();
    }

    public void Move(double alpha)
    {
        int next = 0;
        foreach (IMinimizedFreedom f in _fixes)
        {
            f.MoveFreedom(alpha, Direction.AsSpan(next, f.FreedomCount));
            next += f.FreedomCount;
        }
    }

    public double LongestStep()
    {
        double step = double.MaxValue;
        int next = 0;
        foreach (IMinimizedFreedom f in _fixes)
        {
            step = Math.Min(step, f.LongestStep(Direction.AsSpan(next, f.FreedomCount)));
            next += f.FreedomCount;
        }
        return step;
    }

    public bool RenewReference()
    {
        bool changed = false;
        foreach (IMinimizedFreedom f in _fixes) changed |= f.RenewReference();
        return changed;
    }

    public static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++) sum += a[k] * b[k];
        return sum;
    }

    /// <summary>Largest |component|.</summary>
    public static double Largest(double[] a)
    {
        double m = 0;
        foreach (double v in a) m = Math.Max(m, Math.Abs(v));
        return m;
    }
}
