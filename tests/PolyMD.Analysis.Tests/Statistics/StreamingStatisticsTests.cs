using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Tests.Interfaces;

namespace PolyMD.Analysis.Tests.Statistics;

/// <summary>Statistics that do not keep their samples, equilibration and bootstrap, on series whose answers are known.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class StreamingStatisticsTests
{
    // First-order autoregressive series: g = (1 + ρ)/(1 − ρ), mean 0, variance 1.
    private static double[] Correlated(int n, double rho, int seed)
    {
        Random random = new(seed);
        double[] x = new double[n];
        x[0] = SyntheticStack.Gauss(random);
        for (int i = 1; i < n; i++) x[i] = rho * x[i - 1] + Math.Sqrt(1 - rho * rho) * SyntheticStack.Gauss(random);
        return x;
    }

    [TestCase(10)]
    [TestCase(63)]
    [TestCase(64)]
    [TestCase(1000)]
    [TestCase(5003)]
    public void RunningBlocks_AnySeries_EqualTheBlockAverageOfAllSamples(int n)
    {
        double[] a = [.. Correlated(n, 0.9, 1).Select(v => 1000 + v)], b = Correlated(n, 0.2, 2);
        RunningBlocks blocks = new(2);
        for (int i = 0; i < n; i++) blocks.Add([a[i], b[i]]);
        for (int k = 0; k < 2; k++)
        {
            BlockAverage whole = BlockAverage.Estimate(k == 0 ? a : b), running = blocks.Estimate(k);
            Assert.That(running.Mean, Is.EqualTo(whole.Mean).Within(1e-9));
            Assert.That(running.StandardError, Is.EqualTo(whole.StandardError).Within(1e-7).Percent);
            Assert.That((running.BlockLength, running.Blocks, running.Converged), Is.EqualTo((whole.BlockLength, whole.Blocks, whole.Converged)));
        }
    }

    /// <summary>300 series of 4000 samples with ρ = 0.8 (error of the mean √(9/4000)): the error of x̄² + 1 from blocks is 2|x̄| δ; here of x̄ + 1 for a plain answer.
    /// The larger of two errors is taken, so the normalised deviation has an rms somewhat below 1; bounds are five of its errors of 4 %: false failure below 1e-6.</summary>
    [Test]
    public void MergingBlocks_CorrelatedRatio_HasCalibratedErrors()
    {
        double squared = 0;
        const int series = 300;
        for (int seed = 0; seed < series; seed++)
        {
            double[] x = Correlated(4000, 0.8, 100 + seed);
            MergingBlocks blocks = new(2);
            foreach (double v in x)
            {
                blocks.Current[0] += v + 10;
                blocks.Current[1] += 2;
                blocks.EndFrame();
            }
            Measured ratio = blocks.Estimate(s => [s[0] / s[1]])[0];
            Assert.That(ratio.Value, Is.EqualTo((x.Average() + 10) / 2).Within(1e-9));
            squared += Math.Pow((ratio.Value - 5) / ratio.StandardError, 2);
        }
        Assert.That(Math.Sqrt(squared / series), Is.InRange(0.75, 1.15));
    }

    [TestCase(31)]
    [TestCase(32)]
    [TestCase(33)]
    [TestCase(1000)]
    public void MergingBlocks_AnyLength_KeepsEverySum(int frames)
    {
        MergingBlocks blocks = new(1);
        for (int f = 1; f <= frames; f++)
        {
            blocks.Current[0] += f;
            blocks.EndFrame();
        }
        Assert.That(blocks.Total()[0], Is.EqualTo(frames * (frames + 1) / 2.0));
        Assert.That(blocks.Estimate(s => [s[0]])[0].EffectiveSamples, Is.InRange(15, 32));
    }

    /// <summary>A series that relaxes from 8 as exp(−t/100): its tail is below the noise from about t = 300 on. Twenty seeds; the start found spreads over 100 to 700.</summary>
    [Test]
    public void Equilibration_Relaxation_IsLeftOut()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            double[] x = Correlated(4000, 0.5, seed);
            for (int i = 0; i < x.Length; i++) x[i] += 8 * Math.Exp(-i / 100.0);
            Equilibration found = Equilibration.Detect(x);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(found.Start, Is.InRange(100, 900), $"seed {seed}");
                Assert.That(found.Inefficiency, Is.InRange(1.8, 5), "(1 + 0.5)/(1 − 0.5) = 3");
                Assert.That(found.IsEquilibrated, Is.True);
            }
        }
    }

    [Test]
    public void Equilibration_StationarySeries_KeepsNearlyAll() => Assert.That(Equilibration.Detect(Correlated(4000, 0.5, 5)).Start, Is.LessThan(800));

    [Test]
    public void Equilibration_Ramp_IsNotEquilibrated() => Assert.That(Equilibration.Detect([.. Enumerable.Range(0, 1000).Select(i => (double)i)]).IsEquilibrated, Is.False);

    /// <summary>Five runs: the error is s/√5, with the correction for few runs; the draws are 2000, so it is known to about 2 %.</summary>
    [Test]
    public void Bootstrap_OverRuns_HasTheErrorOfTheMean()
    {
        double[] values = [1, 2, 4, 4, 9];
        Measured m = Bootstrap.OverRuns([.. values.Select(v => new Measured(v, 0.1, 10, "K"))]);
        double mean = values.Average(), error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / 4 / 5);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(m.Value, Is.EqualTo(4).Within(1e-12));
            Assert.That(m.StandardError, Is.EqualTo(error).Within(6).Percent);
            Assert.That(m, Is.EqualTo(Bootstrap.OverRuns([.. values.Select(v => new Measured(v, 0.1, 10, "K"))])), "the same numbers give the same error");
            Assert.That(Bootstrap.OverRuns([new Measured(1, 1, 1, ""), new Measured(2, 1, 1, "")]).StandardError, Is.NaN);
        }
    }
}
