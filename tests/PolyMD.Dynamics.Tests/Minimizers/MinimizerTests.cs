using PolyMD.Dynamics.Minimizers;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Tests.Minimizers;

/// <summary>Minimisers: iteration by iteration against LAMMPS, threads, fixed atoms, allocation, keywords.</summary>
[TestFixture]
public sealed class MinimizerTests
{
    private static IEnumerable<string> Names => MinimizationCase.Names;

    [TestCaseSource(nameof(Names))]
    public void Minimize_AgainstLammps_FollowsTheSamePath(string name)
    {
        MinimizationCase c = MinimizationCase.Load(name);
        using DataFileSystem system = c.System();
        using MinimizerBase minimizer = c.Minimizer();
        Simulation s = system.Simulation;
        // The scalar loops round alike on every machine; wide lanes do not, and the path with jumps would end elsewhere.
        s.LaneCount = 1;
        double divisor = c.Normalize is null && s.Units.NormalizeByDefault ? s.Atoms.LocalCount : 1;
        List<(long Step, double Energy, double Force)> rows = [];
        MinimizationResult result = minimizer.Minimize(s, c.Criteria, () => rows.Add((s.Step, s.Evaluator.PotentialEnergy() / divisor, ForceNorm(s))));
        // Energies that jump at the cutoff amplify round-off: that path is compared while it is short, then why it ends. Measured:
        // the difference to LAMMPS grows from 1e-15 to 1.6e-8 by row 36 or by row 41, depending on whether bonded terms are summed in
        // lanes or one by one, which is round-off; before row 30 it stays under 1e-9 either way.
        bool jumps = name.EndsWith("jump", StringComparison.Ordinal);
        int compared = Math.Min(jumps ? 30 : rows.Count, c.Rows.Count);
        TestContext.Out.WriteLine($"{name}: difference of energy by row " + string.Join(' ', rows.Zip(c.Rows).Select(p => $"{Math.Abs(p.First.Energy - p.Second.Energy) / Math.Max(1, Math.Abs(p.Second.Energy)):e0}")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.StopReason, Is.EqualTo(c.Reason));
            if (!jumps) Assert.That((result.Iterations, result.Evaluations), Is.EqualTo((c.Iterations, c.Evaluations)));
            Assert.That(rows.Select(r => r.Step), Is.EqualTo(Enumerable.Range(0, (int)result.Iterations + 1)));
            Assert.That(result.Iterations, Is.EqualTo(c.Iterations).Within(jumps ? 10 : 0));
            for (int k = 0; k < compared; k++)
            {
                Assert.That(rows[k].Energy, Is.EqualTo(c.Rows[k].Energy).Within(1e-8 * Math.Max(1, Math.Abs(c.Rows[k].Energy))), $"energy of row {k}");
                Assert.That(rows[k].Force, Is.EqualTo(c.Rows[k].Force).Within(1e-5 * c.Rows[k].Force), $"force of row {k}");
            }
            Assert.That(result.FinalEnergy, Is.EqualTo(c.Rows[^1].Energy * divisor).Within((jumps ? 1e-2 : 1e-8) * Math.Abs(c.Rows[^1].Energy * divisor)));
            Assert.That(result.InitialEnergy, Is.EqualTo(c.Rows[0].Energy * divisor).Within(1e-12 * Math.Abs(c.Rows[0].Energy * divisor)));
            Assert.That(result.InitialForceNorm, Is.EqualTo(c.Rows[0].Force).Within(1e-12 * c.Rows[0].Force));
            Assert.That(result.FinalForceNorm, Is.EqualTo(rows[^1].Force).Within(1e-12 * rows[^1].Force));
        }
    }

    [TestCase("line backtrack dmax 0.5")]
    [TestCase("line quadratic dmax 0.5")]
    public void Search_CrossingABoundaryAndBack_KeepsUnwrappedPositions(string modify)
    {
        using DataFileSystem system = DataFileSystem.LennardJones();
        Simulation s = system.Simulation;
        AtomStore a = s.Atoms;
        a.SetLocalCount(2);
        // A squeezed pair: the first trial throws the left atom out of the box, backtracking brings it in again.
        (a.X[0], a.Y[0], a.Z[0]) = (0.1, 3, 3);
        (a.X[1], a.Y[1], a.Z[1]) = (1.1, 3, 3);
        for (int i = 0; i < 2; i++) a.ImageX[i] = a.ImageY[i] = a.ImageZ[i] = 0;
        using ConjugateGradientMinimizer minimizer = new() { NormalizeByAtoms = false };
        minimizer.ReadModify(ArgReader.FromText("min_modify", modify));
        minimizer.Minimize(s, new(0, 1e-8, 100, 1000), () => { });
        double half = 0.5 * Math.Pow(2, 1.0 / 6);
        Assert.That(a.Unwrapped(0, s.Box).X, Is.EqualTo(0.6 - half).Within(1e-5));
        Assert.That(a.Unwrapped(1, s.Box).X, Is.EqualTo(0.6 + half).Within(1e-5));
    }

    [TestCase("cg")]
    [TestCase("fire")]
    public void Threads_OneToFive_GiveTheSameBits(string style)
    {
        MinimizationCase c = MinimizationCase.Load($"chains-{style}");
        double[][] ends = new[] { 1, 2, 5 }.Select(threads =>
        {
            using DataFileSystem system = c.System(threads);
            using MinimizerBase minimizer = c.Minimizer();
            MinimizationResult r = minimizer.Minimize(system.Simulation, c.Criteria with { MaxIterations = 60 }, () => { });
            AtomStore a = system.Simulation.Atoms;
            return (double[])[r.FinalEnergy, .. a.X.Span[..a.LocalCount].ToArray(), .. a.Z.Span[..a.LocalCount].ToArray()];
        }).ToArray();
        Assert.That(ends[1], Is.EqualTo(ends[0]));
        Assert.That(ends[2], Is.EqualTo(ends[0]));
    }

    [TestCase("cg")]
    [TestCase("sd")]
    [TestCase("fire")]
    public void HeldAtoms_WithForceFix_StayAndTimeStepIsRestored(string style)
    {
        MinimizationCase c = MinimizationCase.Load($"chains-{style}");
        using DataFileSystem system = c.System();
        using MinimizerBase minimizer = c.Minimizer();
        Simulation s = system.Simulation;
        s.Fixes.Add(new HoldFirst(s, 8));
        s.Neighbors.Every = 7;
        double before = s.Atoms.X[3], free = s.Atoms.X[20];
        minimizer.Minimize(s, c.Criteria with { MaxIterations = 30 }, () => { });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Atoms.X[3], Is.EqualTo(before));
            Assert.That(s.Atoms.X[20], Is.Not.EqualTo(free).Within(1e-6));
            Assert.That(s.TimeStep, Is.EqualTo(Units.Real.DefaultTimestep));
            Assert.That(s.Neighbors.Every, Is.EqualTo(7));
            Assert.That(s.Step, Is.EqualTo(30));
            Assert.That(s.Evaluator.LastStep, Is.EqualTo(30));
        }
    }

    [Test]
    public void Minimize_WithoutForces_StopsAtOnce()
    {
        using DataFileSystem system = DataFileSystem.LennardJones();
        Simulation s = system.Simulation;
        s.Fixes.Add(new HoldFirst(s, s.Atoms.LocalCount));
        using ConjugateGradientMinimizer minimizer = new();
        MinimizationResult r = minimizer.Minimize(s, new(1e-8, 0, 10, 10), () => { });
        Assert.That((r.StopReason, r.Iterations, r.Evaluations, s.Evaluator.LastStep), Is.EqualTo(("search direction is not downhill", 1L, 0L, 1L)));
    }

    [TestCase("cg", 1)]
    [TestCase("fire", 1)]
    public void Iterations_Repeated_AllocateNothing(string style, int threads)
    {
        MinimizationCase c = MinimizationCase.Load($"chains-{style}");
        using DataFileSystem system = c.System(threads);
        // A thick skin: rebuilds allocate, iterations must not.
        system.Simulation.Neighbors.Skin = 9;
        using MinimizerBase minimizer = c.Minimizer();
        long[] allocated = new long[101];
        int k = 0;
        minimizer.Minimize(system.Simulation, new(0, 0, 100, 100000), () => allocated[k++] = GC.GetAllocatedBytesForCurrentThread());
        Assert.That(k, Is.EqualTo(101));
        Assert.That(allocated[100] - allocated[10], Is.LessThan(200));
    }

    [TestCase("dmaxx 1", "dmax")]
    [TestCase("alpha_damp 40", "spins")]
    [TestCase("discrete_factor 10", "spins")]
    [TestCase("line spin_cubic", "minimisation of spins")]
    [TestCase("integrator leap", "leapfrog")]
    [TestCase("norm three", "two, inf, max")]
    [TestCase("dmax -1", "greater than zero")]
    [TestCase("dtgrow 0.5", "at least 1")]
    [TestCase("tmax 0.001", "smaller than 'tmin'")]
    [TestCase("", "missing")]
    public void ReadModify_WithBadWords_SaysWhatIsWrong(string text, string hint)
    {
        using FireMinimizer minimizer = new();
        Assert.That(() => minimizer.ReadModify(ArgReader.FromText("min_modify", text)), Throws.TypeOf<DeckException>().With.Message.Contains(hint));
    }

    [Test]
    public void Minimize_WithKeywordOfAnotherStyle_TellsTheLog()
    {
        using DataFileSystem system = DataFileSystem.LennardJones();
        List<string> log = [];
        system.Simulation.Log = log.Add;
        using ConjugateGradientMinimizer minimizer = new();
        minimizer.ReadModify(ArgReader.FromText("min_modify", "tmax 5 dmax 0.2"));
        minimizer.Minimize(system.Simulation, new(0, 0, 1, 10), () => { });
        Assert.That(log.Single(), Does.Contain("tmax").And.Contain("cg"));
    }

    [Test]
    public void Registry_ByName_FindsAllStyles()
    {
        StyleRegistry registry = new(typeof(FireMinimizer).Assembly);
        Assert.That(registry.Names("min_style"), Is.SupersetOf(new[] { "cg", "fire", "sd" }));
        Assert.That(StyleRegistry.Create<IMinimizer>(registry.Find("min_style", "cg")!), Is.TypeOf<ConjugateGradientMinimizer>());
    }

    private static double ForceNorm(Simulation s) => Math.Sqrt(Enumerable.Range(0, s.Atoms.LocalCount).Sum(i => s.Atoms.Force(i).LengthSquared));

    private sealed class HoldFirst(Simulation simulation, int count) : IMinimizerPostForce
    {
        public string Id => "hold";

        public string Style => "hold";

        public void PostForce()
        {
            for (int i = 0; i < count; i++) simulation.Atoms.Fx[i] = simulation.Atoms.Fy[i] = simulation.Atoms.Fz[i] = 0;
        }
    }
}
