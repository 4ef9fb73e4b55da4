using PolyMD.Analysis.Tests.Interfaces;
using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Transport;

/// <summary>Velocities with an exponential memory (Ornstein–Uhlenbeck): C(t) = σ² exp(−γt) per axis, D = σ²/γ.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class GreenKuboTests
{
    private const int Atoms = 30, Frames = 4000;
    private const double Gamma = 0.2, Sigma = 0.5, Side = 8;

    // The trapezoid rule over an exponential: dt (½ + Σ ρⁿ) = dt/2 (1 + ρ)/(1 − ρ).
    private static readonly double s_rho = Math.Exp(-Gamma);
    private static readonly double s_expected = Sigma * Sigma * 0.5 * (1 + s_rho) / (1 - s_rho);

    /// <summary>D within four of its errors (false failure 1e-4, fixed seed), the error itself of the expected size, and C(t) the exponential.</summary>
    [Test]
    public void Result_ExponentialMemory_GivesItsDiffusionCoefficient()
    {
        GreenKubo analysis = new(AtomSelection.Parse("all"), 60, SiFactors.ForStyle("lj"));
        FrameAnalysis.Feed(analysis, Walk());
        GreenKuboResult r = analysis.Result(25, 40);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.Plateau.Value, Is.EqualTo(s_expected).Within(4 * r.Plateau.StandardError));
            Assert.That(r.Plateau.StandardError / s_expected, Is.InRange(0.005, 0.06));
            Assert.That(r.Zero, Is.EqualTo(3 * Sigma * Sigma).Within(3).Percent);
            for (int n = 0; n <= 10; n++) Assert.That(r.Correlation[n].Value, Is.EqualTo(Math.Exp(-Gamma * n)).Within(0.03), $"lag {n}");
            Assert.That(r.Plateau.Window, Is.EqualTo("25 to 40"));
        }
        Assert.That(analysis.Result().PlateauStart, Is.InRange(12, 60), "exp(−0.2 t) falls below 2 % at t = 19.6");
    }

    /// <summary>The same walk by its displacements: the two must agree, which is what the cross-check is for.</summary>
    [Test]
    public void Result_SameTrajectory_AgreesWithTheMsd()
    {
        GreenKubo analysis = new(AtomSelection.Parse("all"), 60, SiFactors.ForStyle("lj"));
        FrameAnalysis.Feed(analysis, Walk());
        GreenKuboResult r = analysis.Result(25, 40);
        DiffusionResult d = DiffusionFit.Fit(FrameAnalysis.Run(new MeanSquaredDisplacement([1]), Walk()), SiFactors.ForStyle("lj"), new DiffusionSettings { WindowStart = 80, WindowEnd = 400 });
        Assert.That(r.Plateau.Value, Is.EqualTo(d.Apparent.Value).Within(4 * Math.Sqrt(r.Plateau.StandardError * r.Plateau.StandardError + d.Apparent.StandardError * d.Apparent.StandardError)));
    }

    /// <summary>Independent charges of ±1: σ = N q² D / (V kT).</summary>
    [Test]
    public void Result_ChargeCurrent_IsNernstEinsteinForIndependentIons()
    {
        const double temperature = 2;
        GreenKubo analysis = new(AtomSelection.Parse("all"), 60, SiFactors.ForStyle("lj"), temperature);
        FrameAnalysis.Feed(analysis, Walk());
        GreenKuboResult r = analysis.Result(25, 40);
        double expected = Atoms * s_expected / (Side * Side * Side * temperature);
        Assert.That(r.Plateau.Value, Is.EqualTo(expected).Within(4 * r.Plateau.StandardError));
        Assert.That(r.Plateau.StandardError, Is.LessThan(0.4 * expected));
    }

    [Test]
    public void Result_UnitsReal_AreSquareCentimetresAndSiemens()
    {
        double Of(string units, double? t)
        {
            GreenKubo analysis = new(AtomSelection.Parse("all"), 60, SiFactors.ForStyle(units), t);
            FrameAnalysis.Feed(analysis, Walk());
            return analysis.Result(25, 40).Plateau.Value;
        }
        // 1 Å²/fs is 0.1 cm²/s; e²/(Å fs) over 3 V kT in Å3 by hand.
        const double E = 1.602176634e-19, Boltzmann = 1.380649e-23;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of("real", null), Is.EqualTo(0.1 * Of("lj", null)).Within(1e-9).Percent);
            Assert.That(Of("real", 300), Is.EqualTo(Of("lj", 1) * E * E * 1e-20 / 1e-15 / (1e-30 * Boltzmann * 300) / 100).Within(1e-9).Percent);
        }
    }

    [Test]
    public void Result_MemoryBeyondTheWindow_IsSaid()
    {
        GreenKubo analysis = new(AtomSelection.Parse("all"), 5, SiFactors.ForStyle("lj"));
        Assert.That(FrameAnalysis.Run(analysis, Walk()).Warnings, Has.Some.Contains("more lags"));
    }

    private static SyntheticTrajectory Walk()
    {
        Random random = new(12);
        Vec3[] r = new Vec3[Atoms], v = new Vec3[Atoms];
        Vec3 Kick() => new Vec3(SyntheticStack.Gauss(random), SyntheticStack.Gauss(random), SyntheticStack.Gauss(random)) * Sigma;
        return new SyntheticTrajectory(Frames, (f, frame) =>
        {
            frame.Resize(Atoms);
            for (int i = 0; i < Atoms; i++)
            {
                Vec3 old = v[i];
                v[i] = f == 0 ? Kick() : (old * s_rho) + (Kick() * Math.Sqrt(1 - (s_rho * s_rho)));
                r[i] += f == 0 ? default : 0.5 * (old + v[i]);
                (frame.Ids[i], frame.Types[i], frame.Positions[i], frame.Velocities[i], frame.Charges[i]) = (i + 1, 1, r[i], v[i], i % 2 == 0 ? 1 : -1);
            }
            frame.HasTypes = frame.HasVelocities = frame.HasUnwrapped = frame.HasCharges = true;
            frame.Box = new SimulationBox(default, new Vec3(Side, Side, Side));
        });
    }
}
