using PolyMD.IO;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.IO.Tests;

[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
public sealed class DataFileTests
{
    private const string Full = """
        a water and an ion  # title with a comment

        4 atoms
        2 bonds   # comment
        1 angles
        3 atom types
        1 bond types
        1 angle types

        -1.5 10.25 xlo xhi
        0 11 ylo yhi
        0 12 zlo zhi
        1.5 -0.25 0.75 xy xz yz

        Masses

        1 15.999 # O
        2 1.008
        3 6.941 # Li

        Pair Coeffs # lj/cut

        1 0.15 3.1
        2 0.0 1.0 # none
        3 0.02 2.1

        PairIJ Coeffs

        1 1 0.15 3.1
        1 2 0 1
        1 3 0 1
        2 2 0 1
        2 3 0 1
        3 3 0.02 2.1

        Bond Coeffs

        1 450 1.0

        Atoms # full

        1 1 1 -0.8 1 2 3 0 -1 2
        2 1 2 0.4 1.9 2 3 0 0 0
        4 0 3 1 5e0 5 5 0 0 0
        3 1 2 0.4 0.7 2.9 3 0 0 0

        Velocities

        4 0 0 1e-3
        1 0.1 0.2 0.3
        2 0 0 0
        3 0 0 0

        Bonds

        1 1 1 2
        2 1 1 3

        Angles

        1 1 2 1 3
        """;

    private static MolecularSystem Read(string text, string? style = null) => DataFileReader.Read(new StringReader(text), "x.data", style);

    private static int LineOf(string text, string needle) => text[..text.IndexOf(needle, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

    [Test]
    public void Reader_FileWithEverything_FindsEverything()
    {
        MolecularSystem s = Read(Full);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.AtomStyle, Is.EqualTo("full"));
            Assert.That(s.Box.Lo, Is.EqualTo(new Vec3(-1.5, 0, 0)));
            Assert.That(s.Box.Hi, Is.EqualTo(new Vec3(10.25, 11, 12)));
            Assert.That((s.Box.TiltXY, s.Box.TiltXZ, s.Box.TiltYZ), Is.EqualTo((1.5, -0.25, 0.75)));
            Assert.That(s.Masses, Is.EqualTo(new[] { 15.999, 1.008, 6.941 }));
            Assert.That(s.TypeNames, Is.EqualTo(new[] { "O", "", "Li" }));
            Assert.That(s.Atoms.Select(a => a.Id), Is.EqualTo(new[] { 1, 2, 4, 3 }));
            Assert.That((s.Atoms[0].ImageX, s.Atoms[0].ImageY, s.Atoms[0].ImageZ), Is.EqualTo((0, -1, 2)));
            Assert.That(s.Atoms[0].Velocity, Is.EqualTo(new Vec3(0.1, 0.2, 0.3)));
            Assert.That(s.Atoms[2].Velocity, Is.EqualTo(new Vec3(0, 0, 1e-3)));
            Assert.That(s.Atoms[2].Charge, Is.EqualTo(1.0).Within(0));
            Assert.That(s.Bonds, Is.EqualTo(new[] { new BondedRecord(1, 1, 2), new BondedRecord(1, 1, 3) }));
            Assert.That(s.Angles, Is.EqualTo(new[] { new BondedRecord(1, 2, 1, 3) }));
            Assert.That(s.CoeffSections.Keys, Is.EquivalentTo(new[] { "Pair Coeffs", "PairIJ Coeffs", "Bond Coeffs" }));
            Assert.That(s.CoeffSections["Pair Coeffs"][1], Is.EqualTo(new CoeffLine("2 0.0 1.0", "x.data", LineOf(Full, "2 0.0 1.0"))));
            Assert.That(s.CoeffSections["PairIJ Coeffs"], Has.Count.EqualTo(6));
        }
    }

    [TestCase("atomic")]
    [TestCase("charge")]
    [TestCase("bond")]
    [TestCase("angle")]
    [TestCase("molecular")]
    [TestCase("full")]
    public void RoundTrip_AwkwardNumbers_IsExact(string style)
    {
        bool charge = style is "charge" or "full", molecule = style is not ("atomic" or "charge");
        MolecularSystem s = new()
        {
            Title = "round trip", AtomStyle = style, HasVelocities = true,
            Box = new SimulationBox(new Vec3(-0.1, 1.0 / 3, 0), new Vec3(10, Math.PI, 1e5), TiltXY: 0.1, TiltXZ: -0.2, TiltYZ: 1e-17),
        };
        s.Masses.AddRange([1.008, 12.011]);
        s.TypeNames.AddRange(["H", "C"]);
        for (int i = 1; i <= 5; i++)
        {
            s.Atoms.Add(new AtomRecord
            {
                Id = 7 * i, Type = 1 + i % 2, Molecule = molecule ? i : 0, Charge = charge ? 0.1 / i : 0,
                Position = new Vec3(Math.Sqrt(i), 1e-300 * i, -1.0 / (3 * i)), ImageX = -i, ImageZ = i, Velocity = new Vec3(0.1 * i, 1.0 / i, -0.0),
            });
        }
        MolecularSystem t = Read(DataFileWriter.ToText(s), style);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(t.Atoms, Is.EqualTo(s.Atoms));
            Assert.That(t.Box.Lo, Is.EqualTo(s.Box.Lo));
            Assert.That(t.Box.Hi, Is.EqualTo(s.Box.Hi));
            Assert.That(t.Box.TiltYZ, Is.EqualTo(1e-17).Within(0));
            Assert.That(t.TypeNames, Is.EqualTo(s.TypeNames));
            Assert.That(t.Title, Is.EqualTo("round trip"));
        }
    }

    [Test]
    public void RoundTrip_Topology_IsExact()
    {
        MolecularSystem s = new() { BondTypes = 1, AngleTypes = 2, DihedralTypes = 3, ImproperTypes = 1, Box = new SimulationBox(Vec3.Zero, new Vec3(9, 9, 9)) };
        s.Masses.Add(1);
        s.TypeNames.Add("");
        for (int i = 1; i <= 4; i++) s.Atoms.Add(new AtomRecord { Id = i, Type = 1, Position = new Vec3(i, i, i) });
        s.Bonds.Add(new BondedRecord(1, 1, 2));
        s.Angles.Add(new BondedRecord(2, 1, 2, 3));
        s.Dihedrals.Add(new BondedRecord(3, 1, 2, 3, 4));
        s.Impropers.Add(new BondedRecord(1, 4, 2, 3, 1));
        s.CoeffSections["Bond Coeffs"] = [new CoeffLine("1 2 3", "", 0)];
        MolecularSystem t = Read(DataFileWriter.ToText(s));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(t.Bonds, Is.EqualTo(s.Bonds));
            Assert.That(t.Angles, Is.EqualTo(s.Angles));
            Assert.That(t.Dihedrals, Is.EqualTo(s.Dihedrals));
            Assert.That(t.Impropers, Is.EqualTo(s.Impropers));
            Assert.That((t.BondTypes, t.AngleTypes, t.DihedralTypes, t.ImproperTypes), Is.EqualTo((1, 2, 3, 1)));
            Assert.That(t.CoeffSections["Bond Coeffs"][0].Text, Is.EqualTo("1 2 3"));
        }
    }

    [TestCase("2 1 2 0.4 1.9 2 3 0 0 0", "2 1 2 0.4 nan 2 3 0 0 0", "'x' must be finite, got 'nan'")]
    [TestCase("2 1 2 0.4 1.9 2 3 0 0 0", "2 1 2 0.4 l.9 2 3 0 0 0", "'x' must be a number, got 'l.9'")]
    [TestCase("2 1 2 0.4 1.9 2 3 0 0 0", "1 1 2 0.4 1.9 2 3 0 0 0", "atom id 1 appears a second time")]
    [TestCase("2 1 2 0.4 1.9 2 3 0 0 0", "2 1 4 0.4 1.9 2 3 0 0 0", "'atom type' must be from 1 to 3, got 4")]
    [TestCase("2 1 2 0.4 1.9 2 3 0 0 0", "2 1 2 0.4 1.9 2 3 0", "atom style full needs 7 columns")]
    [TestCase("2 1 1 3", "2 1 1 9", "there is no atom with id 9")]
    [TestCase("2 1 1 3", "2 1 3 3", "atom 3 appears twice")]
    [TestCase("2 1 1 3", "1 1 1 3", "id 1 appears a second time in 'Bonds'")]
    [TestCase("2 1.008", "2 -1", "must be positive")]
    [TestCase("2 1.008", "1 1.008", "the mass of type 1 is given a second time")]
    [TestCase("Bond Coeffs", "Bnd Coeffs", "nearest section: 'Bond Coeffs'")]
    [TestCase("Atoms # full", "Atoms # fulll", "did you mean 'full'?")]
    [TestCase("2 0 0 0", "7 0 0 0", "there is no atom with id 7")]
    [TestCase("0 12 zlo zhi", "12 0 zlo zhi", "must be in rising order")]
    [TestCase("3 atom types", "3 atm types", "did you mean 'atom types'?")]
    public void Reader_BadLine_NamesPlaceAndExpectation(string good, string bad, string message)
    {
        string text = Full.Replace("\n" + good, "\n" + bad, StringComparison.Ordinal);
        Assert.That(text, Is.Not.EqualTo(Full));
        DataFileException e = Assert.Throws<DataFileException>(() => Read(text))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.Message, Does.Contain(message));
            Assert.That(e.Message, Does.StartWith("x.data:"));
            Assert.That(e.Line, Is.EqualTo(LineOf(text, "\n" + bad) + 1));
        }
    }

    [TestCase("4 atoms", "5 atoms", "section 'Velocities' begins after 4 of the 5 lines of 'Atoms'")]
    [TestCase("4 atoms", "3 atoms", "expected a section title after the 3 lines of 'Atoms'")]
    [TestCase("0 11 ylo yhi", "", "no 'ylo yhi' line")]
    [TestCase("Angles", "Bonds", "appears a second time")]
    public void Reader_CountsThatDisagree_AreRefused(string good, string bad, string message) =>
        Assert.That(() => Read(Full.Replace("\n" + good, "\n" + bad, StringComparison.Ordinal)), Throws.TypeOf<DataFileException>().With.Message.Contains(message));

    [Test]
    public void Reader_FileCutAnywhereInTheBody_IsRefused()
    {
        string[] lines = Full.Split('\n');
        // the last section has one line: cutting it, or any line before it, loses data that the header announces
        for (int keep = 1; keep < lines.Length; keep++)
        {
            string text = string.Join('\n', lines[..keep]);
            Assert.That(() => Read(text), Throws.TypeOf<DataFileException>(), $"{keep} lines kept");
        }
    }

    [Test]
    public void Reader_StyleUnknownOrContradicted_IsRefused()
    {
        string bare = Full.Replace("Atoms # full", "Atoms", StringComparison.Ordinal);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Read(bare), Throws.TypeOf<DataFileException>().With.Message.Contains("write 'Atoms # style'"));
            Assert.That(() => Read(Full, "charge"), Throws.TypeOf<DataFileException>().With.Message.Contains("deck says 'atom_style charge'"));
            Assert.That(Read(bare, "full").Atoms, Has.Count.EqualTo(4));
        }
    }

    [Test]
    public void Reader_NoImageFlags_AreZero()
    {
        string text = Full.Replace("2 3 0 -1 2", "2 3", StringComparison.Ordinal).Replace("2 3 0 0 0", "2 3", StringComparison.Ordinal)
            .Replace("2.9 3 0 0 0", "2.9 3", StringComparison.Ordinal).Replace("5 5 0 0 0", "5 5", StringComparison.Ordinal);
        MolecularSystem s = Read(text);
        Assert.That(s.Atoms.All(a => a is { ImageX: 0, ImageY: 0, ImageZ: 0 }), Is.True);
    }

    [Test]
    public void Writer_PositionNotFinite_IsRefused()
    {
        MolecularSystem s = new() { Box = new SimulationBox(Vec3.Zero, new Vec3(1, 1, 1)) };
        s.Masses.Add(1);
        s.Atoms.Add(new AtomRecord { Id = 3, Type = 1, Position = new Vec3(double.NaN, 0, 0) });
        Assert.That(() => DataFileWriter.ToText(s), Throws.TypeOf<PolyMDException>().With.Message.Contains("atom 3"));
    }

    [Test]
    public void Reader_ShippedMelt_IsNeutralAndWritesBackUnchanged()
    {
        DirectoryInfo folder = new(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PolyMD.sln"))) folder = folder.Parent!;
        string path = Path.Combine(folder.FullName, "inputs", "peo-litfsi", "bulk.data");
        MolecularSystem s = DataFileReader.Read(path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Atoms.Sum(a => a.Charge), Is.EqualTo(0).Within(1e-10));
            Assert.That(s.Atoms, Has.Count.GreaterThan(1000));
            Assert.That(DataFileWriter.ToText(s), Is.EqualTo(File.ReadAllText(path).ReplaceLineEndings("\n")));
        }
    }
}
