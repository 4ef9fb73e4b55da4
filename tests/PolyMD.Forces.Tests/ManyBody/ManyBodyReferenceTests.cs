using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.ManyBody;

/// <summary>Energies, forces and virials against LAMMPS, for every lane width.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ManyBodyReferenceTests
{
    private const double Tolerance = 1e-10;

    private static IEnumerable<TestCaseData> Cases()
    {
        foreach (string name in ManyBodyCase.Names)
        {
            foreach (int lane in new[] { 0, 1, 4, 8 }) yield return new TestCaseData(name, lane);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Compute_Fixture_AgreesWithLammps(string name, int laneWidth)
    {
        ManyBodyCase c = ManyBodyCase.Load(name);
        using ThreadTeam team = new(1);
        using Simulation s = c.Build(team, laneWidth);
        s.Evaluator.Compute(Needs.Global);
        double force = Math.Sqrt(c.Forces.Average(f => f.Sum(x => x * x))), virial = c.Virial.Max(Math.Abs) + Math.Abs(c.Energy) / 10;
        SymTensor w = s.Evaluator.Virial();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Evaluator.PotentialEnergy(), Is.EqualTo(c.Energy).Within(Tolerance * Math.Abs(c.Energy)), "energy");
            for (int k = 0; k < 6; k++) Assert.That(w[k], Is.EqualTo(c.Virial[k]).Within(Tolerance * virial), $"virial {k}");
            for (int i = 0; i < c.Types.Length; i++)
            {
                // LAMMPS prints forces by atom id; ours stay in input order here.
                Vec3 f = s.Atoms.Force(i), g = new(c.Forces[i][0], c.Forces[i][1], c.Forces[i][2]);
                Assert.That((f - g).Length, Is.LessThan(Tolerance * force), $"force on atom {i + 1}");
            }
        }
    }

    [TestCase("graphene", "graphene-real")]
    [TestCase("silicene", "silicene-real")]
    [TestCase("lithium", "lithium-real")]
    public void Compute_MetalFileInRealUnits_ConvertsEnergyByLammpsFactor(string metal, string real)
    {
        ManyBodyCase c = ManyBodyCase.Load(metal);
        using ThreadTeam team = new(1);
        using Simulation a = c.Build(team), b = (c with { Units = "real" }).Build(team);
        a.Evaluator.Compute(Needs.Global);
        b.Evaluator.Compute(Needs.Global);
        double ea = a.Evaluator.PotentialEnergy(), eb = b.Evaluator.PotentialEnergy();
        // sqrt(rho) of an EAM is scaled with the table, so the ratio is exact for all three styles.
        Assert.That(eb / ea, Is.EqualTo(23.060549).Within(1e-9));
        Assert.That(ManyBodyCase.Load(real).Units, Is.EqualTo("real"));
    }
}
