using System.Globalization;
using PolyMD.Deck.Provenance;
using PolyMD.Model;
using PolyMD.Model.Provenance;

namespace PolyMD.Deck.Tests;

/// <summary>What a manifest says of a run, that it survives a resume, and that running it again gives the same.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class ManifestTests : IDisposable
{
    private const string System = """
        units lj
        atom_style molecular
        lattice fcc 0.8442
        region box block 0 3 0 3 0 3
        create_box 1 box
        create_atoms 1 box
        mass 1 1.0
        variable T index 1.0
        velocity all create $T 87287 loop geom

        """;

    private const string Melt = System + """
        pair_style table linear 100
        pair_coeff 1 1 soft.table SOFT 2.5
        fix 1 all nve
        fix 2 all langevin 1.0 1.0 0.5 4711
        fix 3 all ave/time 5 2 10 c_thermo_temp file ave.txt
        dump 1 all custom 10 d.custom id x y z vx vy vz
        dump 2 all custom 20 frame.*.gz id x y z
        thermo 10
        thermo_style custom step temp cpu pe spcpu
        run 40
        variable energy equal pe
        variable six equal 2*3
        print "T is $T" append said.txt
        write_data final.data

        """;

    private readonly TestFiles.ScratchFolder _folder = TestFiles.Scratch();
    private readonly DeckRunOptions _options;

    public ManifestTests()
    {
        _options = new DeckRunOptions { LogFile = "log.lammps", WorkingFolder = _folder.Path, ManifestFile = Manifest.FileName };
        File.WriteAllText(_folder["soft.table"], "SOFT\nN 5 R 0.1 2.5\n\n" + string.Concat(Enumerable.Range(0, 5).Select(k => string.Create(CultureInfo.InvariantCulture, $"{k + 1} {0.1 + 0.6 * k} {2.5 - 0.1 - 0.6 * k} 1\n"))));
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }

    private Manifest Run(string deck, string text, DeckRunOptions? options = null)
    {
        DeckRunner.Run(Write(deck, text), options ?? _options);
        return Manifest.Load(_folder["manifest.json"]);
    }

    [Test]
    public void Manifest_OfARun_SaysHowItWasMade()
    {
        Manifest m = Run("in.melt", Melt, _options with { Variables = new Dictionary<string, IReadOnlyList<string>> { ["T"] = ["1.5"] } });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(m.Status, Is.EqualTo(RunStatus.Finished));
            Assert.That(m.ExitStatus, Is.Zero);
            Assert.That(m.DeckFile, Is.EqualTo("in.melt"));
            Assert.That(m.Arguments["T"], Is.EqualTo(new[] { "1.5" }));
            Assert.That(m.Variables["T"], Is.EqualTo("1.5"));
            Assert.That(m.Variables["six"], Is.EqualTo("6"));
            Assert.That(double.Parse(m.Variables["energy"], CultureInfo.InvariantCulture), Is.Positive);
            Assert.That(m.Seeds, Is.EqualTo(new[] { new ManifestSeed("fix langevin", 4711), new ManifestSeed("velocity", 87287) }));
            Assert.That(m.Inputs, Is.EqualTo(new[] { FileHash.Of(_folder["in.melt"], _folder.Path), FileHash.Of(_folder["soft.table"], _folder.Path) }));
            Assert.That(m.Outputs.Select(f => f.Path), Is.EqualTo(new[] { "ave.txt", "d.custom", "final.data", "frame.0.gz", "frame.20.gz", "frame.40.gz", "log.lammps", "said.txt" }));
            Assert.That(m.Outputs, Is.EqualTo(m.Outputs.Select(f => FileHash.Of(_folder[f.Path], _folder.Path))));
            Assert.That(m.Logs, Is.EqualTo(new[] { "log.lammps" }));
            Assert.That(m.Settings["precision"], Is.EqualTo("double"));
            Assert.That(m.Settings["check"], Is.EqualTo("yes"));
            Assert.That(m.Environment.Threads, Is.EqualTo(1));
            Assert.That(m.WallSeconds, Is.Positive);
        }
    }

    [Test]
    public void Manifest_Inputs_AreAllFilesReadButThoseThatTheRunWrote()
    {
        Write("parts/in.more", "variable lines file words.txt\nvariable weight atomfile weights.txt\n");
        Write("parts/words.txt", "a\nb\n");
        Write("weights.txt", "1\n1 2.0\n");
        Write("dimer.mol", "a dimer\n\n2 atoms\n\nCoords\n\n1 0 0 0\n2 1 0 0\n\nTypes\n\n1 1\n2 1\n");
        Write("jumped", "read_restart own.restart\nwrite_data again.data\n");
        Write("bodies.txt", "1\n1 3.0 0.5 0.5 0.5 1 1 1 0 0 0 0 0 0 0 0 0 0 0 0\n");
        Write("start.data", "three atoms\n\n3 atoms\n1 atom types\n\n0 9 xlo xhi\n0 9 ylo yhi\n0 9 zlo zhi\n\nMasses\n\n1 1.0\n\nAtoms # molecular\n\n1 1 1 1 1 1\n2 1 1 2 1 1\n3 1 1 1 2.5 1\n");
        const string frame = "ITEM: TIMESTEP\n0\nITEM: NUMBER OF ATOMS\n3\nITEM: BOX BOUNDS pp pp pp\n0 9\n0 9\n0 9\nITEM: ATOMS id x y z\n1 1 1 1\n2 2 1 1\n3 1 2.4 1\n";
        Write("frame.dump", frame);
        Write("frames.dump", frame);
        Manifest m = Run("in.deck", """
            units lj
            atom_style molecular
            include parts/in.more
            read_data start.data
            molecule dimer dimer.mol
            pair_style table linear 100
            pair_coeff * * soft.table SOFT 2.5
            fix 1 all rigid single infile bodies.txt
            read_dump frame.dump 0 x y z
            rerun frames.dump dump x y z
            write_restart own.restart
            clear
            jump jumped

            """, _options with { CheckFirst = false });
        Assert.That(m.Inputs.Select(f => f.Path), Is.EqualTo(new[] { "bodies.txt", "dimer.mol", "frame.dump", "frames.dump", "in.deck", "jumped", "parts/in.more", "parts/words.txt", "soft.table", "start.data", "weights.txt" }));
        // All of them are found again from another folder.
        ReproductionReport again = DeckRunner.Reproduce(_folder["manifest.json"], _folder["again"], new DeckRunOptions());
        Assert.That(again.IsSame, Is.True, again.ToText());
    }

    [Test]
    public void Manifest_OfAFailedRun_SaysWhy()
    {
        const string deck = System + """
            create_atoms 1 single 0 0 0
            pair_style lj/cut 2.5
            pair_coeff 1 1 1.0 1.0
            fix 1 all nve
            run 10

            """;
        Assert.That(() => Run("in.deck", deck, _options with { Checkpoints = new CheckpointOptions() }), Throws.InstanceOf<SimulationException>());
        Manifest m = Manifest.Load(_folder["manifest.json"]);
        ReproductionReport again = DeckRunner.Reproduce(_folder["manifest.json"], _folder["again"], new DeckRunOptions());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(m.Status, Is.EqualTo(RunStatus.Failed));
            Assert.That(m.Error, Does.Contain("step 0"));
            Assert.That(m.Outputs.Select(f => f.Path), Is.EqualTo(new[] { "failed.dump", "failed.restart", "log.lammps" }));
            Assert.That(again.IsSame, Is.True, again.ToText());
        }
        m = m with { Error = "lost atoms" };
        m.Save(_folder["manifest.json"]);
        again = DeckRunner.Reproduce(_folder["manifest.json"], _folder["once more"], new DeckRunOptions());
        Assert.That(again.ToText(), Does.Contain("the run failed otherwise: 'lost atoms', now '"));
    }

    [Test]
    public void Manifest_OfAnotherDeckInTheFolder_IsKeptUnderItsName()
    {
        const string deck = "units lj\n";
        Run("in.one", deck);
        Run("in.two", deck, _options with { Variables = new Dictionary<string, IReadOnlyList<string>> { ["T"] = ["1"] } });
        Run("in.two", deck);
        Run("in.two", deck);
        Assert.That(Directory.GetFiles(_folder.Path, "manifest*").Select(Path.GetFileName), Is.EquivalentTo(new[] { "manifest.json", "manifest.in.one.json", "manifest.in.two,T=1.json" }));
    }

    [Test]
    public void Manifest_ThatIsNone_IsAnErrorWithALine()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Manifest.Load(_folder["no.json"]), Throws.InstanceOf<PolyMDException>().With.Message.Contains("does not exist"));
            Assert.That(() => Manifest.Load(Write("a.json", "{\n \"deck\": \"in\",\n")), Throws.InstanceOf<DataFileException>().With.Message.Contains("a.json:"));
            Assert.That(() => Manifest.Load(Write("b.json", "{ \"inputs\": null }")), Throws.InstanceOf<DataFileException>());
            Assert.That(() => Manifest.Load(Write("c.json", "null")), Throws.InstanceOf<PolyMDException>());
            Manifest sound = Run("in.deck", "units lj\n");
            void Refused(Manifest altered)
            {
                altered.Save(_folder["d.json"]);
                Assert.That(() => Manifest.Load(_folder["d.json"]), Throws.InstanceOf<PolyMDException>().With.Message.Contains("has been altered"));
                Assert.That(Manifest.Find(_folder["d.json"]), Is.Null);
            }
            Refused(sound with { Deck = null });
            Refused(sound with { Study = "s" });
            Refused(sound with { Inputs = [null!] });
            Refused(sound with { Outputs = [new FileHash("a\0b", "", 0)] });
            Refused(sound with { Continued = [new FileHash("a", "", -1)] });
            Refused(sound with { Arguments = new Dictionary<string, IReadOnlyList<string>> { ["T"] = [] } });
        }
    }

    [Test]
    public void Resume_GoesOnWithTheManifest()
    {
        Write("more.in", "variable more equal 1\n");
        string deck = Melt.Replace("thermo 10", "thermo 10\ninclude more.in", StringComparison.Ordinal);
        Assert.That(() => Run("in.melt", deck, _options with { Checkpoints = new CheckpointOptions { StopAfter = 25 } }), Throws.InstanceOf<RunStoppedException>());
        Manifest stopped = Manifest.Load(_folder["manifest.json"]);
        DeckRunner.Resume(_folder.Path, _options);
        Manifest resumed = Manifest.Load(_folder["manifest.json"]);
        ReproductionReport again = DeckRunner.Reproduce(_folder["manifest.json"], _folder["again"], new DeckRunOptions());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stopped.Status, Is.EqualTo(RunStatus.Stopped));
            Assert.That(stopped.Outputs.Select(f => f.Sha256), Has.All.Empty);
            Assert.That(resumed.Status, Is.EqualTo(RunStatus.Finished));
            Assert.That(resumed.Inputs, Is.EqualTo(stopped.Inputs).And.Count.EqualTo(3));
            Assert.That(resumed.Seeds, Is.EqualTo(stopped.Seeds).And.Count.EqualTo(2));
            Assert.That(resumed.WallSeconds, Is.GreaterThan(stopped.WallSeconds!));
            Assert.That(again.IsSame, Is.True, again.ToText());
            Assert.That(again.Files, Has.Count.EqualTo(8));
        }
    }

    [Test]
    public void Resume_WithAnotherPotential_IsRefused()
    {
        Assert.That(() => Run("in.melt", Melt, _options with { Checkpoints = new CheckpointOptions { StopAfter = 25 } }), Throws.InstanceOf<RunStoppedException>());
        string before = File.ReadAllText(_folder["manifest.json"]);
        File.AppendAllText(_folder["soft.table"], "# changed\n");
        Assert.That(() => DeckRunner.Resume(_folder.Path, _options), Throws.InstanceOf<PolyMDException>().With.Message.Contains("soft.table' has changed since the run began"));
        Assert.That(File.ReadAllText(_folder["manifest.json"]), Is.EqualTo(before));
    }

    [Test]
    public void Reproduce_UnchangedRun_IsTheSameWithOtherThreads()
    {
        Write("said.txt", "said before\n");
        Run("in.melt", Melt);
        ReproductionReport report = DeckRunner.Reproduce(_folder["manifest.json"], _folder["again"], new DeckRunOptions { Threads = 2 });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.IsSame, Is.True, report.ToText());
            Assert.That(report.Files.Where(f => f.Verdict != Verdict.Same).Select(f => f.File), Is.EqualTo(new[] { "log.lammps" }));
            Assert.That(File.ReadAllText(_folder["again/said.txt"]), Is.EqualTo("said before\nT is 1.0\n"));
            Assert.That(() => DeckRunner.Reproduce(_folder["manifest.json"], _folder["again"], new DeckRunOptions()), Throws.InstanceOf<PolyMDException>().With.Message.Contains("is not empty"));
        }
    }

    [Test]
    public void Reproduce_WithOtherVariables_NamesTheFirstLineThatDiffers()
    {
        Manifest m = Run("in.melt", Melt);
        (m with { Arguments = new Dictionary<string, IReadOnlyList<string>> { ["T"] = ["1.1"] } }).Save(_folder["manifest.json"]);
        File.AppendAllText(_folder["ave.txt"], "altered\n");
        ReproductionReport report = DeckRunner.Reproduce(_folder["manifest.json"], _folder["again"], new DeckRunOptions());
        FileVerdict Of(string file) => report.Files.Single(f => f.File == file);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.IsSame, Is.False);
            Assert.That(Of("said.txt").Where, Is.EqualTo("line 1: was 'T is 1.0', now 'T is 1.1'"));
            Assert.That(Of("d.custom").Where, Does.StartWith("line 10: was '1 0 0 0 "));
            Assert.That(Of("frame.0.gz").Verdict, Is.EqualTo(Verdict.Same));
            Assert.That(Of("ave.txt").Where, Does.Contain("the earlier file is not there any more"));
        }
    }

    [Test]
    public void Reproduce_WithChangedOrMissingInputs_NamesThem()
    {
        Write("more.in", "# nothing\n");
        Run("in.melt", Melt + "include more.in\n");
        File.AppendAllText(_folder["soft.table"], "# changed\n");
        File.Delete(_folder["more.in"]);
        Assert.That(() => DeckRunner.Reproduce(_folder["manifest.json"], _folder["again"], new DeckRunOptions()),
            Throws.InstanceOf<PolyMDException>().With.Message.Contains("more.in: it is no longer there").And.Message.Contains("soft.table: has changed").And.Message.Not.Contains("in.melt"));
        Assert.That(_folder["again"], Does.Not.Exist);
    }

    [Test]
    public void Reproduce_WhatCannotBeRepeatedWithoutHarm_IsRefused()
    {
        Manifest m = Run("in.deck", "units lj\nprint \"x\" file out.txt\n");
        void Refused(Manifest other, string why)
        {
            other.Save(_folder["other.json"]);
            Assert.That(() => DeckRunner.Reproduce(_folder["other.json"], _folder["again"], new DeckRunOptions()), Throws.InstanceOf<PolyMDException>().With.Message.Contains(why));
        }
        Refused(m with { Status = RunStatus.Stopped }, "'polymd resume' goes on with it");
        Refused(m with { Outputs = [new FileHash("../x.txt", "", 0)] }, "outside its folder");
        Refused(m with { Outputs = [new FileHash("a/../../x.txt", "", 0)] }, "outside its folder");
        // A manifest cannot allow what the settings of this machine do not.
        m = Run("in.deck", "units lj\nshell true\n", _options with { ShellPrograms = ["true"] });
        Refused(m, "'true' is not run");
    }

    [Test]
    public void Reproduce_DeckFromStandardInputThatReadsTheNewestRestart_Works()
    {
        DeckRunner.RunText(System + "write_restart state.100\nreset_timestep 200\nwrite_restart state.200\n", "stdin", _options with { ManifestFile = null });
        DeckRunner.RunText("units lj\natom_style molecular\nread_restart state.*\npair_style zero 2.0\npair_coeff * *\nrun 0\n", "stdin", _options);
        ReproductionReport report = DeckRunner.Reproduce(_folder["manifest.json"], _folder["again"], new DeckRunOptions());
        Assert.That(report.IsSame, Is.True, report.ToText());
        Assert.That(Manifest.Load(_folder["again/manifest.json"]).Inputs.Single().Path, Is.EqualTo("../state.200"));
    }
}
