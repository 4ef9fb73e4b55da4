using PolyMD.Building.ForceFields;
using PolyMD.Building.Molecules;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Building.Tests;

[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
public sealed class StudyAndLibraryTests
{
    private static readonly ForceFieldLibrary s_library = TestStudies.Library;

    [TestCase("inputs/peo-xene-li/study.json", "interface", 4)]
    [TestCase("inputs/peo-litfsi/study.json", "bulk", 1)]
    public void ShippedStudy_Loaded_IsValidAndNamesKnownSets(string path, string kind, int cases)
    {
        StudyDefinition study = StudyDefinition.Load(Path.Combine(TestStudies.Root, path));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(study.Kind, Is.EqualTo(kind));
            Assert.That(study.Cases, Has.Count.EqualTo(cases));
            Assert.That(study.Presets.Keys, Is.EquivalentTo(new[] { "quick", "full" }));
            Assert.That(study.Preset("quick").Publishable, Is.False);
            Assert.That(study.Preset("full").Seeds, Has.Count.GreaterThanOrEqualTo(3));
            foreach (StudyCase c in study.Cases.Where(c => c.Sheet is not null)) Assert.That(s_library.Sheet(c.Sheet!).File, Is.Not.Empty);
            Assert.That(StudyDefinition.Parse(study.ToJson(), "again").ToJson(), Is.EqualTo(study.ToJson()));
        }
    }

    [TestCase("{ \"name\": \"a\", \"kind\": \"stack\" }", "'kind' must be interface or bulk")]
    [TestCase("{ \"name\": \"a\", \"temprature\": 3 }", "temprature")]
    [TestCase("{ \"name\": \"a\",\n \"temperature\": \"hot\" }", "s.json:2:")]
    [TestCase("{ \"name\": \"a\", \"cases\": [ { \"name\": \"b/c\" } ], \"presets\": { \"q\": {} } }", "every case needs a name")]
    [TestCase("{ \"name\": \"a\", \"cases\": [ { \"name\": \"b\" } ], \"presets\": { \"q\": {} }, \"reference\": \"c\" }", "'reference' names no case: 'c'; cases are b")]
    [TestCase("{ \"name\": \"a\", \"cases\": [ { \"name\": \"b\" } ], \"presets\": { \"q\": {} }, \"strainLimit\": 0.2 }", "'strainLimit'")]
    public void Study_Wrong_SaysWhat(string json, string message) =>
        Assert.That(() => StudyDefinition.Parse(json, "s.json"), Throws.InstanceOf<PolyMDException>().With.Message.Contains(message));

    [Test]
    public void Library_UnknownName_ListsValidOnes()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => s_library.Sheet("graphen"), Throws.TypeOf<PolyMDException>().With.Message.Contains("lindsay-broido"));
            Assert.That(() => s_library.LithiumIon("x"), Throws.TypeOf<PolyMDException>().With.Message.Contains("jensen-jorgensen"));
            Assert.That(() => s_library.Molecular("clp").Bonded("CF", "OF"), Throws.TypeOf<PolyMDException>().With.Message.Contains("no bond CF-OF"));
        }
    }

    [Test]
    public void PotentialFiles_Shipped_CarryUnitTagAndSource()
    {
        foreach (string file in Directory.GetFiles(s_library.Folder).Where(f => f.EndsWith(".sw", StringComparison.Ordinal) || f.EndsWith(".tersoff", StringComparison.Ordinal)))
        {
            string[] lines = File.ReadAllLines(file);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(lines[0], Does.StartWith("# UNITS: metal "), file);
                Assert.That(lines[1], Does.Match(@"\(20\d\d\)"), file);
                Assert.That(lines[^1].Split(' '), Has.Length.EqualTo(file.EndsWith(".sw", StringComparison.Ordinal) ? 14 : 17), file);
            }
        }
    }

    [TestCase("Li", "C", 2.807, 0.0512)]
    [TestCase("Li", "O", 2.651, 0.0387)]
    [TestCase("Si", "H", 3.199, 0.1330)]
    [TestCase("Ge", "O", 3.466, 0.1508)]
    public void CrossTerm_OfUff_IsLorentzBerthelot(string a, string b, double sigma, double epsilon)
    {
        TypedAtom[] types = [new("a", a, MaterialKind.Lithium, 0, 0, 0, "", ""), new("b", b, MaterialKind.Electrolyte, 0, 0.1, 3, "geometric", "f")];
        PairInteraction pair = InteractionMatrix.Create(types, s_library, ("eam/fs", ""), null)[2, 1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pair.Provider, Is.EqualTo(InteractionProvider.CrossTerm));
            Assert.That(pair.Sigma, Is.EqualTo(sigma).Within(6e-4));
            Assert.That(pair.Epsilon, Is.EqualTo(epsilon).Within(6e-5));
        }
    }

    [Test]
    public void Matrix_PairWithoutProviderOrStrength_IsAnError()
    {
        TypedAtom weak = new("w", "C", MaterialKind.Electrolyte, 0, 0, 3, "geometric", "f"), sheet = new("X", "C", MaterialKind.Sheet, 0, 0, 0, "", "");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => InteractionMatrix.Create([weak], s_library, null, null), Throws.TypeOf<PolyMDException>().With.Message.Contains("would be zero"));
            Assert.That(() => InteractionMatrix.Create([sheet], s_library, null, null), Throws.TypeOf<PolyMDException>().With.Message.Contains("nobody provides"));
        }
    }

    [Test]
    public void Matrix_LithiumIonSetWithItsOwnRule_MixesByIt()
    {
        TypedAtom[] types = [new("o", "O", MaterialKind.Electrolyte, 0, 0.16, 2, "geometric", "f"), new("li", "Li", MaterialKind.Electrolyte, 1, 0.04, 4, "lorentz-berthelot", "jc")];
        PairInteraction pair = InteractionMatrix.Create(types, s_library, null, null)[1, 2];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pair.Sigma, Is.EqualTo(3).Within(1e-12));
            Assert.That(pair.Epsilon, Is.EqualTo(0.08).Within(1e-12));
        }
    }

    [Test]
    public void Tfsi_Built_IsTheTransoidIonOfItsForceField()
    {
        Molecule m = TfsiGeometry.Build(s_library.Molecular("clp"));
        Vec3 Position(int i) => m.Positions[i];
        int[] carbon = [.. Enumerable.Range(0, 15).Where(i => m.Types[i] == "CF")];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(m.Types, Has.Count.EqualTo(15));
            Assert.That(m.Bonds, Has.Count.EqualTo(14));
            Assert.That(m.Angles().Count(), Is.EqualTo(25));
            Assert.That(m.Dihedrals().Count(), Is.EqualTo(24));
            Assert.That(InternalCoordinates.Angle(Position(1), Position(0), Position(2)), Is.EqualTo(125.6).Within(1e-9));
            foreach (int c in carbon)
            {
                int s = m.Bonds.First(b => b.B == c).A;
                Assert.That(InternalCoordinates.Torsion(Position(3 - s), Position(0), Position(s), Position(c)), Is.EqualTo(92).Within(1e-9));
            }
        }
    }

    [Test]
    public void Place_ThenMeasured_GivesBackLengthAngleAndTorsion([Values(-170, -60, 0, 35, 180)] double torsion)
    {
        Vec3 a = new(0.1, 0.2, -0.3), b = new(1.3, 0.1, 0.2), c = new(1.9, 1.2, 0.6);
        Vec3 d = InternalCoordinates.Place(a, b, c, 1.41, 109.5, torsion);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((d - c).Length, Is.EqualTo(1.41).Within(1e-12));
            Assert.That(InternalCoordinates.Angle(b, c, d), Is.EqualTo(109.5).Within(1e-9));
            Assert.That(Math.Cos((InternalCoordinates.Torsion(a, b, c, d) - torsion) * Math.PI / 180), Is.EqualTo(1).Within(1e-12));
        }
    }

    [Test]
    public void CounterRandom_Streams_AreReproducibleAndUniform()
    {
        CounterRandom a = new(7, 1), b = new(7, 1), c = new(7, 2);
        double[] first = [.. Enumerable.Range(0, 10000).Select(_ => a.Uniform())], second = [.. Enumerable.Range(0, 10000).Select(_ => b.Uniform())];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That(c.Uniform(), Is.Not.EqualTo(first[0]).Within(1e-9));
            // fixed seed: mean 1/2 within four standard errors of 1/sqrt(12 n)
            Assert.That(first.Average(), Is.EqualTo(0.5).Within(4 / Math.Sqrt(12 * 10000.0)));
            Assert.That(first, Is.All.InRange(0.0, 1.0));
        }
    }

    [Test]
    public void Deck_OfAStack_NamesEverySettingAndItsFiles()
    {
        BuiltCase built = TestStudies.Build("graphene");
        string[] files = [.. built.Files.Select(f => f.Name)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(built.Deck, Does.Contain("read_data " + built.DataFileName));
            Assert.That(files, Does.Contain(StackBuilder.LithiumFile));
            Assert.That(built.Deck, Does.Contain($"pair_coeff * * tersoff {files.Single(f => f.EndsWith(".tersoff", StringComparison.Ordinal))} NULL C NULL"));
            Assert.That(built.Deck.Split("group sink clear"), Has.Length.EqualTo(3), "the sink is chosen anew for each of two segments");
            Assert.That(built.Deck.Split('\n').Where(l => l.StartsWith("unfix", StringComparison.Ordinal)), Has.None.EqualTo("unfix heat"));
            foreach (string line in built.Deck.Split('\n')) Assert.That(line, Does.Not.Contain("NaN").And.Not.Contain("Infinity"));
        }
    }

    [Test]
    public void ShippedBulkDeck_Compared_IsWhatTheBuilderWrites()
    {
        string folder = Path.Combine(TestStudies.Root, "inputs", "peo-litfsi");
        StudyDefinition study = StudyDefinition.Load(Path.Combine(folder, "study.json"));
        BuiltCase built = new StackBuilder(s_library).Build(study, "eo20", "quick", study.Preset("quick").Seeds[0]);
        Assert.That(built.Deck, Is.EqualTo(File.ReadAllText(Path.Combine(folder, "in.bulk")).ReplaceLineEndings("\n")));
    }
}
