using PolyMD.Analysis.Tests.Interfaces;
using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Transport;

/// <summary>Brownian walkers, for which the van Hove functions are Gaussians and the distinct part is that of the ideal gas.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class VanHoveTests
{
    private const int Atoms = 200, Frames = 300;
    private const double Variance = 0.02, Side = 6;

    /// <summary>Maxwell's distribution √(2/π) r²/s³ exp(−r²/2s²) with s² = n × variance. 60 000 displacements share 30 bins: bounds of 0.05 are some five errors.</summary>
    [Test]
    public void Result_BrownianWalkers_HaveGaussianDisplacements()
    {
        VanHoveResult r = Run([1, 10], null);
        using (Assert.EnterMultipleScope())
        {
            for (int l = 0; l < 2; l++)
            {
                double s2 = (l == 0 ? 1 : 10) * Variance, s = Math.Sqrt(s2);
                Assert.That(r.MeanSquare[l].Value, Is.EqualTo(3 * s2).Within(Math.Max(4 * r.MeanSquare[l].StandardError, 0.01 * s2)));
                Assert.That(r.NonGaussian[l].Value, Is.EqualTo(0).Within(4 * r.NonGaussian[l].StandardError));
                Assert.That(r.NonGaussian[l].StandardError, Is.LessThan(0.05));
                for (int b = 0; b < r.R.Length; b++)
                {
                    double x = r.R[b], maxwell = Math.Sqrt(2 / Math.PI) * x * x / (s2 * s) * Math.Exp(-x * x / (2 * s2));
                    Assert.That(r.Self[l][b].Value, Is.EqualTo(maxwell).Within(0.06 / s), $"lag {l}, r = {x:F2}");
                }
            }
        }
    }

    /// <summary>Half of the atoms ten times as lively: α₂ = (a² + b²)/2 / ((a + b)/2)² − 1 with the variances a and b.</summary>
    [Test]
    public void NonGaussian_TwoPopulations_IsThatOfTheMixture()
    {
        VanHoveResult r = Run([5], null, 10);
        double expected = (1 + 100) / 2.0 / (5.5 * 5.5) - 1;
        Assert.That(r.NonGaussian[0].Value, Is.EqualTo(expected).Within(Math.Max(4 * r.NonGaussian[0].StandardError, 0.02)));
    }

    [Test]
    public void Distinct_IdealGas_IsOne()
    {
        VanHoveResult r = Run([0, 7], "all");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.Distinct, Has.Length.EqualTo(2));
            for (int l = 0; l < 2; l++)
                for (int b = 5; b < r.R.Length; b++) Assert.That(r.Distinct[l][b].Value, Is.EqualTo(1).Within(Math.Max(5 * r.Distinct[l][b].StandardError, 0.02)), $"lag {l}, r = {r.R[b]:F2}");
        }
    }

    /// <summary>At lag 0 the distinct part is g(r): a simple cubic lattice has its first shell of 6 at the lattice constant.</summary>
    [Test]
    public void Distinct_LatticeAtLagZero_CountsItsShell()
    {
        VanHove analysis = new(AtomSelection.Parse("all"), [0, 1], 1.2, 12, AtomSelection.Parse("all"));
        VanHoveResult r = FrameAnalysis.Run(analysis, new SyntheticTrajectory(10, (_, frame) =>
        {
            frame.Resize(64);
            for (int i = 0; i < 64; i++) (frame.Ids[i], frame.Positions[i]) = (i + 1, new Vec3(i % 4, i / 4 % 4, i / 16) + new Vec3(0.3, 0.3, 0.3));
            frame.HasUnwrapped = true;
            frame.Box = new SimulationBox(default, new Vec3(4, 4, 4));
        }));
        const double density = 63.0 / 64;
        static double Shell(int b) => 4.0 / 3 * Math.PI * (Math.Pow(0.1 * (b + 1), 3) - Math.Pow(0.1 * b, 3));
        for (int l = 0; l < 2; l++)
            Assert.That(Enumerable.Range(0, 12).Sum(b => r.Distinct[l][b].Value * density * Shell(b)), Is.EqualTo(6).Within(1e-9));
    }

    private static VanHoveResult Run(int[] lags, string? partners, double lively = 1)
    {
        Random random = new(3);
        Vec3[] r = [.. Enumerable.Range(0, Atoms).Select(_ => new Vec3(random.NextDouble(), random.NextDouble(), random.NextDouble()) * Side)];
        VanHove analysis = new(AtomSelection.Parse("all"), lags, 2.4, 24, partners is null ? null : AtomSelection.Parse(partners));
        return FrameAnalysis.Run(analysis, new SyntheticTrajectory(Frames, (_, frame) =>
        {
            frame.Resize(Atoms);
            for (int i = 0; i < Atoms; i++)
            {
                r[i] += new Vec3(SyntheticStack.Gauss(random), SyntheticStack.Gauss(random), SyntheticStack.Gauss(random)) * Math.Sqrt(Variance * (i % 2 == 0 ? 1 : lively));
                (frame.Ids[i], frame.Positions[i]) = (i + 1, r[i]);
            }
            frame.HasUnwrapped = true;
            frame.Box = new SimulationBox(default, new Vec3(Side, Side, Side));
        }));
    }
}
