using PolyMD.Analysis.Tests.Interfaces;
using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Transport;

/// <summary>Walkers that are lively in the upper half of the cell and lazy in the lower one, and wander between both.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class LayerDiffusionTests
{
    private const double Side = 10, Lazy = 0.01, Lively = 0.05, Across = 0.05;

    /// <summary>The motion along the layer does not depend on that across: those who stay have 4 D t exactly, D = variance / 2 per unit time. Four of the stated errors: 1e-4 with any seed.</summary>
    [Test]
    public void Result_TwoLayers_HaveTheirOwnCoefficients()
    {
        LayerDiffusionResult r = Run();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.Layers[0].Coefficient.Value, Is.EqualTo(Lazy / 2).Within(4 * r.Layers[0].Coefficient.StandardError));
            Assert.That(r.Layers[1].Coefficient.Value, Is.EqualTo(Lively / 2).Within(4 * r.Layers[1].Coefficient.StandardError));
            foreach (LayerMotion layer in r.Layers)
            {
                Assert.That(layer.Coefficient.StandardError / layer.Coefficient.Value, Is.LessThan(0.05));
                Assert.That(layer.Beta.Value, Is.EqualTo(1).Within(0.1));
                Assert.That(layer.Stay[0].Value, Is.EqualTo(1).Within(1e-12));
                // P(t) of free walkers between two faces 5 apart, which lose 2 √(2 × 0.05 / 2π) / 5 at the first step.
                Assert.That(1 - layer.Stay[1].Value, Is.EqualTo(2 * Math.Sqrt(Across / (2 * Math.PI)) / 5).Within(0.003));
            }
        }
    }

    [Test]
    public void Prepare_LayersBeyondTheCell_AreRefused() =>
        Assert.That(() => FrameAnalysis.Run(new LayerDiffusion(AtomSelection.Parse("all"), 2, [0, 5, 12], 10, SiFactors.ForStyle("lj")), RandomWalks.Brownian(2, 20, 0.1, 1)),
            Throws.TypeOf<PolyMDException>().With.Message.Contains("from 0 to 12, beyond the cell"));

    private static LayerDiffusionResult Run()
    {
        Random random = new(6);
        const int Atoms = 200;
        Vec3[] r = [.. Enumerable.Range(0, Atoms).Select(_ => new Vec3(random.NextDouble(), random.NextDouble(), random.NextDouble()) * Side)];
        LayerDiffusion analysis = new(AtomSelection.Parse("all"), 2, [0, 5, 10], 20, SiFactors.ForStyle("lj"));
        return FrameAnalysis.Run(analysis, new SyntheticTrajectory(2000, (_, frame) =>
        {
            frame.Resize(Atoms);
            for (int i = 0; i < Atoms; i++)
            {
                double s = Math.Sqrt((r[i].Z - Math.Floor(r[i].Z / Side) * Side) < 5 ? Lazy : Lively);
                r[i] += new Vec3(SyntheticStack.Gauss(random) * s, SyntheticStack.Gauss(random) * s, SyntheticStack.Gauss(random) * Math.Sqrt(Across));
                (frame.Ids[i], frame.Positions[i]) = (i + 1, r[i]);
            }
            frame.HasUnwrapped = true;
            frame.Box = new SimulationBox(default, new Vec3(Side, Side, Side));
        }));
    }
}
