namespace PolyMD.Numerics.Tests;

/// <summary>Lane operations against scalar arithmetic.</summary>
[TestFixture(typeof(Lane1))]
[TestFixture(typeof(Lane4))]
[TestFixture(typeof(Lane8))]
public sealed class LaneTests<TLane> where TLane : unmanaged, ILane<TLane>
{
    [Test]
    public unsafe void Acos_WholeRange_AgreesWithMath()
    {
        double* x = stackalloc double[8], y = stackalloc double[8];
        const int n = 40_000;
        double worst = 0;
        for (int k = 0; k <= n; k += TLane.Count)
        {
            for (int e = 0; e < TLane.Count; e++) x[e] = Math.Min(1, -1 + 2.0 * (k + e) / n);
            TLane.Store(y, TLane.Acos(TLane.Load(x)));
            for (int e = 0; e < TLane.Count; e++) worst = Math.Max(worst, Math.Abs(y[e] - Math.Acos(x[e])) / Math.Max(Math.Acos(x[e]), 1e-300));
        }
        Assert.That(worst, Is.LessThan(5e-16));
    }

    [Test]
    public unsafe void PowersAndReciprocals_OverManyMagnitudes_AgreeWithMath()
    {
        double* y = stackalloc double[8];
        void Check(TLane value, double expected, string what, double bound = 1e-15)
        {
            TLane.Store(y, value);
            for (int k = 0; k < TLane.Count; k++) Assert.That(y[k], Is.EqualTo(expected).Within(bound * expected), what);
        }
        for (int k = -4000; k <= 4000; k++)
        {
            double e = k * 0.2371, x = Math.Pow(10, k / 20.0);
            Check(TLane.Exp2(TLane.Create(e)), Math.Pow(2, e), $"2^{e}");
            Check(TLane.Exp(TLane.Create(0.1 * e)), Math.Exp(0.1 * e), $"exp {0.1 * e}", 2e-15);
            Check(TLane.Reciprocal(TLane.Create(x)), 1 / x, $"1/{x}");
            Check(TLane.ReciprocalSqrt(TLane.Create(x)), 1 / Math.Sqrt(x), $"1/sqrt {x}");
        }
        TLane.Store(y, TLane.Exp2(TLane.Create(-1e24)));
        Assert.That(y[0], Is.EqualTo(0.0).Within(1e-300));
    }

    [Test]
    public unsafe void Acos_AtTheEnds_IsExact()
    {
        double* y = stackalloc double[8];
        TLane.Store(y, TLane.Acos(TLane.Create(1)));
        Assert.That(y[0], Is.EqualTo(0.0));
        TLane.Store(y, TLane.Acos(TLane.Create(-1)));
        Assert.That(y[0], Is.EqualTo(Math.PI).Within(1e-15));
    }

    [Test]
    public unsafe void StoreRecords_AfterGatherRecords_RestoresTheRecords()
    {
        double* records = stackalloc double[32], back = stackalloc double[32];
        int* index = stackalloc int[8];
        for (int k = 0; k < 32; k++) records[k] = k + 1;
        for (int k = 0; k < 8; k++) index[k] = 7 - k;
        TLane.GatherRecords(records, index, out TLane x, out TLane y, out TLane z, out TLane w);
        TLane.StoreRecords(back, x, y, z, w);
        for (int k = 0; k < TLane.Count; k++)
        {
            for (int c = 0; c < 4; c++) Assert.That(back[4 * k + c], Is.EqualTo(records[4 * index[k] + c]), $"record {k} component {c}");
        }
    }

    [Test]
    public unsafe void RoundMinMax_AgainstScalar_AreEqual()
    {
        double* x = stackalloc double[8] { 0.5, 1.5, -0.5, -2.5, 3.49, -3.51, 1e9 + 0.3, 0 }, y = stackalloc double[8];
        foreach (int first in Enumerable.Range(0, 8 / TLane.Count).Select(k => k * TLane.Count))
        {
            TLane bundle = TLane.Load(x + first), level = TLane.Create(0.25);
            TLane.Store(y, TLane.Round(bundle));
            for (int k = 0; k < TLane.Count; k++) Assert.That(y[k], Is.EqualTo(Math.Round(x[first + k])));
            TLane.Store(y, TLane.Min(bundle, level));
            for (int k = 0; k < TLane.Count; k++) Assert.That(y[k], Is.EqualTo(Math.Min(x[first + k], 0.25)));
            TLane.Store(y, TLane.Max(bundle, level));
            for (int k = 0; k < TLane.Count; k++) Assert.That(y[k], Is.EqualTo(Math.Max(x[first + k], 0.25)));
        }
    }

    [Test]
    public unsafe void Max_WithNotANumberOnTheRight_KeepsIt()
    {
        double* y = stackalloc double[8];
        TLane.Store(y, TLane.Max(TLane.Create(1), TLane.Create(double.NaN)));
        Assert.That(y[0], Is.NaN);
        TLane.Store(y, TLane.Min(TLane.Create(1), TLane.Create(double.NaN)));
        Assert.That(y[0], Is.NaN);
    }
}
