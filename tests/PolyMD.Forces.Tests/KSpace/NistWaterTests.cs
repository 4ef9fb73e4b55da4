using System.Globalization;
using PolyMD.Engine;
using PolyMD.Forces.KSpace;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.KSpace;

/// <summary>SPC/E water, NIST sample configuration 1: α = 5.6/L, wave vectors with |n| components up to 5 and n² below 27, tin-foil boundary.</summary>
[TestFixture]
public sealed class NistWaterTests
{
    // e²/(4πε0) in kJ mol⁻¹ Å (CODATA 2018) and the molar gas constant, kJ mol⁻¹ K⁻¹.
    private const double Coulomb = 1389.3545764438198;
    private const double Gas = 8.31446261815324e-3;
    private const double HydrogenCharge = 0.42380;

    private static ChargedSystem Water()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(ChargedSystem.FixtureFolder)!, "nist", "spce_sample_config_periodic1.xyz"));
        List<(double, Vec3)> atoms = [];
        foreach (string line in lines.Skip(2))
        {
            string[] w = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (w.Length < 5) continue;
            double At(int k) => double.Parse(w[k], CultureInfo.InvariantCulture);
            atoms.Add((w[4] == "O" ? -2 * HydrogenCharge : HydrogenCharge, new Vec3(At(1), At(2), At(3))));
        }
        return new ChargedSystem(new SimulationBox(new Vec3(-10, -10, -10), new Vec3(20, 20, 20)), atoms, Units.Real, 10);
    }

    [Test]
    public void Ewald_SampleConfiguration_GivesPublishedFourierAndSelfEnergy()
    {
        using ChargedSystem water = Water();
        double squares = 0;
        for (int i = 0; i < water.Atoms.LocalCount; i++) squares += water.Atoms.Charge[i] * water.Atoms.Charge[i];
        ElectrostaticProblem problem = new(water.Simulation.Box.Lengths, water.Atoms.LocalCount, 0, squares, 10, Coulomb, Coulomb);
        KSpaceSettings settings = new() { GEwald = 5.6 / 20, KMax = (5, 5, 5), KSquaredBelow = 27 };
        using EwaldSolver solver = new(problem, settings);
        solver.SetBox(water.Simulation.Box);
        double total = solver.Compute(water.Atoms, Needs.Energy, null, water.Team).Energy;
        double self = -Coulomb * 5.6 / 20 / Math.Sqrt(Math.PI) * squares, fourier = total - self;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(water.Atoms.LocalCount, Is.EqualTo(300));
            // All digits NIST prints, K.
            Assert.That(fourier / Gas, Is.EqualTo(6.27009e3).Within(0.005));
            Assert.That(self / Gas, Is.EqualTo(-2.84469e6).Within(5));
            // The same configuration by FEASST, kJ/mol.
            Assert.That(fourier, Is.EqualTo(52.13245734204947).Within(1e-8));
            Assert.That(self, Is.EqualTo(-23652.080370504391).Within(1e-6));
        }
    }
}
