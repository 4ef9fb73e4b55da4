using System.Globalization;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.KSpace;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.KSpace;

/// <summary>The real pair style and the mesh solver in one simulation against tests/fixtures/kspace/total.txt.</summary>
[TestFixture]
public sealed class PairAndMeshTests
{
    [Test]
    public void LjCutCoulLongWithPppm_SamePositions_EqualLammps()
    {
        string[] lines = File.ReadAllLines(Path.Combine(ChargedSystem.FixtureFolder, "total.txt"));
        double[] Row(string line) => [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
        double[] thermo = Row(lines[1]);
        using ChargedSystem salt = ChargedSystem.Salt(Units.Real, 5.5);
        using Simulation s = new(new StyleRegistry(typeof(ForceFactory).Assembly), salt.Team) { Units = Units.Real, Box = salt.Simulation.Box };
        s.Types.SetCount(1);
        s.Types.Mass[0] = 20;
        s.Atoms.SetLocalCount(salt.Atoms.LocalCount);
        for (int i = 0; i < s.Atoms.LocalCount; i++)
        {
            (s.Atoms.X[i], s.Atoms.Y[i], s.Atoms.Z[i]) = (salt.Atoms.X[i], salt.Atoms.Y[i], salt.Atoms.Z[i]);
            s.Atoms.Charge[i] = salt.Atoms.Charge[i];
            s.Atoms.Id[i] = i + 1;
        }
        IPairStyle pair = ForceFactory.CreatePair(s.Registry, "lj/cut/coul/long", ArgReader.FromText("pair_style", "lj/cut/coul/long"));
        pair.ReadSettings(ArgReader.FromText("pair_style", "5.5 5.5"), s);
        pair.ReadCoefficients(ArgReader.FromText("pair_coeff", "* * 0.1 2.5"), s);
        PppmForce pppm = new();
        pppm.ReadSettings(ArgReader.FromText("kspace_style pppm", "1e-4"), s);
        s.Forces.Add(pair);
        s.Forces.Add(pppm);
        s.Evaluator.Setup();
        s.Evaluator.Compute(Needs.Global);
        SymTensor pressure = s.Evaluator.Virial() * (s.Units.EnergyPerVolumeToPressure / s.Box.Volume);
        double worst = 0, square = 0;
        foreach (string line in lines.Skip(2))
        {
            double[] v = Row(line);
            Vec3 f = new(v[1], v[2], v[3]);
            int i = Enumerable.Range(0, s.Atoms.LocalCount).Single(k => s.Atoms.Id[k] == (int)v[0]);
            worst = Math.Max(worst, (s.Atoms.Force(i) - f).Length);
            square = Math.Max(square, f.LengthSquared);
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pair.Tally.Energy, Is.EqualTo(thermo[0]).Within(1e-10 * Math.Abs(thermo[0])));
            Assert.That(pair.Tally.CoulombEnergy, Is.EqualTo(thermo[1]).Within(1e-8 * Math.Abs(thermo[1])));
            Assert.That(pppm.Tally.Energy, Is.EqualTo(thermo[2]).Within(1e-8 * Math.Abs(thermo[2])));
            for (int c = 0; c < 6; c++) Assert.That(pressure[c], Is.EqualTo(thermo[4 + c]).Within(1e-8 * Math.Abs(thermo[4])), $"pressure {c}");
            Assert.That(worst, Is.LessThan(1e-8 * Math.Sqrt(square)));
        }
    }
}
