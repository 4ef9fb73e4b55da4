using System.Text.Json;
using PolyMD.Engine;
using PolyMD.Forces.KSpace;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.KSpace;

/// <summary>Parameters, energies, virials and forces against the results of LAMMPS in tests/fixtures/kspace.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class LammpsAgreementTests
{
    private static IEnumerable<string> Cases => Directory.GetFiles(ChargedSystem.FixtureFolder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order();

    private static (ChargedSystem System, KSpaceForce Force, JsonElement Expected) Load(string name)
    {
        JsonElement j = JsonDocument.Parse(File.ReadAllText(Path.Combine(ChargedSystem.FixtureFolder, name + ".json"))).RootElement;
        string[] style = j.GetProperty("style").GetString()!.Split(' ');
        ChargedSystem system = ChargedSystem.Salt(Units.Find(j.GetProperty("units").GetString()!)!, j.GetProperty("cutoff").GetDouble(),
            j.GetProperty("boundary").GetString()!, j.GetProperty("charge").GetDouble());
        KSpaceForce force = system.Add<KSpaceForce>(style[0] == "pppm" ? new PppmForce() : new EwaldForce(), style[1], j.GetProperty("modify").GetString()!);
        return (system, force, j);
    }

    // For a slab with net charge Ballenegger's constant takes the height of the stretched cell, without which the energy depends on the vacuum
    // (tested in KSpacePhysicsTests); LAMMPS of 29 Sep 2021 takes that of the real box. Everything else agrees, so the known difference is added.
    private static double ChargedSlabConstant(ChargedSystem system, KSpaceForce force, double firstCharge, double share)
    {
        if (force.Settings.SlabFactor is not { } f) return 0;
        Vec3 edge = system.Simulation.Box.Lengths;
        double net = firstCharge - 1;
        return -system.Simulation.Units.CoulombConstant * 2 * Math.PI / (edge.X * edge.Y * edge.Z * f) * net * share * edge.Z * edge.Z * (f * f - 1) / 12;
    }

    private static double[] Numbers(JsonElement e) => [.. e.EnumerateArray().Select(v => v.GetDouble())];

    [TestCaseSource(nameof(Cases))]
    public void Parameters_FromAccuracy_EqualThoseLammpsPrints(string name)
    {
        (ChargedSystem system, KSpaceForce force, JsonElement expected) = Load(name);
        using ChargedSystem dispose = system;
        double g = expected.GetProperty("gewald").GetDouble(), absolute = expected.GetProperty("absolute").GetDouble(), relative = expected.GetProperty("relative").GetDouble();
        using (Assert.EnterMultipleScope())
        {
            // Eight printed digits.
            Assert.That(force.SplittingParameter, Is.EqualTo(g).Within(1e-5).Percent);
            string log = string.Join('\n', system.Messages);
            Assert.That(log, Does.Contain($"G vector (1/distance) = {g:g8}"));
            Assert.That(log, Does.Contain($"estimated absolute RMS force accuracy = {absolute:g8}"));
            Assert.That(log, Does.Contain($"estimated relative force accuracy = {relative:g8}"));
            if (expected.TryGetProperty("mesh", out JsonElement mesh))
            {
                double[] n = Numbers(mesh);
                Assert.That(log, Does.Contain($"grid = {n[0]} {n[1]} {n[2]}"));
            }
            else
            {
                double[] k = Numbers(expected.GetProperty("kmax"));
                Assert.That(log, Does.Contain($"actual max1d max3d = {expected.GetProperty("vectors").GetInt32()} "));
                Assert.That(log, Does.Contain($"kxmax kymax kzmax  = {k[0]} {k[1]} {k[2]}"));
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void EnergyVirialForces_SamePositions_EqualLammps(string name)
    {
        (ChargedSystem system, KSpaceForce force, JsonElement expected) = Load(name);
        using ChargedSystem dispose = system;
        system.Evaluate(force);
        double charge = expected.GetProperty("charge").GetDouble(), worst = 0;
        double energy = expected.GetProperty("energy").GetDouble() + ChargedSlabConstant(system, force, charge, charge - 1);
        double[] virial = Numbers(expected.GetProperty("virial"));
        double virialScale = virial.Max(Math.Abs), forceScale = system.ForceNorm();
        int i = 0;
        foreach (JsonElement row in expected.GetProperty("forces").EnumerateArray())
        {
            double[] f = Numbers(row);
            worst = Math.Max(worst, (system.Atoms.Force(i++) - new Vec3(f[0], f[1], f[2])).Length);
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(force.Tally.Energy, Is.EqualTo(energy).Within(1e-8 * Math.Abs(energy)));
            for (int c = 0; c < 6; c++) Assert.That(force.Tally.Virial[c], Is.EqualTo(virial[c]).Within(1e-8 * virialScale), $"virial {c}");
            Assert.That(worst, Is.LessThan(1e-8 * forceScale));
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void PerAtom_SamePositions_EqualsLammpsAndAddsUp(string name)
    {
        (ChargedSystem system, KSpaceForce force, JsonElement expected) = Load(name);
        using ChargedSystem dispose = system;
        system.Evaluate(force, Needs.Global | Needs.AtomEnergy | Needs.AtomVirial);
        double[] energy = Numbers(expected.GetProperty("atomEnergy"));
        double[][] virial = [.. expected.GetProperty("atomVirial").EnumerateArray().Select(Numbers)];
        double scale = virial.Max(v => v.Max(Math.Abs)), sum = 0, worst = 0;
        double[] total = new double[9];
        PerAtomTally tally = system.Simulation.PerAtom;
        for (int i = 0; i < system.Atoms.LocalCount; i++)
        {
            sum += tally.Energy[i];
            for (int c = 0; c < 9; c++) total[c] += tally.Virial[9 * i + c];
            if (i >= energy.Length) continue;
            double expectedEnergy = energy[i] + ChargedSlabConstant(system, force, expected.GetProperty("charge").GetDouble(), system.Atoms.Charge[i]);
            Assert.That(tally.Energy[i], Is.EqualTo(expectedEnergy).Within(1e-8 * energy.Max(Math.Abs)), $"atom {i + 1}");
            for (int c = 0; c < 6; c++) worst = Math.Max(worst, Math.Abs(tally.Virial[9 * i + c] - virial[i][c]));
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(worst, Is.LessThan(1e-8 * scale));
            Assert.That(sum, Is.EqualTo(force.Tally.Energy).Within(1e-9).Percent);
            for (int c = 0; c < 9; c++)
                Assert.That(total[c], Is.EqualTo(force.Tally.Virial[c < 6 ? c : c - 3]).Within(1e-10 * system.Atoms.LocalCount * scale), $"component {c}");
        }
    }
}
