using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;

namespace PolyMD.Dynamics.Tests;

/// <summary>State saved in the middle of a run and loaded into a new simulation continues it bit for bit (fixes whose forces follow from positions alone).</summary>
[TestFixture]
public sealed class ResumeTests
{
    [TestCase("nvt temp 120 150 100 tchain 4")]
    [TestCase("npt temp 120 120 100 iso 300 300 800")]
    [TestCase("npt temp 120 120 100 z 300 300 800 x -100 100 500 drag 0.2")]
    [TestCase("nph aniso 300 300 800")]
    public void Integrator_Resumed_ContinuesBitForBit(string fix)
    {
        double[] straight = Run(fix, cut: false), resumed = Run(fix, cut: true);
        Assert.That(resumed, Is.EqualTo(straight));
    }

    [Test]
    public void Averages_Resumed_GoOnWithTheirSums()
    {
        const string fix = "nve|ave/time 5 8 50 c_thermo_temp c_msd[4] ave window 2";
        Assert.That(Run(fix, cut: true), Is.EqualTo(Run(fix, cut: false)));
    }

    private static double[] Run(string fixes, bool cut)
    {
        TestRun run = Create(fixes, null);
        Simulation s = run.Simulation;
        s.RampStop = 150;
        Advance(s, cut ? 75 : 150);
        if (cut)
        {
            MemoryStream stream = new();
            BinaryWriter writer = new(stream);
            foreach (IStateful f in s.Fixes.OfType<IStateful>()) f.SaveState(writer);
            foreach (IStateful c in s.Computes.OfType<IStateful>()) c.SaveState(writer);
            writer.Flush();
            stream.Position = 0;
            TestRun second = Create(fixes, s);
            using BinaryReader reader = new(stream);
            foreach (IStateful f in second.Simulation.Fixes.OfType<IStateful>()) f.LoadState(reader);
            foreach (IStateful c in second.Simulation.Computes.OfType<IStateful>()) c.LoadState(reader);
            Assert.That(stream.Position, Is.EqualTo(stream.Length));
            run.Dispose();
            run = second;
            s = run.Simulation;
            s.RampStop = 150;
            Advance(s, 75);
        }
        List<double> state = [s.Box.Lengths.X, s.Box.Lengths.Y, s.Box.Lengths.Z, s.Box.Lo.Z];
        for (int i = 0; i < s.Atoms.LocalCount; i += 17) state.AddRange([s.Atoms.X[i], s.Atoms.Y[i], s.Atoms.Vz[i]]);
        foreach (IFix f in s.Fixes)
        {
            if (f is IScalarSource scalar) state.Add(scalar.Scalar);
            if (f is IVectorSource v) for (int k = 0; k < v.VectorLength; k++) state.Add(v.VectorAt(k));
        }
        run.Dispose();
        return [.. state];
    }

    private static void Advance(Simulation s, long steps)
    {
        StepLoop loop = new(s);
        loop.Setup();
        loop.Run(steps);
        loop.Finish();
    }

    private static TestRun Create(string fixes, Simulation? from)
    {
        TestRun run = new(forces: false);
        Simulation s = run.Simulation;
        s.Forces.Add(new HarmonicWells(s, 2.0));
        // Setting up wraps atoms into the box: do so at every step of both runs.
        s.Neighbors.CheckDisplacement = false;
        run.Execute("compute msd all msd");
        if (from is not null)
        {
            s.Box = from.Box;
            s.Step = from.Step;
            AtomStore a = s.Atoms, b = from.Atoms;
            for (int i = 0; i < a.LocalCount; i++)
            {
                (a.X[i], a.Y[i], a.Z[i], a.Vx[i], a.Vy[i], a.Vz[i]) = (b.X[i], b.Y[i], b.Z[i], b.Vx[i], b.Vy[i], b.Vz[i]);
                (a.ImageX[i], a.ImageY[i], a.ImageZ[i]) = (b.ImageX[i], b.ImageY[i], b.ImageZ[i]);
            }
        }
        int id = 1;
        foreach (string f in fixes.Split('|')) run.Execute($"fix {id++} all {f}");
        return run;
    }
}
