using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Transport;

/// <summary>Velocities of oscillators, whose correlation and density of states are known.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class VacfTests
{
    private const double Slow = 0.05, Fast = 0.2, Step = 0.5;
    private const int Frames = 4000;

    /// <summary>Type 1 swings along x, type 2 (three times as heavy, same amplitude of velocity) along z: peaks there with weights 1 : 3.</summary>
    [Test]
    public void DensityOfStates_Oscillators_HasTheirPeaksWithTheirWeights()
    {
        VacfCurve curve = Run("all");
        (double[] f, double[] total) = curve.DensityOfStates(curve.Total, 1000, 2001);
        double spacing = f[1];
        double Weight(double around) => Enumerable.Range(0, f.Length).Where(k => Math.Abs(f[k] - around) < 0.02).Sum(k => total[k]) * spacing;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(f[^1], Is.EqualTo(0.5 / Step).Within(1e-12));
            Assert.That(Weight(Slow), Is.EqualTo(0.25).Within(0.01));
            Assert.That(Weight(Fast), Is.EqualTo(0.75).Within(0.01));
            Assert.That((total.Sum() - (0.5 * (total[0] + total[^1]))) * spacing, Is.EqualTo(1).Within(1e-3));
            Assert.That(f[Array.IndexOf(total, total.Max())], Is.EqualTo(Fast).Within(1e-3));
            Assert.That(curve.Y.Max(Math.Abs), Is.EqualTo(0).Within(1e-9));
        }
    }

    [Test]
    public void Result_OneOscillator_IsACosine()
    {
        VacfCurve curve = Run("type 1");
        for (int n = 0; n < 200; n++) Assert.That(curve.X[n], Is.EqualTo(0.5 * Math.Cos(2 * Math.PI * Slow * n * Step)).Within(5e-3), $"lag {n}");
    }

    /// <summary>Exponentially decaying correlation: its integral is the diffusion coefficient.</summary>
    [Test]
    public void RunningDiffusion_OfAnExponential_LevelsOffAtItsIntegral()
    {
        double[] lag = [.. Enumerable.Range(0, 2000).Select(n => n * 0.01)], c = [.. lag.Select(t => 3 * Math.Exp(-t / 0.5))];
        Assert.That(new VacfCurve(lag, c, c, c, 1).RunningDiffusion()[^1], Is.EqualTo(1.5).Within(1e-4));
    }

    [Test]
    public void Prepare_WithoutVelocities_IsRefused() =>
        Assert.That(() => FrameAnalysis.Run(new VelocityAutocorrelation(AtomSelection.Parse("all")), RandomWalks.Brownian(2, 5, 1, 1)), Throws.TypeOf<PolyMDException>().With.Message.Contains("vx vy vz"));

    private static VacfCurve Run(string atoms) => FrameAnalysis.Run(new VelocityAutocorrelation(AtomSelection.Parse(atoms)), new Oscillators());

    private sealed class Oscillators : ITrajectory
    {
        private int _next;

        public bool TryRead(Frame frame)
        {
            if (_next == Frames) return false;
            double t = _next * Step;
            frame.Resize(2);
            for (int i = 0; i < 2; i++)
            {
                frame.Ids[i] = i + 1;
                frame.Types[i] = i + 1;
                frame.Masses[i] = i == 0 ? 1 : 3;
            }
            frame.Velocities[0] = new Vec3(Math.Cos(2 * Math.PI * Slow * t), 0, 0);
            frame.Velocities[1] = new Vec3(0, 0, Math.Cos(2 * Math.PI * Fast * t));
            frame.HasTypes = frame.HasVelocities = frame.HasMasses = true;
            frame.Box = new SimulationBox(default, new Vec3(10, 10, 10));
            (frame.Step, frame.Time) = (_next++, t);
            return true;
        }

        public void Dispose()
        {
        }
    }
}
