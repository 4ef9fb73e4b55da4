namespace PolyMD.Deck.Tests;

/// <summary>What a check tells about a deck without mistakes, and that it leaves no trace.</summary>
[TestFixture]
public sealed class CheckReportTests
{
    [Test]
    public void Check_DeckThatWrites_LeavesNoFiles()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        const string Deck = """
            region cell block 0 5 0 5 0 5
            create_box 1 cell
            create_atoms 1 single 1 1 1
            mass 1 1
            pair_style lj/cut 2.5
            pair_coeff 1 1 1 1
            fix 1 all nve
            shell mkdir made
            fix 2 all ave/time 1 1 1 c_thermo_temp file made/t.out
            dump 1 all atom 1 dump.x
            write_data a.data
            print "x" file b.txt
            log c.log
            shell putenv POLYMD_REHEARSED=yes
            run 1
            write_restart d.restart
            clear
            read_data a.data
            """;
        DeckCheck check = DeckRunner.CheckText(Deck, "deck", new DeckRunOptions { WorkingFolder = folder.Path });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Problems.Where(p => p.IsError).Select(p => p.Text), Is.Empty);
            Assert.That(Directory.EnumerateFileSystemEntries(folder.Path), Is.Empty);
            Assert.That(Environment.GetEnvironmentVariable("POLYMD_REHEARSED"), Is.Null);
        }
    }

    [Test]
    public void Check_TwoTypes_TellsWhoProvidesEachPair()
    {
        const string Deck = """
            region cell block 0 5 0 5 0 5
            create_box 3 cell
            create_atoms 1 single 1 1 1
            mass * 1
            pair_style hybrid lj/cut 2.5 morse 2.0
            pair_coeff 1 1 lj/cut 1 1
            pair_coeff 2 2 lj/cut 1 1
            pair_coeff 3 3 morse 1 1 1
            pair_coeff 1 3 none
            pair_coeff 2 3 morse 1 1 1
            velocity all set 1 0 0
            fix 1 all nve
            run 1
            """;
        DeckCheck check = DeckRunner.CheckText(Deck, "deck");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Problems.Where(p => p.IsError).Select(p => p.Text), Is.Empty);
            Assert.That(check.Report, Does.Contain("  a  lj/cut, coefficients given: 1-1 2-2"));
            Assert.That(check.Report, Does.Contain("  b  lj/cut, coefficients mixed: 1-2"));
            Assert.That(check.Report, Does.Contain("  c  none (declared zero): 1-3"));
            Assert.That(check.Report, Does.Contain("  d  morse, coefficients given: 2-3 3-3"));
            Assert.That(check.Report, Does.Contain("   1 a b c"));
            Assert.That(check.Report[^1], Does.StartWith("Estimated memory: 1 MB (1 atoms"));
        }
    }

    [Test]
    public void Run_DeckWithAdvice_SaysItBeforeTheFirstStep()
    {
        StringWriter log = new();
        const string Deck = """
            lattice fcc 0.8442
            region cell block 0 4 0 4 0 4
            create_box 1 cell
            create_atoms 1 box
            mass 1 1
            pair_style lj/cut 2.5
            pair_coeff 1 1 1 1
            velocity all create 1.0 4321
            fix 1 all nvt temp 1.0 1.0 0.01
            run 1
            """;
        DeckRunner.RunText(Deck, "deck", new DeckRunOptions { LogWriter = log });
        string text = log.ToString();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("deck:9:1: WARNING: fix 1 (nvt): Tdamp 0.01 τ is 2 timesteps, which is very short"));
            Assert.That(text.IndexOf("Interactions of the 1 atom type", StringComparison.Ordinal), Is.InRange(0, text.IndexOf("Step", StringComparison.Ordinal)));
        }
    }
}
