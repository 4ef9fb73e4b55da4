using PolyMD.Analysis.Tests.Interfaces;
using PolyMD.Analysis.Trajectories;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Transport;

/// <summary>Brownian ions whose conductivity is known: σ = Σ_ab z_a z_b L_ab with a chosen correlation between partners.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class ConductivityTests
{
    private const double Variance = 0.02, Volume = 1000, Temperature = 2;
    private const int Ions = 40, Frames = 3000;

    // Per ion and axis: variance per frame; the frames are 0.5 apart. σ = n z² s²/(2·0.5) / (V T) for one species.
    private const double OneSpecies = Ions * Variance / (2 * 0.5) / (Volume * Temperature);

    /// <summary>Independent ions: no cross terms, σ = σ_NE, both transference numbers one half. Bounds are five of the stated errors: with five segments (Student's t, 4 degrees) about 1 in 130 per comparison, with this seed they hold.</summary>
    [Test]
    public void Result_IndependentIons_IsNernstEinstein()
    {
        ConductivityResult r = Run(0);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.NernstEinstein.Value, Is.EqualTo(2 * OneSpecies).Within(5).Percent);
            Assert.That(r.Collective.Value, Is.EqualTo(2 * OneSpecies).Within(5 * r.Collective.StandardError));
            Assert.That(r.Onsager[0, 1].Value, Is.EqualTo(0).Within(5 * r.Onsager[0, 1].StandardError));
            Assert.That(r.Transference[0].Value, Is.EqualTo(0.5).Within(5 * r.Transference[0].StandardError));
            Assert.That(r.Transference[0].Value + r.Transference[1].Value, Is.EqualTo(1).Within(1e-9));
            Assert.That(r.Collective.Value, Is.EqualTo(r.Onsager[0, 0].Value + (2 * r.Onsager[0, 1].Value) + r.Onsager[1, 1].Value).Within(1e-9 * r.Collective.Value));
            Assert.That((r.Counts[0], r.Counts[1]), Is.EqualTo((Ions, Ions)), "the anion is a molecule of two atoms");
            Assert.That(r.Charges, Is.EqualTo([1, -1]).Within(1e-12));
        }
    }

    /// <summary>Bound pairs move together: charge does not, though every ion diffuses.</summary>
    [Test]
    public void Result_BoundPairs_DoNotConduct()
    {
        ConductivityResult r = Run(1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.NernstEinstein.Value, Is.EqualTo(2 * OneSpecies).Within(5).Percent);
            Assert.That(Math.Abs(r.Collective.Value), Is.LessThan(1e-6 * r.NernstEinstein.Value));
            Assert.That(r.Onsager[0, 1].Value, Is.EqualTo(-r.Onsager[0, 0].Value).Within(1e-6).Percent);
        }
    }

    /// <summary>The whole system drifts: without a reference the drift is seen as conduction of each species, with the solvent held it is not.</summary>
    [Test]
    public void Result_DriftingSystem_IsRightInTheFrameOfTheSolvent()
    {
        ConductivityResult r = Run(0, drift: 0.05, reference: "type 4");
        Assert.That(r.Onsager[0, 0].Value, Is.EqualTo(OneSpecies).Within(5 * r.Onsager[0, 0].StandardError));
    }

    /// <summary>1 e²Å²/fs per 6 V kT at 300 K and 1000 Å3, in S/cm, from the constants of the 2019 SI.</summary>
    [Test]
    public void Result_UnitsReal_IsInSiemensPerCentimetre()
    {
        ConductivityResult lj = Run(0), real = Run(0, units: "real", temperature: 300);
        const double E = 1.602176634e-19, Boltzmann = 1.380649e-23;
        double factor = E * E * 1e-20 / 1e-15 / (1e-30 * Boltzmann * 300) / 100 * Temperature;
        Assert.That(real.Collective.Value, Is.EqualTo(lj.Collective.Value * factor).Within(1e-9).Percent);
        Assert.That(real.Collective.Unit, Is.EqualTo("S/cm"));
    }

    private static ConductivityResult Run(double correlation, double drift = 0, string? reference = null, string units = "lj", double temperature = Temperature)
    {
        IonSpecies[] species = [new("cation", AtomSelection.Parse("type 1")), new("anion", AtomSelection.Parse("type 2 3"))];
        IonicConductivity analysis = new(species, temperature, SiFactors.ForStyle(units), reference is null ? null : AtomSelection.Parse(reference));
        return FrameAnalysis.Run(analysis, new Electrolyte(correlation, drift));
    }

    // Cations (type 1), anions of two atoms (types 2 and 3, half of the charge each) and a solvent (type 4).
    private sealed class Electrolyte(double correlation, double drift) : ITrajectory
    {
        private readonly Random _random = new(17);
        private readonly Vec3[] _ions = new Vec3[2 * Ions];
        private Vec3 _drift;
        private int _next;

        public bool TryRead(Frame frame)
        {
            if (_next == Frames) return false;
            double s = Math.Sqrt(Variance);
            Vec3 Step() => new Vec3(SyntheticStack.Gauss(_random), SyntheticStack.Gauss(_random), SyntheticStack.Gauss(_random)) * s;
            for (int k = 0; k < Ions; k++)
            {
                Vec3 a = Step(), b = Step();
                _ions[k] += a;
                _ions[Ions + k] += (a * correlation) + (b * Math.Sqrt(1 - (correlation * correlation)));
            }
            _drift += new Vec3(drift, 0, 0);
            frame.Resize((3 * Ions) + 1);
            for (int k = 0; k < Ions; k++)
            {
                Set(frame, 3 * k, 1, k + 1, 1, _ions[k]);
                Set(frame, (3 * k) + 1, 2, Ions + k + 1, -0.5, _ions[Ions + k] + new Vec3(1, 0, 0));
                Set(frame, (3 * k) + 2, 3, Ions + k + 1, -0.5, _ions[Ions + k] - new Vec3(1, 0, 0));
            }
            Set(frame, 3 * Ions, 4, 0, 0, default);
            frame.HasTypes = frame.HasMolecules = frame.HasCharges = frame.HasMasses = frame.HasUnwrapped = true;
            frame.Box = new SimulationBox(default, new Vec3(10, 10, 10));
            frame.Step = 100 * _next;
            frame.Time = 0.5 * _next++;
            return true;
        }

        public void Dispose()
        {
        }

        private void Set(Frame frame, int i, int type, int molecule, double charge, Vec3 r)
        {
            frame.Ids[i] = i + 1;
            frame.Types[i] = type;
            frame.Molecules[i] = molecule;
            frame.Charges[i] = charge;
            frame.Masses[i] = 1;
            frame.Positions[i] = r + _drift;
            frame.Images[i] = default;
        }
    }
}
