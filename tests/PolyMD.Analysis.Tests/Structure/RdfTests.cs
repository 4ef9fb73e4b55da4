using PolyMD.Analysis.Structure;
using PolyMD.IO.Readers;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Structure;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class RdfTests
{
    private static string Fixture(string name) => Path.Combine(TestContext.CurrentContext.TestDirectory, "Structure", "Fixtures", name);

    /// <summary>Same frame, same bins as LAMMPS' compute rdf (29 Sep 2021). LAMMPS normalises the 1-1 pair with N_B − 1 partners as we do.</summary>
    [Test]
    public void RadialDistribution_LammpsFrame_AgreesWithComputeRdf()
    {
        NumberTableSeries table = AveTimeReader.ReadVectors(Fixture("rdf_frame.txt"));
        (int A, int B)[] pairs = [(1, 1), (1, 2)];
        for (int p = 0; p < 2; p++)
        {
            using DumpReader reader = new(Fixture("rdf_frame.lammpstrj"));
            RdfCurve mine = FrameAnalysis.Run(new RadialDistribution([pairs[p].A], [pairs[p].B], 1.8, 12), reader);
            RdfCurve lammps = RdfTable.Average(table, p, firstStep: 200);
            for (int b = 0; b < 12; b++)
            {
                Assert.That(mine.R[b], Is.EqualTo(lammps.R[b]).Within(1e-9));
                Assert.That(mine.Coordination[b], Is.EqualTo(lammps.Coordination[b]).Within(1e-8), $"pair {p}, bin {b}");
                Assert.That(mine.G[b], Is.EqualTo(lammps.G[b]).Within(1e-6).Percent.Or.EqualTo(lammps.G[b]).Within(1e-9), $"pair {p}, bin {b}");
            }
        }
    }

    [Test]
    public void FirstShell_SimpleCubicLattice_HasSixNeighbours()
    {
        Frame frame = new() { HasTypes = true, Box = new SimulationBox(default, new Vec3(6, 6, 6)) };
        frame.Resize(216);
        for (int i = 0; i < 216; i++)
        {
            frame.Ids[i] = i + 1;
            frame.Types[i] = 1;
            frame.Positions[i] = new Vec3(i % 6, i / 6 % 6, i / 36);
        }

        RadialDistribution rdf = new([1], [1], 3, 60);
        rdf.Prepare(frame);
        rdf.Accumulate(frame);
        FirstShell shell = rdf.Result().FindFirstShell();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shell.PeakPosition, Is.EqualTo(1).Within(0.05));
            Assert.That(shell.CoordinationNumber, Is.EqualTo(6).Within(1e-9));
            Assert.That(shell.MinimumPosition, Is.InRange(1.05, 1.40));
        }
    }

    /// <summary>Uncorrelated points: g = 1. Each bin beyond r = 1 holds over 2000 pairs per run, so 10 % is more than four sigma.</summary>
    [Test]
    public void RadialDistribution_IdealGas_IsOne()
    {
        Random random = new(2);
        Frame frame = new() { HasTypes = true, Box = new SimulationBox(default, new Vec3(8, 8, 8), TiltXY: 1.5) };
        frame.Resize(600);
        RadialDistribution rdf = new([1], [2], 3.5, 14);
        for (int f = 0; f < 20; f++)
        {
            for (int i = 0; i < 600; i++)
            {
                frame.Ids[i] = i + 1;
                frame.Types[i] = i < 200 ? 1 : 2;
                frame.Positions[i] = frame.Box.FromFractional(new Vec3(random.NextDouble(), random.NextDouble(), random.NextDouble()));
            }

            if (f == 0) rdf.Prepare(frame);
            rdf.Accumulate(frame);
        }

        RdfCurve curve = rdf.Result();
        for (int b = 4; b < 14; b++) Assert.That(curve.G[b], Is.EqualTo(1).Within(10).Percent, $"bin {b}");
        Assert.That(curve.Coordination[^1], Is.EqualTo(400 / 512.0 * 4 / 3 * Math.PI * 3.5 * 3.5 * 3.5).Within(2).Percent);
    }

    [Test]
    public void RadialDistribution_SameMoleculeLeftOut_CountsOnlyOthers()
    {
        Frame frame = new() { HasTypes = true, HasMolecules = true, Box = new SimulationBox(default, new Vec3(10, 10, 10)) };
        frame.Resize(3);
        for (int i = 0; i < 3; i++)
        {
            frame.Ids[i] = i + 1;
            frame.Types[i] = 1;
            frame.Molecules[i] = i < 2 ? 1 : 2;
            frame.Positions[i] = new Vec3(i, 0, 0);
        }

        RadialDistribution rdf = new([1], [1], 1.5, 3, excludeSameMolecule: true);
        rdf.Prepare(frame);
        rdf.Accumulate(frame);
        // Only atoms 2 and 3 see each other within 1.5: two of three atoms have one neighbour.
        Assert.That(rdf.Result().Coordination[^1], Is.EqualTo(2.0 / 3).Within(1e-12));
    }

    [Test]
    public void RadialDistribution_CutoffBeyondHalfTheBox_IsRefused()
    {
        Frame frame = new() { HasTypes = true, Box = new SimulationBox(default, new Vec3(10, 10, 4)) };
        frame.Resize(2);
        frame.Types[0] = frame.Types[1] = 1;
        RadialDistribution rdf = new([1], [1], 3, 3);
        rdf.Prepare(frame);
        Assert.That(() => rdf.Accumulate(frame), Throws.TypeOf<PolyMDException>().With.Message.Contains("half of the cell's height 4 along z"));
    }

    [Test]
    public void FirstShell_NoisyPeakThenMinimum_IsFoundWithItsCoordination()
    {
        // A Li–O like curve: sharp peak at 2.05, minimum near 2.9, second peak at 4.5, noise of 2 %.
        Random random = new(8);
        double[] r = [.. Enumerable.Range(0, 120).Select(i => 0.025 + 0.05 * i)];
        double G(double x) => x < 1.6 ? 0 : 18 * Math.Exp(-Math.Pow((x - 2.05) / 0.15, 2)) + 1.6 * Math.Exp(-Math.Pow((x - 4.5) / 0.6, 2)) + 1 / (1 + Math.Exp(-(x - 3.4) * 5));
        double[] g = [.. r.Select(x => G(x) * (1 + 0.02 * (random.NextDouble() - 0.5)))];
        double n = 0;
        double[] c = [.. r.Select((x, i) => n += 0.05 * g[i] * x * x)];
        FirstShell shell = new RdfCurve(r, g, c).FindFirstShell();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shell.PeakPosition, Is.EqualTo(2.05).Within(0.03));
            Assert.That(shell.MinimumPosition, Is.EqualTo(2.6).Within(0.25));
            Assert.That(shell.CoordinationNumber, Is.EqualTo(18 * 0.15 * Math.Sqrt(Math.PI) * 2.05 * 2.05).Within(4).Percent);
        }
    }

    /// <summary>100 points anew in each of 200 frames: g = 1 and n = 4π/3 ρ r³ in all 12 bins of 20 such trajectories, (value − truth)/error has an rms of 1. The larger of two
    /// errors is taken, so a little less is found; 240 values, of which neighbours share nothing, know it to 5 %: bounds of four of these.</summary>
    [Test]
    public void RadialDistribution_IdealGas_HasCalibratedErrors()
    {
        double squared = 0;
        const int bins = 12, runs = 20;
        for (int seed = 0; seed < runs; seed++)
        {
            Random random = new(seed);
            RdfCurve curve = FrameAnalysis.Run(new RadialDistribution([1], [1], 3, bins), new SyntheticTrajectory(200, (_, frame) =>
            {
                frame.Resize(100);
                for (int i = 0; i < 100; i++) (frame.Ids[i], frame.Types[i], frame.Positions[i]) = (i + 1, 1, new Vec3(random.NextDouble(), random.NextDouble(), random.NextDouble()) * 8);
                frame.HasTypes = true;
                frame.Box = new SimulationBox(default, new Vec3(8, 8, 8));
            }));
            for (int b = 0; b < bins; b++) squared += Math.Pow((curve.G[b] - 1) / Math.Max(1e-9, curve.ErrorG[b]), 2) / (bins * runs);
            Assert.That(curve.Coordination[^1], Is.EqualTo(99 / 512.0 * 4 / 3 * Math.PI * 27).Within(4.5 * curve.ErrorCoordination[^1]));
        }
        TestContext.Out.WriteLine($"rms {Math.Sqrt(squared):F3}");
        Assert.That(Math.Sqrt(squared), Is.InRange(0.75, 1.2));
    }

    [Test]
    public void FirstShell_FlatCurve_IsUnknown() =>
        Assert.That(new RdfCurve([1, 2, 3], [0.5, 0.6, 0.7], [0, 1, 2]).FindFirstShell().PeakPosition, Is.NaN);

    [Test]
    public void RdfTable_WrongPair_SaysHowManyThereAre() =>
        Assert.That(() => RdfTable.Average(AveTimeReader.ReadVectors(Fixture("rdf_frame.txt")), 2),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("the file has 2"));
}
