using PolyMD.Analysis.Interfaces;
using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Analysis.Tests.Interfaces;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class InterfaceResistanceTests
{
    [TestCase(false)]
    [TestCase(true)]
    public void Analyze_StraightProfilesWithSheet_GivesKnownResistances(bool hotInPolymer)
    {
        InterfaceResistanceResult r = InterfaceResistance.Analyze(new SyntheticStack { HotInPolymer = hotInPolymer }.Build());
        double sign = hotInPolymer ? -1 : 1;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.Resistance.Value, Is.EqualTo(2.6e-8).Within(0.1).Percent);
            Assert.That(r.Resistance.Unit, Is.EqualTo("m2K/W"));
            Assert.That(r.ResistanceLithiumSheet.Value, Is.EqualTo(6e-9).Within(0.2).Percent);
            Assert.That(r.ResistanceSheetElectrolyte.Value, Is.EqualTo(2e-8).Within(0.2).Percent);
            Assert.That(r.Flux.Value, Is.EqualTo(sign * 5e8).Within(1e-6).Percent);
            Assert.That(r.SourcePower.Value, Is.EqualTo(5e8 * 2 * 40 * 50 * 1e-20).Within(1e-6).Percent);
            Assert.That(r.Jump.Value, Is.EqualTo(sign * 13.0).Within(0.1).Percent);
            Assert.That(r.LithiumConductivity.Value, Is.EqualTo(10).Within(0.1).Percent);
            Assert.That(r.ElectrolyteConductivity.Value, Is.EqualTo(0.25).Within(0.1).Percent);
            Assert.That(r.Imbalance.Value, Is.Zero.Within(1e-9));
            Assert.That(r.IsSteady, Is.True);
            Assert.That(r.Warnings, Is.Empty);
        }
    }

    [Test]
    public void Analyze_BareInterface_TakesThePlaneMidwayBetweenTheSurfaces()
    {
        InterfaceResistanceResult r = InterfaceResistance.Analyze(new SyntheticStack { WithSheet = false }.Build());
        InterfaceSide upper = r.Sides[0], lower = r.Sides[1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.Resistance.Value, Is.EqualTo(2.6e-8).Within(0.5).Percent);
            Assert.That(upper.Plane - 50, Is.EqualTo(32.5).Within(0.3));
            Assert.That(50 - lower.Plane, Is.EqualTo(32.5).Within(0.3));
            Assert.That(upper.LithiumSurface - 50, Is.EqualTo(30).Within(0.3));
            Assert.That(upper.ElectrolyteSurface - 50, Is.EqualTo(35).Within(0.3));
            Assert.That(r.ResistanceLithiumSheet.IsKnown, Is.False);
            Assert.That(r.ResistanceLithiumSheet.ToString(), Is.EqualTo("n/a m2K/W"));
        }
    }

    [Test]
    public void Analyze_DeviceConvention_AddsTheSlabsToTheInterface()
    {
        InterfaceResistanceResult r = InterfaceResistance.Analyze(new SyntheticStack().Build());
        // Bath means: the source bath averages |d| = 2.5 Å from the middle of the lithium, the sink 2.5 Å from that of the polymer.
        double expected = (32.5 - 2.5) * 1e-10 / 10 + 2.6e-8 + (75 - 32.5 - 2.5) * 1e-10 / 0.25;
        Assert.That(r.DeviceResistance.Value, Is.EqualTo(expected).Within(0.5).Percent);
    }

    /// <summary>60 noisy runs: the true value must lie within 2 standard errors in most of them. For calibrated errors (t statistics, ~20 blocks)
    /// the chance per run is about 94 %; 48 of 60 or fewer has a probability below 1e-4, so the test fails falsely less than once in 10 000.</summary>
    [Test]
    public void Analyze_NoisyProfiles_ErrorBarsCoverTheTruth()
    {
        int covered = 0;
        const int runs = 60;
        double squared = 0;
        for (int seed = 0; seed < runs; seed++)
        {
            InterfaceResistanceResult r = InterfaceResistance.Analyze(new SyntheticStack { ProfileNoise = 8, HeatNoise = 0.3, Seed = seed + 100 }.Build());
            double z = (r.Resistance.Value - 2.6e-8) / r.Resistance.StandardError;
            squared += z * z;
            if (Math.Abs(z) < 2) covered++;
        }

        TestContext.Out.WriteLine($"covered {covered} of {runs}, rms z {Math.Sqrt(squared / runs):F2}");
        Assert.That(covered, Is.GreaterThan(48));
        Assert.That(Math.Sqrt(squared / runs), Is.GreaterThan(0.6), "error bars far too large would also be wrong");
    }

    /// <summary>A slab whose energy wanders adds the same wandering to its bath's energy; knowing the slab's temperature takes it out.</summary>
    [Test]
    public void Analyze_StoredHeatKnown_TakesTheSlabsFluctuationOffTheFlux()
    {
        const double capacity = 3;
        InterfaceResistanceInput steady = new SyntheticStack { Blocks = 20 }.Build();
        NumberTable heat = new([.. steady.Heat.Columns, "slab"]);
        Random random = new(7);
        for (int row = 0; row < steady.Heat.RowCount; row++)
        {
            double temperature = 350 + 20 * (random.NextDouble() - 0.5);
            double[] values = [.. Enumerable.Range(0, steady.Heat.Columns.Count).Select(c => steady.Heat[row, c]), temperature];
            // tallies count energy taken out of the atoms
            values[1] -= capacity * temperature;
            heat.Add(values);
        }
        double exact = InterfaceResistance.Analyze(steady).SourceFlux.Value;
        InterfaceResistanceInput noisy = steady with { Heat = heat };
        double without = InterfaceResistance.Analyze(noisy).SourceFlux.Value;
        double with = InterfaceResistance.Analyze(noisy, new InterfaceResistanceSettings { HotStorage = new HeatStorage("slab", capacity) }).SourceFlux.Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Math.Abs(without - exact), Is.GreaterThan(1e-6 * exact));
            Assert.That(with, Is.EqualTo(exact).Within(1e-9 * exact));
        }
    }

    [TestCase(false, 1)]
    [TestCase(true, -1)]
    public void Analyze_LocalCurrent_IsReadBetweenBathsAndInterfaces(bool hotInPolymer, double sign)
    {
        InterfaceResistanceResult r = InterfaceResistance.Analyze(new SyntheticStack { CurrentShare = 1, CurrentNoise = 0.2, HeatNoise = 0.05, HotInPolymer = hotInPolymer }.Build());
        LocalFlux local = r.LocalFlux!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.Flux.Value, Is.EqualTo(sign * 5e8).Within(2).Percent);
            foreach (Measured part in (Measured[])[local.Lithium, local.Electrolyte, local.Mean])
            {
                Assert.That(part.Value, Is.EqualTo(sign * 5e8).Within(5 * part.StandardError));
                Assert.That(part.StandardError, Is.InRange(1e6, 1e7));
                Assert.That(part.Unit, Is.EqualTo("W/m2"));
            }
            Assert.That(local.Terms.Select(t => t.Name), Is.EqualTo(["kinetic energy carried", "pair"]));
            Assert.That(local.Terms.Sum(t => t.Lithium.Value), Is.EqualTo(local.Lithium.Value).Within(1e-12).Percent);
            Assert.That(r.Warnings, Has.None.Contains("local heat current"));
            Assert.That(InterfaceResistance.Combine("x", [r]).FluxCheck(q => q.ToString()), Does.Contain("combined errors apart"));
        }
    }

    [Test]
    public void Analyze_LocalCurrentThatIsNotThatOfTheBaths_Warns()
    {
        InterfaceResistanceResult r = InterfaceResistance.Analyze(new SyntheticStack { CurrentShare = 0.9, CurrentNoise = 0.2, HeatNoise = 0.05 }.Build());
        Assert.That(r.Warnings, Has.Some.Contains("local heat current and the baths differ by"));
    }

    [Test]
    public void Analyze_NoLocalCurrent_HasNoCheck()
    {
        InterfaceResistanceResult r = InterfaceResistance.Analyze(new SyntheticStack().Build());
        Assert.That(r.LocalFlux, Is.Null);
        Assert.That(InterfaceResistance.Combine("x", [r]).FluxCheck(q => q.ToString()), Is.Null);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Analyze_FewBlocks_GivesValueWithoutErrorAndWarns(int blocks)
    {
        InterfaceResistanceResult r = InterfaceResistance.Analyze(new SyntheticStack { Blocks = blocks }.Build());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.Resistance.Value, Is.EqualTo(2.6e-8).Within(0.5).Percent);
            Assert.That(r.Resistance.StandardError, Is.NaN);
            Assert.That(r.Resistance.ToString(), Does.Contain("n/a"));
            Assert.That(r.IsSteady, Is.Null);
            Assert.That(r.Warnings, Has.Some.Contains("no standard error"));
        }
    }

    [Test]
    public void Analyze_UnbalancedBaths_Warns()
    {
        InterfaceResistanceResult r = InterfaceResistance.Analyze(new SyntheticStack { SinkShare = 0.9 }.Build());
        Assert.That(r.Imbalance.Value, Is.EqualTo(0.1 / 0.95).Within(1e-6));
        Assert.That(r.Warnings, Has.Some.Contains("source and sink differ by 10.5 %"));
    }

    [Test]
    public void Analyze_DriftingJump_IsNotSteady()
    {
        InterfaceResistanceResult r = InterfaceResistance.Analyze(new SyntheticStack { Drift = 0.5, ProfileNoise = 1 }.Build());
        Assert.That(r.IsSteady, Is.False);
        Assert.That(r.Warnings, Has.Some.Contains("not steady"));
    }

    [Test]
    public void Analyze_FirstStep_DropsEarlierBlocks()
    {
        InterfaceResistanceInput input = new SyntheticStack().Build();
        InterfaceResistanceResult r = InterfaceResistance.Analyze(input, new InterfaceResistanceSettings { FirstStep = 50000 });
        Assert.That(r.Blocks, Is.EqualTo(15));
        Assert.That(r.Duration, Is.EqualTo(150000e-15).Within(1e-20));
        Assert.That(() => InterfaceResistance.Analyze(input, new InterfaceResistanceSettings { FirstStep = 1_000_000 }),
            Throws.ArgumentException.With.Message.Contains("discarded time"));
    }

    [Test]
    public void Analyze_TooThickExclusion_ShortensItAndSaysSo()
    {
        InterfaceResistanceResult r = InterfaceResistance.Analyze(new SyntheticStack().Build(), new InterfaceResistanceSettings { Exclusion = 24 });
        Assert.That(r.Warnings, Has.Some.Contains("too thin"));
        Assert.That(r.Resistance.Value, Is.EqualTo(2.6e-8).Within(0.5).Percent);
    }

    [Test]
    public void Analyze_MissingColumn_NamesTheColumns()
    {
        InterfaceResistanceInput input = new SyntheticStack().Build();
        NumberTableSeries bad = new(["Chunk", "Coord1", "Ncount"]);
        NumberTable table = new(bad.Columns);
        table.Add(1, 0.5, 3);
        bad.Blocks.Add(new NumberTableBlock(10, table));
        Assert.That(() => InterfaceResistance.Analyze(input with { Lithium = bad }),
            Throws.InstanceOf<KeyNotFoundException>().With.Message.Contains("'temp'").And.Message.Contains("Ncount"));
    }

    [Test]
    public void Combine_ThreeSeeds_UsesTheLargerOfScatterAndPropagatedError()
    {
        InterfaceResistanceResult one = InterfaceResistance.Analyze(new SyntheticStack { ProfileNoise = 4 }.Build());
        InterfaceResistanceResult With(double value, double error) => one with { Name = "s", Resistance = new Measured(value, error, 10, "m2K/W") };
        InterfaceResistanceSummary scatter = InterfaceResistance.Combine("x", [With(1, 0.01), With(2, 0.01), With(3, 0.01)]);
        InterfaceResistanceSummary within = InterfaceResistance.Combine("x", [With(2, 3), With(2, 3), With(2, 3)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(scatter.Resistance.Value, Is.EqualTo(2).Within(1e-12));
            Assert.That(scatter.Resistance.StandardError, Is.EqualTo(1 / Math.Sqrt(3)).Within(1e-12));
            Assert.That(within.Resistance.StandardError, Is.EqualTo(Math.Sqrt(27) / 3).Within(1e-12));
        }
    }

    [Test]
    public void ChangeAgainst_HalfTheReference_IsMinusFiftyPercentWithPropagatedError()
    {
        InterfaceResistanceResult one = InterfaceResistance.Analyze(new SyntheticStack().Build());
        InterfaceResistanceSummary bare = InterfaceResistance.Combine("bare", [one with { Resistance = new Measured(4, 0.4, 10, "m2K/W") }]);
        InterfaceResistanceSummary sheet = InterfaceResistance.Combine("sheet", [one with { Resistance = new Measured(2, 0.2, 10, "m2K/W") }]);
        Measured change = sheet.ChangeAgainst(bare);
        Assert.That(change.Value, Is.EqualTo(-50).Within(1e-9));
        Assert.That(change.StandardError, Is.EqualTo(50 * Math.Sqrt(0.02)).Within(1e-9));
    }
}
