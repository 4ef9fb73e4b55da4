using PolyMD.Analysis.Tests.Interfaces;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Transport;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class DiffusionTests
{
    private static MsdCurve Curve(RandomWalks walks) => FrameAnalysis.Run(new MeanSquaredDisplacement([1]), walks);

    [TestCase(false)]
    [TestCase(true)]
    public void Msd_ByFft_EqualsTheDirectSum(bool wrap)
    {
        RandomWalks walks = RandomWalks.Brownian(3, 37, 0.4, 5, wrap: wrap, box: 2);
        MsdCurve curve = Curve(walks);
        for (int n = 0; n < 37; n++)
        {
            double sum = 0;
            for (int f = 0; f + n < 37; f++)
            {
                for (int a = 0; a < 3; a++) sum += (walks.Paths[f + n][a] - walks.Paths[f][a]).LengthSquared;
            }

            Assert.That(curve.Msd[n], Is.EqualTo(sum / 3 / (37 - n)).Within(1e-10), $"lag {n}");
            Assert.That(curve.Lag[n], Is.EqualTo(0.5 * n).Within(1e-12));
        }
    }

    [Test]
    public void Msd_WrappedWithoutImages_IsRefused()
    {
        MeanSquaredDisplacement msd = new([1]);
        Frame frame = new() { HasTypes = true };
        frame.Resize(1);
        frame.Types[0] = 1;
        msd.Prepare(frame);
        Assert.That(() => msd.Accumulate(frame), Throws.TypeOf<PolyMDException>().With.Message.Contains("ix iy iz"));
    }

    [Test]
    public void Msd_UnknownType_NamesTheTypesThatExist() =>
        Assert.That(() => FrameAnalysis.Run(new MeanSquaredDisplacement([7]), RandomWalks.Brownian(2, 4, 1, 1)),
            Throws.TypeOf<PolyMDException>().With.Message.Contains("type 7").And.Message.Contains("types 1"));

    /// <summary>500 independent systems of 20 walkers, with a window given and with the window found: the interval D ± 1.96 SE must hold the truth in
    /// 95 % of them. The number inside is binomial, 475 ± 4.9; the bounds 455 and 494 are four standard deviations away: a false failure for about one
    /// choice of seeds in 10 000. (D − D₀)/SE must have an rms of 1 within 0.13, four standard deviations likewise.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public void Fit_BrownianWalkers_IntervalsCoverTheTruth(bool givenWindow)
    {
        const double variance = 0.02;
        // MSD per step 3 s², time step 0.5: D = s²/(2·0.5); lj units keep the numbers plain.
        double expected = variance / (2 * 0.5), squared = 0;
        int inside = 0;
        const int samples = 500;
        DiffusionSettings settings = givenWindow ? new DiffusionSettings { WindowStart = 5, WindowEnd = 60 } : new DiffusionSettings();
        for (int seed = 0; seed < samples; seed++)
        {
            DiffusionResult r = DiffusionFit.Fit(Curve(RandomWalks.Brownian(20, 400, variance, seed)), SiFactors.ForStyle("lj"), settings);
            double z = (r.Apparent.Value - expected) / r.Apparent.StandardError;
            squared += z * z;
            if (Math.Abs(z) < 1.96) inside++;
        }

        TestContext.Out.WriteLine($"inside 1.96 SE: {inside} of {samples}; rms z = {Math.Sqrt(squared / samples):F3}");
        Assert.That(Math.Sqrt(squared / samples), Is.InRange(0.87, 1.13));
        Assert.That(inside, Is.InRange(455, 494));
    }

    /// <summary>Walkers with another variance along each axis: D per axis, and the sum of the axes is the whole.</summary>
    [Test]
    public void Msd_PerAxis_SumsToTheWhole()
    {
        MeanSquaredDisplacement analysis = new([1]);
        FrameAnalysis.Feed(analysis, RandomWalks.Brownian(40, 300, 0.02, 8));
        MsdCurve all = analysis.Result(), x = analysis.Result("x"), yz = analysis.Result("yz");
        using (Assert.EnterMultipleScope())
        {
            for (int n = 0; n < 300; n++) Assert.That(x.Msd[n] + yz.Msd[n], Is.EqualTo(all.Msd[n]).Within(1e-9));
            Assert.That(DiffusionFit.Fit(x, SiFactors.ForStyle("lj")).Apparent.Value, Is.EqualTo(0.02).Within(4 * DiffusionFit.Fit(x, SiFactors.ForStyle("lj")).Apparent.StandardError));
            Assert.That((x.Dimensions, yz.Dimensions), Is.EqualTo((1, 2)));
            Assert.That(() => analysis.Result("xq"), Throws.TypeOf<PolyMDException>().With.Message.Contains("'xq'"));
        }
    }

    [Test]
    public void Msd_AnyNumberOfThreads_IsBitwiseTheSame()
    {
        MsdCurve Of(int threads) => FrameAnalysis.Run(new MeanSquaredDisplacement([1]) { Threads = threads }, RandomWalks.Brownian(75, 100, 0.02, 8));
        MsdCurve one = Of(1), four = Of(4);
        Assert.That((four.Msd, four.AtomVariance), Is.EqualTo((one.Msd, one.AtomVariance)));
    }

    /// <summary>Yeh and Hummer's formula by hand: water at 298 K (0.896 mPa s) in a cube of 18.6 Å adds 0.3714e-5 cm²/s.</summary>
    [Test]
    public void FiniteSizeCorrection_Water_IsTheFormula()
    {
        double byHand = 2.837297 * 1.380649e-23 * 298 / (6 * Math.PI * 0.896e-3 * 18.6e-10) * 1e4;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FiniteSizeCorrection.Of(new(18.6, 18.6, 18.6), 298, 0.896e-3, SiFactors.ForStyle("real")), Is.EqualTo(byHand).Within(1e-9).Percent);
            Assert.That(byHand, Is.EqualTo(0.3716e-5).Within(0.001e-5));
            Assert.That(FiniteSizeCorrection.Of(new(5, 5, 5), 1.5, 2, SiFactors.ForStyle("lj")), Is.EqualTo(2.837297 * 1.5 / (6 * Math.PI * 2 * 5)).Within(1e-12));
            Assert.That(() => FiniteSizeCorrection.Of(new(5, 5, 9), 1.5, 2, SiFactors.ForStyle("lj")), Throws.TypeOf<PolyMDException>().With.Message.Contains("cubic"));
        }
    }

    [Test]
    public void Fit_BrownianWalkers_FindsDiffusionWithoutAWindow()
    {
        DiffusionResult r = DiffusionFit.Fit(Curve(RandomWalks.Brownian(100, 500, 0.02, 3)), SiFactors.ForStyle("lj"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.IsDiffusive, Is.True);
            Assert.That(Math.Abs(r.Coefficient.Value - 0.02), Is.LessThan(4 * r.Coefficient.StandardError));
            Assert.That(Math.Abs(r.Beta.Value - 1), Is.LessThan(4 * r.Beta.StandardError));
            Assert.That(r.ToString(), Does.Contain("beta").And.Contain("window"));
        }
    }

    [Test]
    public void Fit_UnitsReal_GivesSquareCentimetresPerSecond()
    {
        // 0.02 Å²/fs = 0.02e-16 cm² / 1e-15 s = 2e-3 cm²/s.
        DiffusionResult r = DiffusionFit.Fit(Curve(RandomWalks.Brownian(100, 500, 0.02, 3)), SiFactors.ForStyle("real"));
        Assert.That(r.Coefficient.Unit, Is.EqualTo("cm2/s"));
        Assert.That(r.Coefficient.Value, Is.EqualTo(2e-3).Within(15).Percent);
    }

    /// <summary>Walkers whose steps are partly taken back (cage motion: an Ornstein–Uhlenbeck rattle of memory 20 frames on top of a slow walk): β is within its
    /// limit long before the slope is that of the walk. The window found must give the walk's D within four of its errors (1e-4; fixed seed).</summary>
    [Test]
    public void Fit_RattlingWalkers_WaitsForTheStraightLine()
    {
        const int atoms = 200, frames = 1000;
        const double slow = 0.01;
        Random random = new(11);
        Vec3[] walk = new Vec3[atoms], rattle = new Vec3[atoms];
        double memory = Math.Exp(-1 / 20.0);
        Vec3 Kick() => new(SyntheticStack.Gauss(random), SyntheticStack.Gauss(random), SyntheticStack.Gauss(random));
        MsdCurve curve = FrameAnalysis.Run(new MeanSquaredDisplacement([1]), new SyntheticTrajectory(frames, (f, frame) =>
        {
            frame.Resize(atoms);
            for (int i = 0; i < atoms; i++)
            {
                walk[i] += Kick() * Math.Sqrt(slow);
                rattle[i] = f == 0 ? Kick() * 0.25 : (rattle[i] * memory) + (Kick() * 0.25 * Math.Sqrt(1 - (memory * memory)));
                (frame.Ids[i], frame.Types[i], frame.Positions[i]) = (i + 1, 1, walk[i] + rattle[i]);
            }
            frame.HasTypes = frame.HasUnwrapped = true;
            frame.Box = new SimulationBox(default, new Vec3(10, 10, 10));
        }, 0.5));
        DiffusionResult r = DiffusionFit.Fit(curve, SiFactors.ForStyle("lj"));
        DiffusionResult early = DiffusionFit.Fit(curve, SiFactors.ForStyle("lj"), new DiffusionSettings { WindowStart = 5 });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.Coefficient.Value, Is.EqualTo(slow).Within(4 * r.Coefficient.StandardError));
            Assert.That(r.WindowStart, Is.GreaterThan(10));
            Assert.That(early.Apparent.Value, Is.GreaterThan(slow * 1.05), "the early window must be wrong, or there is nothing to wait for");
            Assert.That(early.Warnings, Has.Some.Contains("no straight line"));
        }
    }

    [Test]
    public void Fit_TetheredAtoms_AreReportedAsNotDiffusive()
    {
        DiffusionResult r = DiffusionFit.Fit(Curve(RandomWalks.Brownian(50, 400, 0.02, 9, spring: 0.05)), SiFactors.ForStyle("lj"));
        Assert.That(r.IsDiffusive, Is.False);
        Assert.That(r.Beta.Value, Is.LessThan(0.5));
        Assert.That(r.Warnings, Has.Some.Contains("not diffusive"));
        Assert.That(r.Coefficient.IsKnown, Is.False, "no D without a diffusive regime");
        Assert.That(r.ToString(), Does.StartWith("no diffusion coefficient"));
    }

    [Test]
    public void Fit_UnequalAtoms_WidenTheError()
    {
        MsdCurve equal = Curve(RandomWalks.Brownian(40, 400, 0.02, 4));
        MsdCurve unequal = equal with { AtomVariance = [.. equal.AtomVariance.Select(v => 9 * v)] };
        DiffusionSettings window = new() { WindowStart = 5, WindowEnd = 60 };
        double a = DiffusionFit.Fit(equal, SiFactors.ForStyle("lj"), window).Coefficient.StandardError;
        double b = DiffusionFit.Fit(unequal, SiFactors.ForStyle("lj"), window).Coefficient.StandardError;
        Assert.That(b / a, Is.InRange(2.2, 3.4));
    }

    [Test]
    public void Beta_PowerLaw_IsTheExponent()
    {
        double[] lag = [.. Enumerable.Range(0, 200).Select(n => 0.5 * n)];
        MsdCurve curve = new(lag, [.. lag.Select(t => 3 * Math.Pow(t, 0.6))], new double[200], 200, 10, 3);
        double[] beta = curve.Beta();
        Assert.That(beta[10], Is.EqualTo(0.6).Within(1e-9));
        Assert.That(curve.BetaOver(5, 150), Is.EqualTo(0.6).Within(1e-9));
    }
}
