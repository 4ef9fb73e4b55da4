using System.Globalization;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.IO.Tests.Readers;

/// <summary>Binary trajectories written by MDAnalysis (see Fixtures/make_trajectories.py), XYZ files, and what damaged files say.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class TrajectoryFileTests
{
    private static string Path(string name) => System.IO.Path.Combine(TestContext.CurrentContext.TestDirectory, "Readers", "Fixtures", name);

    [TestCase("water.xtc", 0.006)]
    [TestCase("tilted.xtc", 1e-4)]
    [TestCase("few.xtc", 1e-4)]
    [TestCase("water.dcd", 1e-4)]
    public void TryRead_FileOfMDAnalysis_GivesItsPositionsAndCells(string name, double tolerance)
    {
        using ITrajectory file = TrajectoryFile.Open(Path(name), Units.Real, 1);
        Frame frame = new();
        int atom = 0, frames = 0;
        foreach (string line in File.ReadLines(Path(name + ".txt")))
        {
            string[] words = line.Split(' ');
            if (words[0] == "#")
            {
                Assert.That(file.TryRead(frame), Is.True);
                atom = 0;
                frames++;
                double[] v = [.. words.Skip(4).Select(Number)];
                SimulationBox box = frame.Box;
                double[] found = [box.Lengths.X, 0, 0, box.TiltXY, box.Lengths.Y, 0, box.TiltXZ, box.TiltYZ, box.Lengths.Z];
                for (int k = 0; k < 9; k++) Assert.That(found[k], Is.EqualTo(v[k]).Within(1e-4), $"cell vector {k / 3}, component {k % 3}");
                // xtc tells ps, which are fs here.
                if (name.EndsWith(".xtc", StringComparison.Ordinal)) Assert.That(frame.Time, Is.EqualTo(1000 * Number(words[2])).Within(1e-6));
                continue;
            }
            for (int axis = 0; axis < 3; axis++) Assert.That(frame.Positions[atom][axis], Is.EqualTo(Number(words[axis])).Within(tolerance), $"frame {frames}, atom {atom + 1}, axis {axis}");
            atom++;
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.TryRead(frame), Is.False);
            Assert.That(frames, Is.GreaterThan(1));
            Assert.That(frame.HasUnwrapped || frame.HasTypes, Is.False);
        }
    }

    /// <summary>A file cut anywhere gives its whole frames, or names what is wrong, and never more.</summary>
    [TestCase("water.xtc")]
    [TestCase("tilted.xtc")]
    [TestCase("water.dcd")]
    public void TryRead_CutFile_GivesWholeFramesOnly(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path(name));
        string cut = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Guid.NewGuid().ToString("n") + System.IO.Path.GetExtension(name));
        try
        {
            for (int length = 0; length < bytes.Length; length += 13)
            {
                File.WriteAllBytes(cut, bytes[..length]);
                int frames = 0;
                try
                {
                    using ITrajectory file = TrajectoryFile.Open(cut, Units.Real);
                    Frame frame = new();
                    while (file.TryRead(frame)) frames++;
                }
                catch (ResultFileException)
                {
                }
                Assert.That(frames, Is.LessThan(3), $"{length} bytes");
            }
        }
        finally { File.Delete(cut); }
    }

    /// <summary>Bytes changed at random: an answer or a message, nothing else.</summary>
    [TestCase("water.xtc")]
    [TestCase("tilted.xtc")]
    [TestCase("water.dcd")]
    public void TryRead_DamagedFile_NeverBreaks(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path(name));
        Random random = new(7);
        string damaged = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Guid.NewGuid().ToString("n") + System.IO.Path.GetExtension(name));
        try
        {
            for (int k = 0; k < 300; k++)
            {
                byte[] copy = [.. bytes];
                for (int n = random.Next(1, 4); n > 0; n--) copy[random.Next(copy.Length)] = (byte)random.Next(256);
                File.WriteAllBytes(damaged, copy);
                try
                {
                    using ITrajectory file = TrajectoryFile.Open(damaged, Units.Real);
                    Frame frame = new();
                    for (int f = 0; f < 10 && file.TryRead(frame); f++) Assert.That(frame.Count, Is.LessThan(100_000));
                }
                catch (ResultFileException e)
                {
                    Assert.That(e.Message, Does.Contain("byte "));
                }
            }
        }
        finally { File.Delete(damaged); }
    }

    [Test]
    public void TryRead_ExtendedXyz_TakesCellTypesAndVelocities()
    {
        string path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Guid.NewGuid().ToString("n") + ".extxyz");
        try
        {
            File.WriteAllText(path, """
                2
                Lattice="10.0 0.0 0.0 1.0 9.0 0.0 0.5 0.25 8.0" Properties=species:S:1:pos:R:3:velo:R:3 pbc="T T F" step=40 time=0.5
                Li 1.0 2.0 3.0 0.1 0.2 0.3
                O  4.0 5.0 6.0 0.4 0.5 0.6
                2
                Atoms. Timestep: 50
                O 1 2 3
                Li 4 5 6
                """);
            using ITrajectory file = TrajectoryFile.Open(path, Units.Metal);
            Frame frame = new();
            Assert.That(file.TryRead(frame), Is.True);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(frame.Box, Is.EqualTo(new SimulationBox(default, new(10, 9, 8), true, true, false, 1, 0.5, 0.25)));
                Assert.That(frame.Types[..2], Is.EqualTo([1, 2]));
                Assert.That(frame.Velocities[1].Y, Is.EqualTo(0.5));
                Assert.That((frame.Step, frame.Time), Is.EqualTo((40, 0.5)));
                Assert.That(file.TryRead(frame), Is.True);
                Assert.That(frame.Types[..2], Is.EqualTo([2, 1]), "names keep their numbers");
                Assert.That((frame.Step, frame.HasVelocities), Is.EqualTo((50, false)));
                Assert.That(file.TryRead(frame), Is.False);
            }
        }
        finally { File.Delete(path); }
    }

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
