using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.Pair;

/// <summary>Single-precision lanes against scalar arithmetic.</summary>
[TestFixture(typeof(Lane1F))]
[TestFixture(typeof(Lane4F))]
[TestFixture(typeof(Lane8F))]
[TestFixture(typeof(Lane16F))]
public sealed class SingleLaneTests<TLane> where TLane : unmanaged, ILane<TLane>
{
    private static unsafe double[] Apply(Func<TLane, TLane> function, double x)
    {
        double* y = stackalloc double[16];
        TLane.Store(y, function(TLane.Create(x)));
        return [.. Enumerable.Range(0, TLane.Count).Select(k => y[k])];
    }

    [Test]
    public void ReciprocalsAndExp_OverManyMagnitudes_AreAccurateToFloats()
    {
        for (int k = -2000; k <= 2000; k++)
        {
            double x = (float)Math.Pow(10, k / 200.0), e = (float)(k * 0.04);
            Assert.That(Apply(TLane.Reciprocal, x), Is.All.EqualTo(1 / x).Within(2.5e-7 / x));
            Assert.That(Apply(TLane.ReciprocalSqrt, x), Is.All.EqualTo(1 / Math.Sqrt(x)).Within(2.5e-7 / Math.Sqrt(x)));
            Assert.That(Apply(TLane.Exp, e), Is.All.EqualTo(Math.Exp(e)).Within(3e-7 * Math.Exp(e)), $"exp {e}");
            Assert.That(Apply(TLane.Exp2, e), Is.All.EqualTo(Math.Pow(2, e)).Within(3e-7 * Math.Pow(2, e)), $"2^{e}");
        }
    }

    [Test]
    public void Exp_FarBelowZero_IsZero() =>
        Assert.That(Apply(TLane.Exp, -1e24), Is.All.EqualTo(0.0));

    [Test]
    public void WhereLess_NotLess_IsZeroEvenForNaN()
    {
        TLane one = TLane.Create(1), nan = TLane.Create(double.NaN);
        Assert.That(Apply(x => TLane.WhereLess(x, one, nan), 3e24), Is.All.EqualTo(0.0));
        Assert.That(Apply(x => TLane.WhereLess(x, one, TLane.Create(double.PositiveInfinity)), 1), Is.All.EqualTo(0.0));
        Assert.That(Apply(x => TLane.WhereLess(x, one, TLane.Create(2)), 0.5), Is.All.EqualTo(2.0));
    }

    [Test]
    public unsafe void Tables_AnyIndices_GiveTheirEntries()
    {
        float* table = stackalloc float[16];
        double* found = stackalloc double[16];
        int* index = stackalloc int[16];
        for (int k = 0; k < 16; k++) table[k] = 1.1f * k + 0.3f;
        for (int turn = 0; turn < 16; turn++)
        {
            for (int k = 0; k < 16; k++) index[k] = (turn + 5 * k) % 8;
            TLane.Store(found, TLane.TableLookup8(table, index));
            for (int k = 0; k < TLane.Count; k++) Assert.That(found[k], Is.EqualTo((double)table[index[k]]));
            for (int k = 0; k < 16; k++) index[k] = (turn + 5 * k) % 16;
            TLane.Store(found, TLane.TableLookup16(table, index));
            for (int k = 0; k < TLane.Count; k++) Assert.That(found[k], Is.EqualTo((double)table[index[k]]));
            TLane.Store(found, TLane.TableGather(table, index));
            for (int k = 0; k < TLane.Count; k++) Assert.That(found[k], Is.EqualTo((double)table[index[k]]));
        }
    }
}
