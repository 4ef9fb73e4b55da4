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

    private static ChargedSystem Water() => Water(Path.Combine(Path.GetDirectoryName(ChargedSystem.FixtureFolder)!, "nist", "spce_sample_config_periodic1.xyz"), r => r);

    private static ChargedSystem Water(string path, Func<Vec3, Vec3> turn)
    {
        string[] lines = File.ReadAllLines(path);
        double[] cell = [.. lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
        SimulationBox box = new(Vec3.Zero, new Vec3(cell[0], cell[1], cell[2]));
        if (cell.Length > 3) box = box with { TiltXY = cell[3], TiltXZ = cell[4], TiltYZ = cell[5] };
        List<(double, Vec3)> atoms = [];
        foreach (string line in lines.Skip(2))
        {
            string[] w = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (w.Length < 4) continue;
            double At(int k) => double.Parse(w[k], CultureInfo.InvariantCulture);
            atoms.Add((atoms.Count % 3 == 0 ? -2 * HydrogenCharge : HydrogenCharge, turn(new Vec3(At(1), At(2), At(3)))));
        }
        return new ChargedSystem(box with { Lo = -0.5 * (box.Shift(1, 0, 0) + box.Shift(0, 1, 0) + box.Shift(0, 0, 1)) }, atoms, Units.Real, 10);
    }

    private static double Energy(ChargedSystem water, KSpaceSettings settings)
    {
        double squares = 0;
        for (int i = 0; i < water.Atoms.LocalCount; i++) squares += water.Atoms.Charge[i] * water.Atoms.Charge[i];
        SimulationBox box = water.Simulation.Box;
        ElectrostaticProblem problem = new(box.Lengths, water.Atoms.LocalCount, 0, squares, 10, Coulomb, Coulomb) { Box = box };
        using EwaldSolver solver = new(problem, settings);
        solver.SetBox(box);
        return solver.Compute(water.Atoms, Needs.Energy, null, water.Team).Energy;
    }

    [Test]
    public void Slab_SampleConfiguration_GivesTheDipoleTermAlongX()
    {
        string path = Path.Combine(Path.GetDirectoryName(ChargedSystem.FixtureFolder)!, "nist", "spce_sample_config_periodic1.xyz");
        // The term of this code is along z: x and z change places.
        using ChargedSystem water = Water(path, r => new Vec3(r.Z, r.Y, r.X));
        KSpaceSettings periodic = new() { GEwald = 5.6 / 20, KMax = (5, 5, 5), KSquaredBelow = 27 };
        Assert.That(Energy(water, periodic with { SlabFactor = 1 }) - Energy(water, periodic), Is.EqualTo(0.76210998062866941).Within(1e-9));
    }

    [Test]
    public void Ewald_TriclinicConfiguration_GivesThePublishedFourierEnergy()
    {
        string path = Path.Combine(ChargedSystem.FixtureFolder, "..", "..", "..", "..", "shared", "data", "nist", "spce_triclinic_sample_periodic1.xyz");
        if (!File.Exists(path)) Assert.Ignore("the non-cuboid configuration is not here");
        using ChargedSystem water = Water(path, r => r);
        double squares = 400 * 6 * HydrogenCharge * HydrogenCharge, self = -Coulomb * 0.2850 / Math.Sqrt(Math.PI) * squares;
        double total = Energy(water, new KSpaceSettings { GEwald = 0.2850, KMax = (7, 7, 7) });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(self, Is.EqualTo(-96297.75579).Within(1e-4));
            // All vectors with components up to 7 that are no longer than the longest 2π·7/L: LAMMPS' sphere.
            Assert.That(total - self, Is.EqualTo(371.46525).Within(1e-4));
        }
    }

    [Test]
    public void Ewald_SampleConfiguration_GivesPublishedFourierAndSelfEnergy()
    {
        using ChargedSystem water = Water();
        double squares = 0;
        for (int i = 0; i < water.Atoms.LocalCount; i++) squares += water.Atoms.Charge[i] * water.Atoms.Charge[i];
        double total = Energy(water, new KSpaceSettings { GEwald = 5.6 / 20, KMax = (5, 5, 5), KSquaredBelow = 27 });
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
