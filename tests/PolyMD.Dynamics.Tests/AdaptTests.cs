using PolyMD.Engine;
using PolyMD.Engine.Styles;

namespace PolyMD.Dynamics.Tests;

/// <summary>What the decks that LAMMPS ran leave out: diameters, intervals, the state after a run.</summary>
[TestFixture]
public sealed class AdaptTests
{
    [TestCase("no", 8, 39.948)]
    [TestCase("yes", 8, 8 * 39.948)]
    public void Diameter_Doubled_TakesTheMassWithItOnRequest(string mass, double diameter, double expected)
    {
        using TestRun run = Spheres();
        Simulation s = run.Simulation;
        run.Quantities.Variables["d"] = () => 8;
        run.Execute($"fix 1 all adapt 0 atom diameter v_d mass {mass}");
        run.Run(1);
        int argon = FirstOfType(s, 0);
        Assert.That(2 * s.Atoms.Values(AtomColumnNames.Radius)[argon], Is.EqualTo(diameter));
        Assert.That(s.Atoms.Mass[argon], Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void Reset_AfterARun_GivesTheOriginalsBack()
    {
        using TestRun run = Spheres();
        Simulation s = run.Simulation;
        IAdjustableCoefficients pair = (IAdjustableCoefficients)s.Forces[0];
        run.Quantities.Variables["f"] = () => 1 + 0.01 * s.Step;
        run.Execute("fix 1 all adapt 2 pair lj/cut epsilon 1 1*2 v_f pair lj/cut sigma 2 2 v_f atom diameter v_f scale yes reset yes mass yes");
        List<double> seen = [];
        run.Run(5, _ => seen.Add(pair.Coefficient("epsilon", 0, 1)));
        // Changed at steps 0, 2 and 4.
        Assert.That(seen, Is.EqualTo((double[])[0.2, 0.2 * 1.02, 0.2 * 1.02, 0.2 * 1.04, 0.2 * 1.04]).Within(1e-15));
        Assert.That(pair.Coefficient("epsilon", 0, 0), Is.EqualTo(0.238));
        Assert.That(pair.Coefficient("sigma", 1, 1), Is.EqualTo(3.0));
        Assert.That(s.Atoms.Values(AtomColumnNames.Radius)[7], Is.EqualTo(2));
        Assert.That(s.Atoms.Mass[FirstOfType(s, 1)], Is.EqualTo(20.18));
    }

    private static TestRun Spheres()
    {
        TestRun run = new();
        AtomStore a = run.Simulation.Atoms;
        a.HasOwnMass = true;
        a.AddColumn(AtomColumnNames.Radius);
        for (int i = 0; i < a.LocalCount; i++) a.Values(AtomColumnNames.Radius)[i] = 2;
        return run;
    }

    private static int FirstOfType(Simulation s, int type) => Enumerable.Range(0, s.Atoms.LocalCount).First(i => s.Atoms.TypeIndex[i] == type);
}
