using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Ensembles;

/// <summary>The samples of one run of a deck of tests/decks/physics, and the checks that every canonical ensemble must pass.</summary>
internal sealed class EnsembleRun
{
    /// <summary>
    /// A check fails below this probability: 5.7 standard deviations. The tests of this folder make about 100 checks in the fast suite and
    /// 500 in all: with fresh seeds 1e-6 and 5e-6 of their runs would fail without a fault. Seeds are fixed.
    /// </summary>
    public const double SmallestProbability = 1e-8;

    /// <summary><see cref="SmallestProbability"/> in standard deviations of a normal variable.</summary>
    public const double Deviations = 5.73;

    private readonly NumberTable _table;

    private EnsembleRun(NumberTable table, double temperature) => (_table, Temperature) = (table, temperature);

    public double Temperature { get; }

    public double[] this[string column] => _table.Column(column);

    public double[] Total => [.. this["KinEng"].Zip(this["PotEng"], (k, u) => k + u)];

    public static EnsembleRun Run(string deck, params (string Name, string Value)[] variables)
    {
        using DeckFolder folder = new();
        folder.Write("triatomic.mol", DeckFolder.DeckText("triatomic.mol"));
        double temperature = double.Parse(variables.First(v => v.Name == "T").Value, System.Globalization.CultureInfo.InvariantCulture);
        return new EnsembleRun(folder.Run(DeckFolder.DeckText(deck), 1, variables)[^1], temperature);
    }

    /// <summary>The distribution of a kinetic energy against the canonical one, in reduced units.</summary>
    public KineticEnergyCheck Kinetic(string column, double freedom)
    {
        double[] k = Decorrelation.Thin(this[column]);
        Assert.That(k, Has.Length.GreaterThan(150), $"independent samples of {column}");
        KineticEnergyCheck check = KineticEnergyCheck.Test(k, freedom, Temperature);
        TestContext.Out.WriteLine($"T {Temperature} {column,-14} {check}");
        return check;
    }

    /// <summary>Fails if a kinetic energy is not distributed canonically.</summary>
    public void AssertKinetic(string column, double freedom)
    {
        KineticEnergyCheck check = Kinetic(column, freedom);
        Assert.That(check.PValue, Is.GreaterThan(SmallestProbability), $"{column} at T = {Temperature}: {check}");
    }

    /// <summary>Fails if the mean of a column is not the expected one within its block error.</summary>
    public void AssertMean(string column, double expected)
    {
        BlockAverage b = BlockAverage.Estimate(this[column]);
        TestContext.Out.WriteLine($"T {Temperature} {column,-14} mean {b.Mean:F4} +- {b.StandardError:F4}, expected {expected}");
        Assert.That(b.Mean, Is.EqualTo(expected).Within(Deviations * b.StandardError), $"mean of {column}");
    }

    /// <summary>Fails if the distributions of a quantity in two runs have not the exact ratio exp(slope x).</summary>
    public static void AssertRatio(string what, double[] first, double[] second, double slope)
    {
        EnsembleRatio fit = EnsembleRatio.Fit(Decorrelation.Thin(first), Decorrelation.Thin(second));
        TestContext.Out.WriteLine($"{what,-16} slope {fit.Slopes[0]:F4} +- {fit.Errors[0]:F4}, exact {slope:F4} ({fit.Deviation(0, slope):F1} sigma), overlap {fit.Overlap:F2}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fit.Slopes[0], Is.EqualTo(slope).Within(Deviations * fit.Errors[0]), $"{what}: slope of the ratio of distributions");
            Assert.That(fit.Errors[0], Is.LessThan(Math.Abs(slope) / 6), $"{what}: too few samples to tell the slope from zero");
        }
    }
}
