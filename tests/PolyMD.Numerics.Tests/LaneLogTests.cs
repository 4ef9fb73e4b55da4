namespace PolyMD.Numerics.Tests;

/// <summary>The logarithm of every lane against <see cref="Math.Log(double)"/>.</summary>
[TestFixture(typeof(Lane1), 1e-15)]
[TestFixture(typeof(Lane4), 1e-15)]
[TestFixture(typeof(Lane8), 1e-15)]
[TestFixture(typeof(Lane1F), 3e-7)]
[TestFixture(typeof(Lane4F), 3e-7)]
[TestFixture(typeof(Lane8F), 3e-7)]
[TestFixture(typeof(Lane16F), 3e-7)]
public sealed class LaneLogTests<TLane>(double bound) where TLane : unmanaged, ILane<TLane>
{
    [Test]
    public unsafe void Log_OverManyMagnitudes_AgreesWithMath()
    {
        double* x = stackalloc double[16], y = stackalloc double[16];
        double worst = 0;
        for (int k = 0; k < 8000; k += TLane.Count)
        {
            for (int e = 0; e < TLane.Count; e++) x[e] = (float)Math.Exp(-12 + 24.0 * (k + e) / 8000);
            TLane.Store(y, LaneLog.Log(TLane.Load(x)));
            for (int e = 0; e < TLane.Count; e++) worst = Math.Max(worst, Math.Abs(y[e] - Math.Log(x[e])) / Math.Max(Math.Abs(Math.Log(x[e])), 1e-2));
        }
        Assert.That(worst, Is.LessThan(bound));
    }
}
