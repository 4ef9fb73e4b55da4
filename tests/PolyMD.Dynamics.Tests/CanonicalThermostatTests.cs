using PolyMD.Engine;
using PolyMD.Engine.Quantities;

namespace PolyMD.Dynamics.Tests;

/// <summary>Canonical sampling of temp/csvr and temp/csld: mean and fluctuation of the temperature of a liquid. Seeds are fixed; the rates are those of a fresh seed.</summary>
[TestFixture]
public sealed class CanonicalThermostatTests
{
    /// <summary>
    /// 256 atoms, 765 degrees of freedom: the canonical temperature has the relative deviation √(2/765) = 5.11 %. 400 samples, 200 fs = 4 damping
    /// times apart: the mean has 0.26 % (bound 1.3 %: five deviations, false failures 6e-7), the deviation itself 3.5 % of its value
    /// (bound 18 %: five deviations).
    /// </summary>
    [TestCase("temp/csvr")]
    [TestCase("temp/csld")]
    public void Temperature_OfALiquid_IsCanonical(string style)
    {
        // A global rescaling does not mix the phases of harmonic wells: only interacting atoms sample.
        using TestRun run = new();
        run.Execute("fix 1 all nve");
        run.Execute($"fix 2 all {style} 150 150 50 9241");
        ICompute t = run.Simulation.FindCompute("thermo_temp")!;
        List<double> samples = [];
        run.Run(21_000, step =>
        {
            if (step <= 1000 || step % 50 != 0) return;
            t.Evaluate();
            samples.Add(((IScalarSource)t).Scalar);
        });
        double mean = samples.Average(), deviation = Math.Sqrt(samples.Sum(x => (x - mean) * (x - mean)) / (samples.Count - 1));
        Assert.That(samples, Has.Count.EqualTo(400));
        Assert.That(mean, Is.EqualTo(150).Within(1.3).Percent);
        Assert.That(deviation, Is.EqualTo(150 * Math.Sqrt(2 / 765.0)).Within(18).Percent);
    }

    /// <summary>Energy plus what the bath took changes by less than a hundredth of the exchange.</summary>
    [TestCase("temp/csvr")]
    [TestCase("temp/csld")]
    public void Scalar_OfABath_CompletesTheEnergy(string style)
    {
        using TestRun run = new();
        run.Simulation.TimeStep = 1;
        run.Execute("fix 1 all nve");
        run.Execute($"fix 2 all {style} 300 300 100 4711");
        run.Execute("thermo_style custom pe ke f_2");
        run.Execute("thermo 50");
        run.Execute("run 400");
        double[] sums = run.Rows.Select(r => r.Sum()).ToArray();
        double exchanged = run.Rows.Max(r => Math.Abs(r[2]));
        Assert.That(exchanged, Is.GreaterThan(5));
        Assert.That(sums.Max() - sums.Min(), Is.LessThan(0.01 * exchanged));
    }
}
