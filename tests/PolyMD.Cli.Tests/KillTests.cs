using System.Diagnostics;

namespace PolyMD.Cli.Tests;

/// <summary>A process that is killed, stopped by a signal or out of time, and what polymd resume makes of it.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class KillTests
{
    private const string Deck = """
        units lj
        lattice fcc 0.8442
        region box block 0 4 0 4 0 4
        create_box 1 box
        create_atoms 1 box
        mass 1 1.0
        velocity all create 3.0 87287
        pair_style lj/cut 2.5
        pair_coeff 1 1 1.0 1.0 2.5
        fix 1 all nvt temp 1.0 1.2 0.5
        fix 2 all ave/time 5 10 100 c_thermo_temp c_thermo_pe file ave.txt
        dump 1 all custom 100 d.custom id x y z vx vy vz
        dump 2 all dcd 100 d.dcd
        thermo 50
        thermo_modify format float %.15g
        variable k loop 3
        label l
        run 2000
        print "= loop $k" append said.txt
        next k
        jump SELF l
        write_data final.data

        """;

    private static readonly string[] s_files = ["ave.txt", "d.custom", "d.dcd", "said.txt", "final.data"];

    private readonly List<string> _folders = [];

    [TearDown]
    public void Delete()
    {
        foreach (string folder in _folders) Directory.Delete(folder, true);
        _folders.Clear();
    }

    [Test]
    public void Run_KilledAgainAndAgain_EndsWithTheBytesOfAnUninterruptedRun()
    {
        string whole = Prepare(), cut = Prepare();
        Assert.That(Cli.Run(whole, "run", "in.deck", "-t", "1").Code, Is.Zero);
        Random random = new(20250131);
        string[] verb = ["run", "in.deck"];
        int kills = 0;
        for (; kills < 6; kills++)
        {
            using Process process = Cli.Start(cut, [.. verb, "--screen", "none", "-t", "1", "--checkpoint-steps", "20"]);
            // Not before there is something to resume.
            string newest = Path.Combine(cut, "checkpoint.polymd");
            for (int wait = 0; wait < 400 && !File.Exists(newest) && !process.HasExited; wait++) Thread.Sleep(10);
            process.WaitForExit(random.Next(50, 900));
            if (process.HasExited) break;
            process.Kill();
            process.WaitForExit();
            verb = ["resume", "."];
        }
        if (File.Exists(Path.Combine(cut, "checkpoint.polymd"))) Assert.That(Cli.Run(cut, "resume", ".", "-t", "1").Code, Is.Zero);
        Assert.That(kills, Is.GreaterThan(0));
        Same(whole, cut);
    }

    [Test]
    public void Run_StoppedBySignalAndByTime_IsResumed()
    {
        string whole = Prepare(), cut = Prepare();
        Assert.That(Cli.Run(whole, "run", "in.deck", "-t", "1").Code, Is.Zero);
        using (Process process = Cli.Start(cut, "run", "in.deck", "--screen", "none", "-t", "1"))
        {
            string dump = Path.Combine(cut, "d.custom");
            for (int wait = 0; wait < 1000 && !(File.Exists(dump) && new FileInfo(dump).Length > 100_000) && !process.HasExited; wait++) Thread.Sleep(5);
            Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.EqualTo(130), process.StandardError.ReadToEnd());
        }
        (int code, string text) = Cli.Run(cut, "resume", ".", "--screen", "none", "-t", "2", "--max-time", "1s");
        Assert.That(code, Is.EqualTo(130).Or.Zero, text);
        if (code == 130)
        {
            Assert.That(text, Does.Contain("is nearly used up at step"));
            Assert.That(Cli.Run(cut, "resume", ".", "-t", "1").Code, Is.Zero);
        }
        Same(whole, cut);
    }

    [Test]
    public void Run_InTheFolderOfAnotherRun_IsRefused()
    {
        string folder = Prepare();
        using Process first = Cli.Start(folder, "run", "in.deck", "--screen", "none", "-t", "1");
        for (int wait = 0; wait < 1000 && !File.Exists(Path.Combine(folder, "d.dcd")); wait++) Thread.Sleep(5);
        (int code, string text) = Cli.Run(folder, "run", "in.deck");
        first.Kill();
        first.WaitForExit();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(1));
            Assert.That(text, Does.Contain("another run is using folder").And.Contain($"process {first.Id}, since"));
        }
    }

    private string Prepare()
    {
        string folder = Cli.Folder();
        _folders.Add(folder);
        File.WriteAllText(Path.Combine(folder, "in.deck"), Deck);
        return folder;
    }

    private static void Same(string whole, string cut)
    {
        foreach (string file in s_files) Assert.That(File.ReadAllBytes(Path.Combine(cut, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(whole, file))), Is.True, file);
        Assert.That(Rows(cut), Is.EqualTo(Rows(whole)));
    }

    private static string Rows(string folder) => string.Join('\n', File.ReadLines(Path.Combine(folder, "log.lammps")).Where(l => l.StartsWith("= ", StringComparison.Ordinal) || (l.StartsWith(' ') && l.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var step, _, _, _, _, _] && long.TryParse(step, out _))));
}
