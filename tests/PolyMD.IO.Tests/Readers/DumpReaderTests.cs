using PolyMD.IO.Readers;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.IO.Tests.Readers;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class DumpReaderTests
{
    private static List<(long Step, int[] Ids, Vec3[] Unwrapped, SimulationBox Box)> ReadAll(string name)
    {
        using DumpReader reader = new(Fixture.Path(name), 0.005);
        Frame frame = new();
        List<(long, int[], Vec3[], SimulationBox)> frames = [];
        while (reader.TryRead(frame))
        {
            Assert.That(frame.HasUnwrapped, Is.True);
            Assert.That(frame.Time, Is.EqualTo(frame.Step * 0.005).Within(1e-12));
            frames.Add((frame.Step, frame.Ids[..frame.Count], [.. Enumerable.Range(0, frame.Count).Select(frame.Unwrapped)], frame.Box));
        }

        return frames;
    }

    [TestCase("plain.lammpstrj", "unwrapped.lammpstrj", 3)]
    [TestCase("scaled.lammpstrj", "unwrapped.lammpstrj", 3)]
    [TestCase("triclinic_plain.lammpstrj", "triclinic_unwrapped.lammpstrj", 2)]
    public void TryRead_EveryKindOfCoordinates_GivesTheSamePaths(string file, string reference, int frames)
    {
        var a = ReadAll(file);
        var b = ReadAll(reference);
        Assert.That(a, Has.Count.EqualTo(frames));
        Assert.That(b, Has.Count.EqualTo(frames));
        for (int f = 0; f < frames; f++)
        {
            Assert.That(a[f].Step, Is.EqualTo(b[f].Step));
            Assert.That(a[f].Ids, Is.EqualTo(new[] { 1, 40, 64 }));
            for (int i = 0; i < 3; i++)
            {
                // Six printed digits of a coordinate, or of a fraction of 7.5.
                Assert.That((a[f].Unwrapped[i] - b[f].Unwrapped[i]).Length, Is.LessThan(3e-5), $"frame {f}, atom {i}");
            }
        }
    }

    [Test]
    public void TryRead_TriclinicBox_RecoversTheCellFromItsBoundingBox()
    {
        SimulationBox box = ReadAll("triclinic_plain.lammpstrj")[0].Box;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(box.Lengths.X, Is.EqualTo(3.7641441155241138).Within(1e-12));
            Assert.That(box.Lengths.Z, Is.EqualTo(7.5282882310482275).Within(1e-12));
            Assert.That(box.Lo.X, Is.Zero.Within(1e-12));
            Assert.That(box.TiltXY, Is.EqualTo(0.8).Within(1e-12));
            Assert.That(box.TiltXZ, Is.EqualTo(-0.5).Within(1e-12));
            Assert.That(box.TiltYZ, Is.EqualTo(0.3).Within(1e-12));
        }
    }

    [Test]
    public void TryRead_TriclinicScaled_AgreesWithUnwrappedUpToWholeCells()
    {
        using DumpReader scaled = new(Fixture.Path("triclinic_scaled.lammpstrj"));
        var reference = ReadAll("triclinic_unwrapped.lammpstrj");
        Frame frame = new();
        int f = 0;
        for (; scaled.TryRead(frame); f++)
        {
            Assert.That(frame.HasUnwrapped, Is.False);
            Assert.That(frame.HasTypes, Is.False);
            for (int i = 0; i < 3; i++)
            {
                Vec3 s = frame.Box.ToFractional(frame.Positions[i]) - frame.Box.ToFractional(reference[f].Unwrapped[i]);
                Assert.That(Math.Abs(s.X - Math.Round(s.X)) + Math.Abs(s.Y - Math.Round(s.Y)) + Math.Abs(s.Z - Math.Round(s.Z)), Is.LessThan(2e-5));
            }
        }

        Assert.That(f, Is.EqualTo(2));
    }

    [Test]
    public void TryRead_UnsortedAtomsWithTextColumns_ComeSortedById()
    {
        const string text = "ITEM: TIMESTEP\n5\nITEM: NUMBER OF ATOMS\n3\nITEM: BOX BOUNDS pp ff pp\n0 10\n0 20\n-5 5\nITEM: ATOMS element id mol type x y z vx vy vz\nC 7 2 1 1 2 3 0.1 0.2 0.3\nLi 2 1 3 4 5 6 0 0 0\nO 5 1 2 7 8 9 1 1 1\n";
        using DumpReader reader = new(new StringReader(text), "d");
        Frame frame = new();
        Assert.That(reader.TryRead(frame), Is.True);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(frame.Ids[..3], Is.EqualTo(new[] { 2, 5, 7 }));
            Assert.That(frame.Types[..3], Is.EqualTo(new[] { 3, 2, 1 }));
            Assert.That(frame.Molecules[..3], Is.EqualTo(new[] { 1, 1, 2 }));
            Assert.That(frame.Positions[2], Is.EqualTo(new Vec3(1, 2, 3)));
            Assert.That(frame.HasVelocities, Is.True);
            Assert.That(frame.Velocities[2], Is.EqualTo(new Vec3(0.1, 0.2, 0.3)));
            Assert.That(frame.HasUnwrapped, Is.False);
            Assert.That(frame.Box.PeriodicY, Is.False);
            Assert.That(frame.Box.Lo.Z, Is.EqualTo(-5).Within(0));
            Assert.That(frame.Time, Is.NaN);
            Assert.That(reader.TryRead(frame), Is.False);
        }
    }

    [Test]
    public void TryRead_FileCutInsideAFrame_EndsBeforeIt()
    {
        string whole = Fixture.Text("plain.lammpstrj");
        int third = whole.LastIndexOf("ITEM: TIMESTEP", StringComparison.Ordinal);
        for (int cut = third; cut < whole.Length - 20; cut += 7)
        {
            using DumpReader reader = new(new StringReader(whole[..cut]), "d");
            Frame frame = new();
            int n = 0;
            try
            {
                while (reader.TryRead(frame)) n++;
            }
            catch (ResultFileException)
            {
                // A word cut in two may read as damage; never as a frame.
            }

            Assert.That(n, Is.EqualTo(2), $"cut at {cut - third}");
        }
    }

    [TestCase("ITEM: TIMESTEP\n5\nITEM: NUMBER OF ATOMS\n1\nITEM: BOX BOUNDS pp pp pp\n0 1\n0 1\n0 1\nITEM: ATOMS type x y z\n1 0 0 0\n", "d:9: the dump needs a column 'id'")]
    [TestCase("ITEM: TIMESTEP\n5\nITEM: NUMBER OF ATOMS\n1\nITEM: BOX BOUNDS pp pp pp\n0 1\n0 1\n0 1\nITEM: ATOMS id type\n1 1\n", "d:9: the dump needs coordinates")]
    [TestCase("ITEM: TIMESTEP\nx\n", "d:2: time step: a whole number was expected, got 'x'")]
    [TestCase("hello\n", "d:1: an 'ITEM:' line was expected, got 'hello'")]
    [TestCase("ITEM: TIMESTEP\n5\nITEM: NUMBER OF ATOMS\n2\nITEM: BOX BOUNDS pp pp pp\n0 1\n0 1\n0 1\nITEM: ATOMS id x y z\n1 0 0 0\n1 0 0 0\n", "d:11: atom id 1 appears twice")]
    [TestCase("ITEM: TIMESTEP\n5\nITEM: NUMBER OF ATOMS\n2\nITEM: BOX BOUNDS pp pp pp\n0 1\n0 1\n0 1\nITEM: ATOMS id x y z\n1 0 zero 0\n2 0 0 0\n", "d:10:5: a number was expected, got 'zero'")]
    public void TryRead_Damage_IsReportedWithItsPlace(string text, string message)
    {
        using DumpReader reader = new(new StringReader(text), "d");
        Assert.That(() => reader.TryRead(new Frame()), Throws.TypeOf<ResultFileException>().With.Message.StartsWith(message));
    }
}
