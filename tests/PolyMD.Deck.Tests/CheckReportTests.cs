using System.Globalization;
using System.Text;
using PolyMD.Deck.Checking;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;

namespace PolyMD.Deck.Tests;

/// <summary>What a check tells about a deck without mistakes, and that it leaves no trace.</summary>
[TestFixture]
public sealed class CheckReportTests
{
    [Test]
    public void Check_SystemAfterClear_HasItsOwnGivenCoefficients()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        const string System = """
            region cell block 0 9 0 9 0 9
            create_box 1 cell
            create_atoms 1 single 1 1 1
            mass 1 1
            pair_style lj/cut 2.5
            pair_coeff 1 1 1 1
            write_data a.data
            clear

            """;
        DeckCheck check = DeckRunner.CheckText(System + System, "deck", new DeckRunOptions { WorkingFolder = folder.Path });
        Assert.That(check.Report, Does.Contain("  a  lj/cut, coefficients given: all pairs"));
    }

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
    public void Check_ValuesThatARunMakes_AreNotGuessed()
    {
        // The rate of the deformation follows from the run, and nvt/sllod needs the deformation.
        const string Deck = """
            lattice fcc 0.8442
            region cell prism 0 4 0 4 0 4 0 0 0
            create_box 1 cell
            create_atoms 1 box
            mass 1 1
            pair_style lj/cut 2.5
            pair_coeff 1 1 1 1
            velocity all create 1.0 4321
            fix 1 all nve
            run 100
            unfix 1
            variable rate equal 1.0/ly
            variable hot equal "temp > 1"
            fix 1 all nvt/sllod temp 1.0 1.0 0.5
            fix 2 all deform 1 xy erate ${rate} remap v
            if "${hot}" then "fix 3 all momentum 10 linear 1 1 1"
            run 100
            if "${hot}" then "unfix 3"
            unfix 2
            """;
        Assert.That(DeckRunner.CheckText(Deck, "deck").Problems.Where(p => !p.IsAdvice).Select(p => p.Text), Is.Empty);
    }

    [Test]
    public void Check_LargeDataFile_ReadsItsHeaderAndStillFindsMistakes()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        StringBuilder data = new("large\n\n5000 atoms\n2 atom types\n\n0 9 xlo xhi\n0 9 ylo yhi\n0 9 zlo zhi\n\nMasses\n\n1 1.0\n2 1.0\n\nAtoms # atomic\n\n");
        for (int k = 1; k <= 5000; k++) data.Append(CultureInfo.InvariantCulture, $"{k} 1 {k % 9} {k / 9 % 9} {k / 81 % 9}\n");
        File.WriteAllText(folder["large.data"], data.ToString());
        const string Deck = """
            read_data large.data
            pair_style lj/cut 2.5
            pair_coeff 1 1 1.0
            pair_coeff 2 3 1.0 1.0
            group hot type 1
            fix 1 hott nvt temp 1.0 1.0 0.5
            run 100
            """;
        DeckCheck check;
        using (Rehearsal rehearsal = new(new DeckRunOptions { WorkingFolder = folder.Path }, DeckRunner.CreateRegistry(), new CommandRegistry(typeof(DeckRunner).Assembly), [], RehearsalLimits.Check with { FileBytes = 1000 }))
        {
            rehearsal.Run(DeckSource.Parse(Deck, "deck"));
            check = new DeckCheck(rehearsal.Problems, 0) { CutShort = rehearsal.CutShort };
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Problems.Where(p => p.IsError).Select(p => $"{p.Place.Line}:{p.Place.Column} {p.Message}"), Is.EqualTo(new[]
            {
                "3:1 pair_coeff: missing argument 'sigma'", "4:14 pair_coeff: 'J' 3 is outside the 2 types of this system", "6:7 there is no group 'hott'; did you mean 'hot'?",
            }));
            Assert.That(check.CutShort, Is.EqualTo("'large.data' is large: only what stands before its atoms was read"));
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
