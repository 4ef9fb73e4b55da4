using PolyMD.Analysis.Statistics;

namespace PolyMD.Physics.Tests.Transport;

/// <summary>Two measurements with errors of one quantity.</summary>
internal static class Agreement
{
    /// <summary>Four combined standard errors: 6e-5 of the comparisons would fail without a fault if the errors were exact.</summary>
    private const double Deviations = 4;

    /// <summary>Fails if the values differ by more than their errors explain, or if ours has no error or one so large that it shows nothing.</summary>
    public static void Assert(string what, Measured value, double lammps, double lammpsError)
    {
        double combined = Math.Sqrt(value.StandardError * value.StandardError + lammpsError * lammpsError);
        TestContext.Out.WriteLine($"{what} {value}, LAMMPS {lammps} +- {lammpsError}: {(value.Value - lammps) / combined:F1} combined errors apart");
        using (NUnit.Framework.Assert.EnterMultipleScope())
        {
            NUnit.Framework.Assert.That(value.StandardError, Is.LessThan(0.15 * Math.Abs(value.Value)), $"error of the {what}");
            NUnit.Framework.Assert.That(value.Value, Is.EqualTo(lammps).Within(Deviations * combined), what);
        }
    }

    /// <summary>Mean and standard error of independent blocks.</summary>
    public static Measured Blocks(ReadOnlySpan<double> blocks)
    {
        double mean = 0, square = 0;
        foreach (double x in blocks) mean += x / blocks.Length;
        foreach (double x in blocks) square += (x - mean) * (x - mean);
        return new Measured(mean, Math.Sqrt(square / (blocks.Length - 1) / blocks.Length), blocks.Length, "");
    }
}
