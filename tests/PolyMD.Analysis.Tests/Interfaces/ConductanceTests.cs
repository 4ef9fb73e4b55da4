using PolyMD.Analysis.Interfaces;
using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Analysis.Tests.Interfaces;

/// <summary>Conductances of two lumped bodies, whose answers are exact (<see cref="LumpedBodies"/>); area 4, so G = K/4.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class ConductanceTests
{
    private const double Area = 4, Exact = LumpedBodies.K / Area;

    private static readonly SiFactors s_lj = SiFactors.ForStyle("lj");

    [Test]
    public void Transient_WithoutNoise_IsExact()
    {
        TransientResult r = TransientConductance.Analyze(Input(LumpedBodies.Run(1, 400, 1, 2, 1, noise: 0)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.DecayTime.Value, Is.EqualTo(LumpedBodies.Tau).Within(1e-6).Percent);
            Assert.That(r.HeatCapacity.Value, Is.EqualTo(LumpedBodies.Capacity).Within(1e-6).Percent);
            Assert.That(r.Decay.Value.Value, Is.EqualTo(Exact).Within(1e-6).Percent);
            Assert.That(r.Balance.Value.Value, Is.EqualTo(Exact).Within(0.01).Percent, "trapezoid rule of a step of τ/100");
            Assert.That(r.Amplitude.Value, Is.EqualTo(1).Within(1e-6));
            Assert.That((r.From, r.To), Is.EqualTo((0.0, 300.0)), "three decay times");
            Assert.That(r.Warnings, Is.Empty);
        }
    }

    /// <summary>
    /// 200 runs with fluctuations and a noisy thermometer: the mean of each estimate is right within four errors of the mean, and the stated errors of
    /// the balance are those of the scatter within 25 % (200 runs know their scatter to 5 %).
    /// </summary>
    [Test]
    public void Transient_ManyRuns_AreUnbiasedWithHonestErrors()
    {
        TransientResult[] runs = [.. Enumerable.Range(1, 200).Select(s => TransientConductance.Analyze(Input(LumpedBodies.Run(s, 300, 1, 1.3, 0.8, thermometer: 0.03)) with { From = 0, To = 250 }))];
        double[] balance = [.. runs.Select(r => r.Balance.Value.Value)], decay = [.. runs.Select(r => r.Decay.Value.Value)];
        (double mean, double spread) = Spread(balance);
        (double decayMean, double decaySpread) = Spread(decay);
        double stated = Math.Sqrt(runs.Average(r => r.Balance.Value.StandardError * r.Balance.Value.StandardError));
        TestContext.Out.WriteLine($"balance {mean} scatter {spread} stated {stated}; decay {decayMean} scatter {decaySpread} stated {runs.Average(r => r.Decay.Value.StandardError)}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mean, Is.EqualTo(Exact).Within(4 * spread / Math.Sqrt(200)));
            Assert.That(stated, Is.EqualTo(spread).Within(25).Percent);
            Assert.That(spread, Is.LessThan(0.4 * Exact));
            Assert.That(decayMean, Is.EqualTo(Exact).Within(0.03 * Exact + 4 * decaySpread / Math.Sqrt(200)), "a ratio of fitted amplitudes: biased in second order");
        }
        TransientResult all = TransientResult.Combine(runs);
        Assert.That(all.Balance.Value.StandardError, Is.EqualTo(spread / Math.Sqrt(200)).Within(10).Percent);
        double a = runs[0].Balance.Value.StandardError, b = runs[1].Balance.Value.StandardError;
        Assert.That(TransientResult.Combine(runs[..2]).Balance.Value.StandardError, Is.EqualTo(0.5 * Math.Sqrt(a * a + b * b)).Within(1e-12));
    }

    /// <summary>A fast decay within the bodies at first: the window begins behind it.</summary>
    [Test]
    public void Transient_FastBeginning_IsLeftOut()
    {
        LumpedBodies b = LumpedBodies.Run(3, 400, 1, 2, 1, noise: 0, thermometer: 0.002);
        double[] hot = [.. b.T1.Zip(b.Time, (t, x) => t + 0.5 * Math.Exp(-x / 12))];
        TransientResult r = TransientConductance.Analyze(Input(b) with { FirstTemperature = hot });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.From, Is.InRange(20, 100));
            Assert.That(r.DecayTime.Value, Is.EqualTo(LumpedBodies.Tau).Within(3).Percent);
        }
    }

    /// <summary>The second body hotter: same answer. Energies of one body are enough. A given heat capacity replaces them.</summary>
    [Test]
    public void Transient_OtherInputs_GiveTheSame()
    {
        LumpedBodies b = LumpedBodies.Run(1, 400, 1, 1, 2, noise: 0);
        TransientResult one = TransientConductance.Analyze(Input(b) with { SecondEnergy = null }), given = TransientConductance.Analyze(Input(b) with { FirstEnergy = null, SecondEnergy = null, HeatCapacity = LumpedBodies.Capacity });
        TransientResult bare = TransientConductance.Analyze(Input(b) with { FirstEnergy = null, SecondEnergy = null });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(one.Balance.Value.Value, Is.EqualTo(Exact).Within(0.01).Percent);
            Assert.That(one.Decay.Value.Value, Is.EqualTo(Exact).Within(1e-6).Percent);
            Assert.That(given.Decay.Value.Value, Is.EqualTo(Exact).Within(1e-6).Percent);
            Assert.That(given.Balance.Value.IsKnown, Is.False);
            Assert.That(bare.Decay.Value.IsKnown, Is.False);
            Assert.That(bare.Warnings, Has.Some.Contains("no heat capacity"));
        }
    }

    [Test]
    public void Transient_UnitsReal_AreWattsPerSquareMetreAndKelvin()
    {
        TransientResult r = TransientConductance.Analyze(Input(LumpedBodies.Run(1, 400, 1, 2, 1, noise: 0)) with { Units = SiFactors.ForStyle("real") });
        // kcal/mol / (fs Å2 K)
        Assert.That(r.Decay.Value.Value, Is.EqualTo(Exact * 4184 / 6.02214076e23 / (1e-15 * 1e-20)).Within(1e-6).Percent);
        Assert.That(r.Decay.Value.Unit, Is.EqualTo("W/m2K"));
    }

    /// <summary>
    /// Both equilibrium methods within four of their errors (fixed seed), the errors of useful size; the plateau of the current lies between its memory
    /// (none) and τ = 100.
    /// </summary>
    [Test]
    public void Equilibrium_LumpedBodies_GiveTheirConductance()
    {
        LumpedBodies b = LumpedBodies.Run(7, 60_000, 2, 1, 1);
        EquilibriumSettings settings = new() { Spacing = 2, Area = Area, Temperature = 1, Units = s_lj, Lags = 400 };
        EquilibriumResult current = EquilibriumConductance.FromEnergy(b.E1, settings), difference = EquilibriumConductance.FromDifference([.. b.T1.Zip(b.T2, (x, y) => x - y)], settings);
        TestContext.Out.WriteLine($"current {current.Conductance.Value} at {current.PlateauStart} to {current.PlateauEnd}; difference {difference.Conductance.Value} at {difference.PlateauStart} to {difference.PlateauEnd}");
        using (Assert.EnterMultipleScope())
        {
            // The mean over a plateau at t is smaller by exp(−t/τ).
            double expected = Exact * Math.Exp(-0.5 * (current.PlateauStart + current.PlateauEnd) / LumpedBodies.Tau);
            Assert.That(current.Conductance.Value.Value, Is.EqualTo(expected).Within(4 * current.Conductance.Value.StandardError));
            Assert.That(current.Conductance.Value.StandardError, Is.LessThan(0.05 * Exact));
            Assert.That(current.PlateauEnd, Is.LessThan(0.2 * LumpedBodies.Tau));
            Assert.That(difference.Conductance.Value.Value, Is.EqualTo(Exact).Within(4 * difference.Conductance.Value.StandardError));
            Assert.That(difference.Conductance.Value.StandardError, Is.LessThan(0.2 * Exact));
            Assert.That(difference.PlateauStart, Is.GreaterThan(3 * LumpedBodies.Tau));
            Assert.That(current.Running[200].Value, Is.LessThan(0.3 * Exact), "and far beyond τ the integral of the current is gone");
        }
    }

    /// <summary>A plateau asked for far beyond τ: said to be none.</summary>
    [Test]
    public void Equilibrium_PlateauNearTau_IsWarnedOf()
    {
        LumpedBodies b = LumpedBodies.Run(7, 60_000, 2, 1, 1);
        EquilibriumResult r = EquilibriumConductance.FromEnergy(b.E1, new EquilibriumSettings { Spacing = 2, Area = Area, Temperature = 1, Units = s_lj, Lags = 400, From = 40, To = 60 });
        Assert.That(r.Warnings, Has.Some.Contains("no plateau"));
    }

    [Test]
    public void Ratio_OfDifferentMethods_IsRefused()
    {
        Conductance a = new(ConductanceMethod.Stationary, new Measured(2, 0.2, 10, "W/m2K")), b = new(ConductanceMethod.Stationary, new Measured(4, 0.4, 10, "W/m2K")), c = new(ConductanceMethod.TransientDecay, b.Value);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Conductance.Ratio(a, b).Value, Is.EqualTo(0.5).Within(1e-12));
            Assert.That(() => Conductance.Ratio(a, c), Throws.TypeOf<PolyMDException>().With.Message.Contains("different quantities"));
            Assert.That(a.Resistance.Value, Is.EqualTo(0.5).Within(1e-12));
            Assert.That(a.Resistance.StandardError, Is.EqualTo(0.05).Within(1e-12));
        }
    }

    private static TransientInput Input(LumpedBodies b) => new() { Time = b.Time, FirstTemperature = b.T1, SecondTemperature = b.T2, FirstEnergy = b.E1, SecondEnergy = b.E2, Area = Area, Units = s_lj };

    private static (double Mean, double Spread) Spread(double[] x)
    {
        double mean = x.Average();
        return (mean, Math.Sqrt(x.Sum(v => (v - mean) * (v - mean)) / (x.Length - 1)));
    }
}
