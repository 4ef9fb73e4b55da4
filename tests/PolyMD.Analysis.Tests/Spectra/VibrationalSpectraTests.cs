using PolyMD.Analysis.Spectra;
using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Tests.Interfaces;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Spectra;

/// <summary>Densities of states that are known: harmonic chains, Einstein oscillators, white noise; and overlaps of chains of different mass.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class VibrationalSpectraTests
{
    private const double Highest = 0.4;

    /// <summary>
    /// Two monatomic rings, the second four times as heavy: ν(q) = ν_max |sin q/2|, so ∫₀^ν g = (2/π) asin(ν/ν_max), and the overlap is ∫₀^½ of the
    /// first: min(g₁, g₂) = g₁ up to ν_max/2, where the second ends; (2/π) asin ½ = 1/3. The resolution of 1/128 blurs the singular edge.
    /// </summary>
    [Test]
    public void Result_HarmonicChains_HaveTheAnalyticDensityAndOverlap()
    {
        VibrationalSpectraResult r = FrameAnalysis.Run(new VibrationalSpectra([Named("light=type 1"), Named("heavy=type 2")], 128), Rings(192, 1024));
        double step = r.Frequency[1];
        using (Assert.EnterMultipleScope())
        {
            foreach (LayerSpectrum layer in r.Layers)
            {
                double top = layer.Name == "light" ? Highest : 0.5 * Highest, sum = 0;
                for (int k = 0; k < r.Frequency.Length; k++)
                {
                    // The bin about a frequency reaches half a step beyond it.
                    sum += layer.X[k].Value * step;
                    double edge = Math.Min(1, (r.Frequency[k] + 0.5 * step) / top);
                    if (r.Frequency[k] < 0.9 * top) Assert.That(sum, Is.EqualTo(2 / Math.PI * Math.Asin(edge)).Within(0.02), $"{layer.Name} at {r.Frequency[k]:F3}");
                }
                Assert.That(sum, Is.EqualTo(1).Within(1e-9));
            }
            SpectrumOverlap x = r.Overlaps.Single(o => o.Axis == "x");
            Assert.That(x.Common.Value, Is.EqualTo(1.0 / 3).Within(0.02));
            Assert.That(x.Common.StandardError, Is.LessThan(0.02));
            Assert.That(x.Cosine.Value, Is.InRange(0.05, 0.6));
        }
    }

    /// <summary>
    /// Oscillators of 0.1 along x (mass 1) and 0.3 along z (mass 3, same velocity): peaks with weights 1 : 3 in the total, each axis its own; no overlap.
    /// </summary>
    [Test]
    public void Result_EinsteinOscillators_ArePeaksWeightedByMass()
    {
        SyntheticTrajectory swings = new(2000, (f, frame) =>
        {
            Fill(frame, 2, i => i == 0 ? new Vec3(Math.Cos(2 * Math.PI * 0.1 * f), 0, 0) : new Vec3(0, 0, Math.Cos(2 * Math.PI * 0.3 * f)), i => i == 0 ? 1 : 3);
        });
        VibrationalSpectraResult r = FrameAnalysis.Run(new VibrationalSpectra([Named("all"), Named("a=type 1"), Named("b=type 2")], 200), swings);
        double step = r.Frequency[1];
        double Weight(Measured[] g, double around) => Enumerable.Range(0, g.Length).Where(k => Math.Abs(r.Frequency[k] - around) < 0.025).Sum(k => g[k].Value) * step;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Weight(r.Layers[0].Total, 0.1), Is.EqualTo(0.25).Within(0.01));
            Assert.That(Weight(r.Layers[0].Total, 0.3), Is.EqualTo(0.75).Within(0.01));
            Assert.That(Weight(r.Layers[0].X, 0.1), Is.EqualTo(1).Within(0.01));
            Assert.That(Weight(r.Layers[2].Z, 0.3), Is.EqualTo(1).Within(0.01));
            SpectrumOverlap apart = r.Overlaps.Single(o => o is { First: "a", Second: "b", Axis: "total" }), part = r.Overlaps.Single(o => o is { First: "all", Second: "b", Axis: "total" });
            Assert.That(apart.Common.Value, Is.LessThan(0.01));
            Assert.That(part.Common.Value, Is.EqualTo(0.75).Within(0.01));
            // g = ¼ a + ¾ b with a, b apart and alike in shape: ¾ / √(1/16 + 9/16).
            Assert.That(part.Cosine.Value, Is.EqualTo(0.75 / Math.Sqrt(10.0 / 16)).Within(0.02));
        }
    }

    /// <summary>
    /// White noise: g = 1/ν_max at every frequency within its error; of 65 bins times 4 sigma, a false failure has a probability of 4e-3 with a fresh
    /// seed; the seed is fixed.
    /// </summary>
    [Test]
    public void Result_WhiteNoise_IsFlatWithinItsErrors()
    {
        Random random = new(5);
        SyntheticTrajectory noise = new(3000, (_, frame) => Fill(frame, 5, _ => new Vec3(SyntheticStack.Gauss(random), SyntheticStack.Gauss(random), SyntheticStack.Gauss(random)), _ => 2), 0.5);
        VibrationalSpectraResult r = FrameAnalysis.Run(new VibrationalSpectra([Named("all")], 128), noise);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.Frequency[^1], Is.EqualTo(1).Within(1e-12));
            for (int k = 1; k < r.Frequency.Length - 1; k++)
            {
                Measured g = r.Layers[0].Total[k];
                Assert.That(g.Value, Is.EqualTo(1).Within(4 * g.StandardError), $"bin {k}");
                Assert.That(g.StandardError, Is.InRange(0.005, 0.15));
            }
            Assert.That(r.Segments, Is.EqualTo(45));
        }
    }

    [Test]
    public void Result_TooFewFrames_IsRefused() =>
        Assert.That(() => FrameAnalysis.Run(new VibrationalSpectra([Named("all")], 128), Rings(4, 100)), Throws.TypeOf<PolyMDException>().With.Message.Contains("longer than the trajectory"));

    private static NamedSelection Named(string text) => NamedSelection.Parse(text);

    private static void Fill(Frame frame, int atoms, Func<int, Vec3> velocity, Func<int, double> mass)
    {
        frame.Resize(atoms);
        for (int i = 0; i < atoms; i++) (frame.Ids[i], frame.Types[i], frame.Masses[i], frame.Velocities[i]) = (i + 1, atoms == 2 ? i + 1 : 1, mass(i), velocity(i));
        frame.HasTypes = frame.HasVelocities = frame.HasMasses = true;
        frame.Box = new SimulationBox(default, new Vec3(10, 10, 10));
    }

    // All modes but the uniform one with equal energy and random phases; the time dependence by rotation.
    private static SyntheticTrajectory Rings(int atoms, int frames)
    {
        Random random = new(3);
        double[] phase = [.. Enumerable.Range(0, 2 * atoms).Select(_ => 2 * Math.PI * random.NextDouble())];
        double Velocity(int ring, int i, int f)
        {
            double v = 0, top = ring == 0 ? Highest : 0.5 * Highest;
            for (int k = 1; k < atoms; k++)
            {
                double q = 2 * Math.PI * k / atoms;
                v += Math.Cos(q * i - 2 * Math.PI * top * Math.Sin(0.5 * q) * f + phase[ring * atoms + k]);
            }
            return v;
        }
        return new SyntheticTrajectory(frames, (f, frame) =>
        {
            // An eighth of each ring stands for it: the modes are spread over all atoms alike.
            int shown = Math.Max(2, atoms / 8);
            frame.Resize(2 * shown);
            for (int i = 0; i < 2 * shown; i++)
                (frame.Ids[i], frame.Types[i], frame.Masses[i], frame.Velocities[i]) = (i + 1, i / shown + 1, i < shown ? 1 : 4, new Vec3(Velocity(i / shown, i % shown * 8, f), 0, 0));
            frame.HasTypes = frame.HasVelocities = frame.HasMasses = true;
            frame.Box = new SimulationBox(default, new Vec3(10, 10, 10));
        });
    }
}
