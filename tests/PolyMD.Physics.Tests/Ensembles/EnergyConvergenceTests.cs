namespace PolyMD.Physics.Tests.Ensembles;

/// <summary>
/// Velocity Verlet conserves a Hamiltonian that differs from the true one by O(dt²): the fluctuation of the energy along trajectories of
/// equal length falls by four when the step is halved, with free and with held bonds.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class EnergyConvergenceTests
{
    /// <summary>
    /// Trajectories of 40 time units, a sample each 0.08: about 250 independent ones as the fluctuation follows that of the forces. Its
    /// deviation is known to 1/√(2·250) = 4.5 %, a ratio of two to 6.3 %; the window of 3 to 5.3 is more than 4.5 of those wide: below 1e-5
    /// for each ratio. A drift or a first-order error gives 2 or less.
    /// </summary>
    [TestCase("ensemble-liquid.in", "none", 0.008)]
    [TestCase("ensemble-molecules.in", "shake", 0.004)]
    [TestCase("ensemble-molecules.in", "rattle", 0.004)]
    [TestCase("ensemble-molecules.in", "none", 0.002, Category = "Slow")]
    public void Nve_WithTheStepHalved_FluctuatesAQuarter(string deck, string hold, double largest)
    {
        double[] noise = [.. new[] { 1, 2, 4 }.Select(divide =>
        {
            int every = (int)Math.Round(0.08 / (largest / divide)), warm = 100 * every;
            EnsembleRun run = EnsembleRun.Run(deck, ("ensemble", "nve"), ("hold", hold), ("T", deck.Contains("liquid", StringComparison.Ordinal) ? "1.5" : "3.0"),
                ("dt", FormattableString.Invariant($"{largest / divide}")), ("nWarm", $"{warm}"), ("nRun", $"{500 * every}"), ("nEvery", $"{every}"));
            double[] e = run.Total;
            double mean = e.Average();
            return Math.Sqrt(e.Average(x => (x - mean) * (x - mean)));
        })];
        TestContext.Out.WriteLine($"fluctuations {string.Join(", ", noise.Select(x => x.ToString("G4")))}; ratios {noise[0] / noise[1]:F2}, {noise[1] / noise[2]:F2}");
        Assert.That(noise[0] / noise[1], Is.InRange(3, 5.3));
        Assert.That(noise[1] / noise[2], Is.InRange(3, 5.3));
    }
}
