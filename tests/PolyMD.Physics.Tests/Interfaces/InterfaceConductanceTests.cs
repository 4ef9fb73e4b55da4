using PolyMD.Analysis;
using PolyMD.Analysis.Interfaces;
using PolyMD.Analysis.Spectra;
using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.IO.Readers;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Physics.Tests.Interfaces;

/// <summary>
/// The contact of two Lennard-Jones crystals of masses 1 and 4 (tests/decks/physics/interface-lj.in), by several methods; docs/validation.md has longer
/// runs. Stationary runs with two kinds of baths measure one quantity and must agree; the others are other quantities, and only their size is looked at.
/// </summary>
[TestFixture, Category("Slow")]
public sealed class InterfaceConductanceTests
{
    private const double Edge = 1.586, Step = 0.005, Width = 4 * Edge, Length = 32 * Edge;

    private static readonly SiFactors s_lj = SiFactors.ForStyle("lj");

    /// <summary>
    /// Resistance of Langevin baths and of eHEX within four combined errors (false failure 6e-5), each within four errors of the mean of longer runs,
    /// 0.87; and the heat across the contact in the middle by the spectrum of forces and velocities: half of the power of the baths within four of its
    /// errors, all of it below the highest frequency of the lighter crystal.
    /// </summary>
    [Test]
    public void Resistance_LangevinAndEhex_AgreeAndTheSpectrumHoldsThePower()
    {
        using DeckFolder langevin = new(), ehex = new();
        Measured a = Stationary(langevin, "langevin"), b = Stationary(ehex, "ehex");
        TestContext.Out.WriteLine($"Langevin {a}, eHEX {b}");
        SpectralHeatCurrentResult q;
        using (DumpReader dump = new(ehex.FullName("contact.dump.gz"), Step, "c_across")) q = FrameAnalysis.Run(new SpectralHeatCurrent(AtomSelection.Parse("type 1"), AtomSelection.Parse("type 2"), 256), dump);
        TestContext.Out.WriteLine($"spectrum {q.Power}, direct {q.Direct}");
        double Combined(Measured x, double error) => Math.Sqrt(x.StandardError * x.StandardError + error * error);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(a.Value, Is.EqualTo(b.Value).Within(4 * Combined(a, b.StandardError)));
            Assert.That(a.Value, Is.EqualTo(0.87).Within(4 * Combined(a, 0.04)));
            Assert.That(b.Value, Is.EqualTo(0.87).Within(4 * Combined(b, 0.04)));
            Assert.That(a.StandardError, Is.LessThan(0.35));
            Assert.That(q.Power.Value, Is.EqualTo(2.2).Within(4 * q.Power.StandardError));
            Assert.That(q.Power.StandardError, Is.LessThan(0.5));
            int top = Array.FindIndex(q.Frequency, f => f > 5);
            Assert.That(q.Cumulative[top].Value, Is.EqualTo(q.Power.Value).Within(0.1 * q.Power.Value));
        }
    }

    /// <summary>Two transient runs: of the size of longer ones (0.57 as a whole, resistance within the crystals included).</summary>
    [Test]
    public void Conductance_Transient_IsThatOfLongerRuns()
    {
        TransientResult[] runs = [.. new[] { "111", "222" }.Select(seed =>
        {
            using DeckFolder folder = new();
            folder.Run(DeckFolder.DeckText("interface-lj.in"), 1, ("method", "transient"), ("nMeasure", "30000"), ("seed", seed));
            NumberTable t = AveTimeReader.ReadScalars(folder.FullName("series.txt"));
            return TransientConductance.Analyze(new TransientInput
            {
                Time = [.. t.Column(0).Select(s => s * Step)],
                FirstTemperature = t.Column("v_TA"),
                SecondTemperature = t.Column("v_TB"),
                FirstEnergy = t.Column("v_EA"),
                SecondEnergy = t.Column("v_EB"),
                Area = 2 * Width * Width,
                Units = s_lj,
            });
        })];
        foreach (TransientResult r in runs)
        {
            TestContext.Out.WriteLine($"balance {r.Balance.Value}, decay {r.Decay.Value}, capacity {r.HeatCapacity}");
            Assert.That(r.Balance.Value.Value, Is.EqualTo(0.57).Within(4 * Math.Sqrt(r.Balance.Value.StandardError * r.Balance.Value.StandardError + 0.06 * 0.06)));
            // Classical crystals: 3 per atom each, 1024 atoms in each body.
            Assert.That(r.HeatCapacity.Value, Is.EqualTo(1536).Within(25).Percent);
        }
    }

    private static Measured Stationary(DeckFolder folder, string method)
    {
        folder.Run(DeckFolder.DeckText("interface-lj.in"), 1, ("method", method), ("nDiscard", "20000"), ("nMeasure", "60000"), ("nBlock", "5000"), ("dump", method == "ehex" ? "yes" : "no"));
        InterfaceResistanceResult r = InterfaceResistance.Analyze(new InterfaceResistanceInput
        {
            Name = method,
            Lithium = AveTimeReader.ReadChunks(folder.FullName("profileA.txt")),
            Electrolyte = AveTimeReader.ReadChunks(folder.FullName("profileB.txt")),
            Heat = AveTimeReader.ReadScalars(folder.FullName("heat.txt")),
            Box = new SimulationBox(default, new Vec3(Width, Width, Length)),
            TimeStep = Step,
            Units = s_lj,
            HotBath = new BathRegion(6.9 * Edge, 9 * Edge),
            ColdBath = new BathRegion(22.9 * Edge, 25 * Edge),
        }, new InterfaceResistanceSettings { Exclusion = 2, BathMargin = 1, EdgeSmoothing = 0.8, ReducedCoordinates = true, HotColumn = "v_in", ColdColumn = "v_out", TallyPositiveWhenRemoved = false });
        return r.Resistance;
    }
}
