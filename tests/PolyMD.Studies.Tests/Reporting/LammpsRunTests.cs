using PolyMD.Analysis;
using PolyMD.Analysis.Interfaces;
using PolyMD.IO.Readers;
using PolyMD.Model;
using PolyMD.Numerics;
using PolyMD.Studies.Reporting;

namespace PolyMD.Studies.Tests.Reporting;

/// <summary>Files of a real heat run, written by LAMMPS (29 Sep 2021) from Fixtures/in.stack: two Lennard-Jones solids with weak cross terms, no sheet.</summary>
[TestFixture]
public sealed class LammpsRunTests
{
    private static InterfaceResistanceInput Load()
    {
        string folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Reporting", "Fixtures");
        return new InterfaceResistanceInput
        {
            Name = "LJ stack",
            Lithium = AveTimeReader.ReadChunks(Path.Combine(folder, "profile_li.txt")),
            Electrolyte = AveTimeReader.ReadChunks(Path.Combine(folder, "profile_electrolyte.txt")),
            Heat = AveTimeReader.ReadScalars(Path.Combine(folder, "heat.txt")),
            Box = new SimulationBox(new Vec3(0, 0, -0.91721859), new Vec3(21.4, 21.4, 108.83444)),
            TimeStep = 4,
            Units = SiFactors.ForStyle("real"),
            HotBath = new BathRegion(22, 30),
            ColdBath = new BathRegion(76, 84),
        };
    }

    /// <summary>Checked by hand from the files: the hot tally falls and the cold one rises by about the same energy, the profile steps at 54 Å.
    /// Weakly bound LJ solids have R of 1e-9 to 1e-8 m²K/W and κ of some 0.1 W/(m K).</summary>
    [Test]
    public void Analyze_LammpsFiles_GivesAConsistentInterface()
    {
        InterfaceResistanceInput input = Load();
        InterfaceResistanceResult r = InterfaceResistance.Analyze(input);
        double hot = input.Heat.Column("f_hot")[^1] - input.Heat.Column("f_hot")[0];
        double power = -hot * 4184 / 6.02214076e23 / (40000 * 4e-15);
        TestContext.Out.WriteLine($"R = {r.Resistance}, jump {r.Jump}, flux {r.SourceFlux} in, {r.SinkFlux} out, kappa {r.LithiumConductivity} {r.ElectrolyteConductivity}");
        foreach (InterfaceSide side in r.Sides) TestContext.Out.WriteLine($"{side.Name}: Li {side.LithiumSurface:F2} plane {side.Plane:F2} el {side.ElectrolyteSurface:F2} jump {side.Jump}");
        TestContext.Out.WriteLine(string.Join("\n", r.Warnings));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.SourcePower.Value, Is.EqualTo(power).Within(1e-6).Percent);
            Assert.That(r.Flux.Value, Is.Positive);
            Assert.That(Math.Abs(r.Imbalance.Value), Is.LessThan(3 * r.Imbalance.StandardError + 0.02));
            Assert.That(r.Resistance.Value, Is.InRange(1e-9, 3e-8));
            Assert.That(r.Resistance.HasError, Is.True);
            Assert.That(r.ElectrolyteConductivity.Value, Is.InRange(0.05, 1));
            Assert.That(r.Sides[0].Plane, Is.EqualTo(53.4).Within(2));
            Assert.That(r.DeviceResistance.Value, Is.GreaterThan(r.Resistance.Value));
        }
    }

    [Test]
    public void TemperaturePlot_LammpsFiles_IsDrawn()
    {
        SvgCanvas svg = TemperaturePlot.Draw(InterfaceResistance.Analyze(Load()), "Two Lennard-Jones solids");
        string? keep = Environment.GetEnvironmentVariable("POLYMD_KEEP_REPORTS");
        if (keep is not null) svg.Save(Path.Combine(Path.GetTempPath(), "polymd-lj.svg"));
        Assert.That(svg.ToSvg(), Does.Contain("ΔT").And.Not.Contain("NaN"));
    }
}
