using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using PolyMD.Analysis.Spectra;
using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Tests.Interfaces;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Spectra;

/// <summary>The spectral heat current of a harmonic chain between Langevin baths, whose transmission is known, and its sum rule.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class SpectralHeatCurrentTests
{
    private const int Atoms = 6, Stride = 4;
    private const double Step = 0.05, Friction = 1, Hot = 1, Cold = 0.2;

    /// <summary>
    /// Chain of masses 1 (left three) and 2, springs 1, baths on both ends: q(ν) = k(T_hot − T_cold) 𝒯(2πν) with 𝒯(ω) = 4 γ² ω² |G_1N|², G = [K − ω²M −
    /// iωΓ]⁻¹ (A. Dhar, Adv. Phys. 57, 457 (2008)). Bands of two bins within four errors plus 2 % of the highest for the resolution (24 bands: a false
    /// failure has a probability of 2e-3 with a fresh seed; it is fixed).
    /// </summary>
    [Test]
    public void Result_HarmonicChainBetweenBaths_IsItsTransmission()
    {
        SpectralHeatCurrentResult r = FrameAnalysis.Run(new SpectralHeatCurrent(AtomSelection.Parse("id 1:3"), AtomSelection.Parse("id 4:6"), 256), Chain(400_000));
        double step = r.Frequency[1], highest = 0, exact = 0;
        for (int k = 0; k < 4000; k++)
        {
            double t = Transmission(2 * Math.PI * (k + 0.5) * 1e-4);
            highest = Math.Max(highest, (Hot - Cold) * t);
            exact += (Hot - Cold) * t * 1e-4;
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.Power.Value, Is.EqualTo(exact).Within(4 * r.Power.StandardError), "Landauer");
            Assert.That(r.Power.StandardError, Is.LessThan(0.05 * exact));
            Assert.That(r.Direct.Value, Is.EqualTo(r.Power.Value).Within(0.5).Percent);
            Assert.That(r.Cumulative[^1].Value, Is.EqualTo(r.Power.Value).Within(1e-12));
            for (int band = 0; band < 24; band++)
            {
                int from = 1 + 2 * band;
                double value = 0, error = 0, expected = 0;
                for (int k = from; k < from + 2; k++)
                {
                    value += 0.5 * r.Spectrum[k].Value;
                    error += 0.5 * r.Spectrum[k].StandardError;
                    for (int s = 0; s < 20; s++) expected += 0.5 / 20 * (Hot - Cold) * Transmission(2 * Math.PI * (r.Frequency[k] + (s - 9.5) / 20 * step));
                }
                Assert.That(value, Is.EqualTo(expected).Within(4 * error + 0.02 * highest), $"ν = {r.Frequency[from]:F3}");
            }
        }
    }

    /// <summary>
    /// The products of force and velocity are neither lost nor counted twice: with nothing in the first and last half segment, S segments of L hold the
    /// sum of (S + 1) L/2 frames exactly.
    /// </summary>
    [Test]
    public void Result_SumOverFrequencies_IsTheMeanOfForceTimesVelocity()
    {
        const int Segment = 16, Frames = 16 * 9;
        Random random = new(1);
        SyntheticTrajectory noise = new(Frames, (f, frame) =>
        {
            bool silent = f < Segment / 2 || f >= Frames - Segment / 2;
            Vec3 Draw() => new(SyntheticStack.Gauss(random), SyntheticStack.Gauss(random), SyntheticStack.Gauss(random));
            Fill(frame, 2, _ => Draw(), _ => silent ? default : Draw());
        });
        SpectralHeatCurrentResult r = FrameAnalysis.Run(new SpectralHeatCurrent(AtomSelection.Parse("id 1"), AtomSelection.Parse("id 2"), Segment), noise);
        double axes = Enumerable.Range(0, r.Frequency.Length).Sum(k => r.X[k].Value + r.Y[k].Value + r.Z[k].Value) * r.Frequency[1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.Power.Value * r.Segments, Is.EqualTo(r.Direct.Value * (r.Segments + 1)).Within(1e-12));
            Assert.That(axes, Is.EqualTo(r.Power.Value).Within(1e-12));
            Assert.That(r.Warnings, Has.Some.Contains("do not cancel"), "random forces are no action and reaction");
        }
    }

    [Test]
    public void Prepare_SharedAtomOrNoForces_IsRefused()
    {
        SyntheticTrajectory Bare(bool forces) => new(20, (_, frame) =>
        {
            Fill(frame, 2, _ => default, _ => default);
            frame.HasForces = forces;
        });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => FrameAnalysis.Run(new SpectralHeatCurrent(AtomSelection.Parse("all"), AtomSelection.Parse("id 2"), 8), Bare(true)), Throws.TypeOf<PolyMDException>().With.Message.Contains("atom 2 belongs to both sides"));
            Assert.That(() => FrameAnalysis.Run(new SpectralHeatCurrent(AtomSelection.Parse("id 1"), AtomSelection.Parse("id 2"), 8), Bare(false)), Throws.TypeOf<PolyMDException>().With.Message.Contains("force/contact/atom"));
        }
    }

    private static double Mass(int i) => i < Atoms / 2 ? 1 : 2;

    private static double Transmission(double omega)
    {
        Matrix<Complex> m = Matrix<Complex>.Build.Dense(Atoms, Atoms);
        for (int i = 0; i < Atoms; i++)
        {
            m[i, i] = (i is 0 or Atoms - 1 ? 1 : 2) - omega * omega * Mass(i);
            if (i > 0) m[i, i - 1] = m[i - 1, i] = -1;
        }
        m[0, 0] -= Complex.ImaginaryOne * omega * Friction;
        m[Atoms - 1, Atoms - 1] -= Complex.ImaginaryOne * omega * Friction;
        double g = m.Inverse()[0, Atoms - 1].Magnitude;
        return 4 * Friction * Friction * omega * omega * g * g;
    }

    // Velocity Verlet with exact Langevin velocities in the middle of the step (BAOAB).
    private static SyntheticTrajectory Chain(int frames)
    {
        Random random = new(17);
        double[] x = new double[Atoms], v = new double[Atoms], f = new double[Atoms];
        void Forces()
        {
            Array.Clear(f);
            for (int i = 0; i + 1 < Atoms; i++)
            {
                double pull = x[i + 1] - x[i];
                f[i] += pull;
                f[i + 1] -= pull;
            }
        }
        void Advance()
        {
            for (int i = 0; i < Atoms; i++)
            {
                v[i] += 0.5 * Step * f[i] / Mass(i);
                x[i] += 0.5 * Step * v[i];
            }
            foreach ((int i, double t) in (ReadOnlySpan<(int, double)>)[(0, Hot), (Atoms - 1, Cold)])
            {
                double c = Math.Exp(-Friction / Mass(i) * Step);
                v[i] = c * v[i] + Math.Sqrt(t / Mass(i) * (1 - c * c)) * SyntheticStack.Gauss(random);
            }
            for (int i = 0; i < Atoms; i++) x[i] += 0.5 * Step * v[i];
            Forces();
            for (int i = 0; i < Atoms; i++) v[i] += 0.5 * Step * f[i] / Mass(i);
        }
        for (int k = 0; k < 4000; k++) Advance();
        return new SyntheticTrajectory(frames, (_, frame) =>
        {
            for (int k = 0; k < Stride; k++) Advance();
            double across = x[3] - x[2];
            Fill(frame, Atoms, i => new Vec3(v[i], 0, 0), i => new Vec3(i == 2 ? across : i == 3 ? -across : 0, 0, 0));
        }, Step * Stride);
    }

    private static void Fill(Frame frame, int atoms, Func<int, Vec3> velocity, Func<int, Vec3> force)
    {
        frame.Resize(atoms);
        for (int i = 0; i < atoms; i++) (frame.Ids[i], frame.Types[i], frame.Velocities[i], frame.Forces[i]) = (i + 1, 1, velocity(i), force(i));
        frame.HasTypes = frame.HasVelocities = frame.HasForces = true;
        frame.Box = new SimulationBox(default, new Vec3(10, 10, 10));
    }
}
