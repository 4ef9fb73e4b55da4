namespace PolyMD.Deck.Tests;

[TestFixture]
public sealed class DeckRunnerTests
{
    private const string Melt = """
        units lj
        lattice fcc 0.8442
        region box block 0 2 0 2 0 2
        create_box 1 box
        create_atoms 1 box
        mass 1 1.0
        velocity all create 1.0 12345
        pair_style lj/cut 1.5
        pair_coeff 1 1 1.0 1.0
        fix 1 all nve

        """;

    private static string Run(string deck, DeckRunOptions? options = null)
    {
        StringWriter screen = new();
        DeckRunner.RunText(deck, "in.test", (options ?? new DeckRunOptions()) with { ScreenWriter = screen });
        return screen.ToString();
    }

    [Test]
    public void Run_VariablesFromOutside_OverrideIndexVariables()
    {
        DeckRunOptions options = new() { Variables = new Dictionary<string, IReadOnlyList<string>> { ["n"] = ["7", "8"] } };
        Assert.That(Run("variable n index 1 2\nprint \"n $n\"\nnext n\nprint \"n $n\"", options), Does.Contain("n 7\nn 8\n"));
    }

    [Test]
    public void Run_Quit_ReturnsItsStatus()
    {
        DeckRunResult result = DeckRunner.RunText("quit 3\nprint never", "in.test", new DeckRunOptions());
        Assert.That(result.ExitStatus, Is.EqualTo(3));
    }

    [Test]
    public void Run_Log_HoldsEchoAndOutput()
    {
        StringWriter log = new();
        DeckRunner.RunText("variable x index 5\nprint \"x is $x\"\nlog none\nprint late\n", "in.test", new DeckRunOptions { LogWriter = log });
        Assert.That(log.ToString(), Does.Contain("variable x index 5\nprint \"x is $x\"\nx is 5\n").And.Not.Contain("late"));
    }

    [Test]
    public void Run_SubstitutedLine_IsEchoedAfterEachReplacement()
    {
        StringWriter log = new();
        DeckRunner.RunText("variable a index 1\nvariable b index 2\nvariable c equal $a+${b}\n", "in.test", new DeckRunOptions { LogWriter = log });
        Assert.That(log.ToString(), Does.Contain("variable c equal $a+${b}\nvariable c equal 1+${b}\nvariable c equal 1+2\n"));
    }

    [Test]
    public void Run_Cancelled_StopsAtAStepBoundary()
    {
        using CancellationTokenSource source = new();
        StringWriter screen = new();
        int reports = 0;
        DeckRunOptions options = new()
        {
            ScreenWriter = screen,
            Cancellation = source.Token,
            Progress = p =>
            {
                if (++reports == 1) source.Cancel();
                Assert.That(p.Fraction, Is.InRange(0.0, 1.0));
            },
        };
        Assert.Throws<OperationCanceledException>(() => DeckRunner.RunText(Melt + "run 100000000", "in.test", options));
        Assert.That(screen.ToString(), Does.Match(@"Stopped at step \d+ of 100000000 on request"));
    }

    [Test]
    public void Run_NotEveryPre_ContinuesTheTable()
    {
        string text = Run(Melt + "thermo 5\nrun 10 pre no every 5 \"print 'between $(step)'\"\n");
        Assert.That(text, Does.Contain("between 5\n").And.Contain("between 10\n"));
    }

    [Test]
    public void Run_ResultOfPreNo_IsTheSameTrajectory()
    {
        string End(string run) => Run(Melt + $"{run}\nprint \"end $(pe) $(x[7]) $(vz[11])\"").Split('\n').Single(l => l.StartsWith("end ", StringComparison.Ordinal));
        string whole = End("run 20");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(End("run 10\nrun 10 pre no post no"), Is.EqualTo(whole));
            Assert.That(End("run 20 pre no every 4 NULL"), Is.EqualTo(whole));
        }
    }

    [Test]
    public void Run_EnergyAfterARun_HoldsForVariables()
    {
        string text = Run(Melt + "variable e equal pe*atoms\nrun 3\nprint \"e ${e} $(count(all))\"");
        Assert.That(text, Does.Match(@"e -\d+\.\d+ 32"));
    }

    [Test]
    public void Run_ThermoVariable_SetsTheStepsOfTheTable()
    {
        string text = Run(Melt + "variable s equal logfreq(1,3,10)\nthermo v_s\nthermo_style custom step\nrun 12");
        string[] lines = text.Split('\n');
        int at = Array.IndexOf(lines, "Step ");
        Assert.That(lines.Skip(at + 1).TakeWhile(l => !l.StartsWith("Loop", StringComparison.Ordinal)).Select(l => l.Trim()), Is.EqualTo(["0", "1", "2", "3", "10", "12"]));
    }

    [Test]
    public void Run_DumpWithGzip_IsReadable()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        Run(Melt + "dump 1 all custom 5 d.gz id x\nrun 5", new DeckRunOptions { WorkingFolder = folder.Path });
        using StreamReader reader = new(new System.IO.Compression.GZipStream(File.OpenRead(folder["d.gz"]), System.IO.Compression.CompressionMode.Decompress));
        Assert.That(reader.ReadToEnd().Split('\n').Count(l => l == "ITEM: TIMESTEP"), Is.EqualTo(2));
    }

    // The lists are never rebuilt, so atoms leave the cell; wrapped frames must not change what the run computes.
    [Test]
    public void Run_DumpWithPbc_WritesAtomsInsideTheCellAndLeavesTheRunAlone()
    {
        string Frames(string modify)
        {
            using TestFiles.ScratchFolder folder = TestFiles.Scratch();
            Run(Melt + "neigh_modify delay 100000 check no\nneighbor 0.1 bin\nvelocity all scale 5.0\ndump 1 all custom 40 d.txt id x y z ix iy iz xu yu zu\ndump_modify 1 format float %.8g" + modify + "\nrun 80", new DeckRunOptions { WorkingFolder = folder.Path });
            return File.ReadAllText(folder["d.txt"]);
        }
        double[][] Rows(string text) => [.. text.Split('\n').Where(l => l.Split(' ').Length == 10 && char.IsAsciiDigit(l[0])).Select(l => l.Split(' ').Select(w => double.Parse(w, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
        double[][] plain = Rows(Frames("")), wrapped = Rows(Frames(" pbc yes"));
        double edge = 2 * Math.Cbrt(4 / 0.8442);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plain.Count(r => r[1..4].Any(x => x < 0 || x >= edge)), Is.GreaterThan(0));
            Assert.That(wrapped.Count(r => r[1..4].Any(x => x < 0 || x >= edge)), Is.Zero);
            Assert.That(wrapped.Select((r, k) => r[7..].Zip(plain[k][7..], (a, b) => Math.Abs(a - b)).Max()), Has.All.LessThan(1e-6));
        }
    }

    [Test]
    public void Run_DumpWithSkip_LeavesOutFramesWhileTheVariableIsNotZero()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        Run(Melt + "variable early equal step<10\ndump 1 all custom 5 d.txt id x\ndump_modify 1 skip v_early\nrun 20", new DeckRunOptions { WorkingFolder = folder.Path });
        string[] lines = File.ReadAllLines(folder["d.txt"]);
        Assert.That(lines.Select((l, k) => (l, k)).Where(x => x.l == "ITEM: TIMESTEP").Select(x => lines[x.k + 1]), Is.EqualTo(["10", "15", "20"]));
    }

    [TestCase("dump_modify 1 colname nothing N", "dump_modify: colname applies to default or one of the 2 columns; got 'nothing'")]
    [TestCase("dump_modify 1 format nothing %g", "dump_modify: format applies to line, int, float, none or one of the 2 columns; got 'nothing'")]
    public void Run_DumpModifyOfAColumnThatIsNotThere_SaysWhatThereIs(string line, string message) =>
        Assert.That(() => Run(Melt + "dump 1 all custom 5 d.txt id x\n" + line + "\n"), Throws.Exception.Message.Contains(message));

    [TestCase("", true)]
    [TestCase(" noinit", false)]
    public void Run_WriteRestart_SaysThatItInitializesUnlessToldNotTo(string keyword, bool says)
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        string text = Run(Melt + "run 2\nwrite_restart a.restart" + keyword, new DeckRunOptions { WorkingFolder = folder.Path });
        Assert.That(text.Contains("System init for write_restart", StringComparison.Ordinal), Is.EqualTo(says));
        Assert.That(Run("read_restart a.restart\nprint \"n $(count(all)) $(step)\"", new DeckRunOptions { WorkingFolder = folder.Path }), Does.Contain("n 32 2"));
    }

    [Test]
    public void Run_PictureDump_IsSkippedWithAWarning() => Assert.That(Run(Melt + "dump 1 all image 10 a.jpg type type\ndump_modify 1 backcolor white\nundump 1"), Does.Contain("WARNING: dump 1 image is skipped"));

    [Test]
    public void Run_Shell_WorksInTheDecksFolder()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        Run("shell mkdir sub\nshell cd sub\nprint hello file a.txt\nprint again append a.txt\nshell mv a.txt b.txt\nshell cd ..\n", new DeckRunOptions { WorkingFolder = folder.Path });
        Assert.That(File.ReadAllText(folder[Path.Combine("sub", "b.txt")]), Is.EqualTo("hello\nagain\n"));
    }

    [Test]
    public void Run_Clear_ForgetsTheSystemAndKeepsVariables()
    {
        string text = Run(Melt + "variable k index 4\nrun 1\nclear\nunits metal\nprint \"k $k\"\nlattice fcc 4.0\nregion box block 0 1 0 1 0 1\ncreate_box 2 box\ncreate_atoms 2 box\nprint \"n $(count(all))\"");
        Assert.That(text, Does.Contain("k 4\n").And.Contain("n 4\n"));
    }

    [TestCase("if \"${m} == a\" then \"nonsense\"", 1, true)]
    [TestCase("if \"${m} == b\" then \"nonsense\"", 0, false)]
    [TestCase("if \"$(random(0,1,1)) > 0.5\" then \"nonsense\"", 1, false)]
    [TestCase("quit\nnonsense", 0, false)]
    [TestCase("jump SELF end\nnonsense\nlabel end", 0, false)]
    [TestCase("if \"${m} == a\" then \"jump SELF end\"\nnonsense\nlabel end", 0, false)]
    [TestCase("if \"${m} == b\" then \"jump SELF end\"\nnonsense\nlabel end", 1, true)]
    [TestCase("timestep ${n}", 1, true)]
    [TestCase("timestep ${q}", 0, false)]
    [TestCase("variable n delete\ntimestep ${n}", 1, true)]
    public void Check_ControlFlow_IsFollowedAsFarAsItIsKnown(string text, int problems, bool error)
    {
        const string Head = "variable m index a\nvariable n string abc\nvariable q equal 0.005*2\n";
        DeckCheck check = DeckRunner.CheckText(Head + text, "in.test");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Problems, Has.Count.EqualTo(problems), string.Join('\n', check.Problems.Select(p => p.Text)));
            Assert.That(check.HasErrors, Is.EqualTo(error));
        }
    }

    [Test]
    public void Check_GoodDecks_HaveNoProblems()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (string deck in Directory.EnumerateFiles(TestFiles.Good, "*.in"))
            {
                DeckCheck check = DeckRunner.Check(deck, new DeckRunOptions { WorkingFolder = TestFiles.Good });
                Assert.That(check.Problems.Where(p => !p.IsAdvice).Select(p => p.Text), Is.Empty);
                Assert.That(check.CutShort, Is.Null, deck);
            }
        }
    }

    [Test]
    public void Registry_Styles_OfAllProjectsAreFound() => Assert.That(DeckRunner.CreateRegistry().All.Select(s => s.Name), Is.SupersetOf(["custom", "block", "lj/cut", "nve", "temp", "harmonic", "cg"]));
}
