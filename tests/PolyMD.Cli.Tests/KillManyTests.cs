using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PolyMD.Cli.Tests;

/// <summary>
/// Real processes that are killed (SIGKILL) at random moments, also while they start, resume or write a checkpoint, 200 in all: none loses more than the steps between two
/// checkpoints, no checkpoint is corrupt, and the files at the end are those of the uninterrupted run. POLYMD_KILLS sets another number.
/// </summary>
[TestFixture]
[Category("Slow")]
public sealed partial class KillManyTests
{
    private const int Interval = 10;

    private const string Head = """
        units lj
        lattice fcc 0.8442
        region box block 0 4 0 4 0 4
        create_box 1 box
        create_atoms 1 box
        mass 1 1.0
        displace_atoms all random 0.1 0.1 0.1 815
        pair_style lj/cut 2.5
        pair_coeff 1 1 1.0 1.0 2.5
        thermo 1
        thermo_modify format float %.15g flush yes

        """;

    private static readonly (string Name, string Text)[] s_decks =
    [
        ("a thermostat, averages, dumps, a loop", """
            velocity all create 3.0 87287
            fix 1 all nvt temp 1.0 1.2 0.5
            fix 2 all ave/time 5 10 100 c_thermo_temp c_thermo_pe file ave.txt
            dump 1 all custom 100 d.custom id x y z vx vy vz
            dump 2 all dcd 100 d.dcd
            variable k loop 4
            label l
            run 700
            print "= loop $k" append said.txt
            next k
            jump SELF l
            write_data final.data

            """),
        ("random forces, correlations, compressed dumps, run every", """
            velocity all create 1.0 87287
            fix 1 all nve
            fix 2 all langevin 1.0 1.0 0.5 48279
            compute m all msd
            fix 3 all ave/correlate 2 10 100 c_thermo_press c_m[4] type auto ave running file corr.txt
            dump 1 all custom/gz 50 d.gz id x y z
            dump 2 all xtc 50 d.xtc
            run 2400 every 600 "variable r equal random(0,1,77)" "print '= $r $(pe)' append said.txt"
            write_data final.data

            """),
        ("minimisations, a rerun, barostat", """
            fix r all box/relax iso 0.2 vmax 0.001
            dump 1 all custom 20 d.min id x y z
            minimize 0 0 700 10000
            unfix r
            undump 1
            min_style fire
            minimize 0 0 400 10000
            velocity all create 1.0 87287
            fix 1 all npt temp 1.0 1.0 0.5 iso 0 0 2
            dump 1 all custom 5 frames.d id x y z
            dump_modify 1 format float %.15g
            run 600
            undump 1
            dump 1 all custom 50 again.d id fx fy fz
            rerun frames.d dump x y z box yes
            run 300
            write_data final.data

            """),
        ("nested time steps, a wall, a dynamic group", """
            velocity all create 1.0 87287
            run_style respa 2 2 pair 2 bond 1
            region low block INF INF INF INF INF 3
            group late dynamic all region low every 7
            fix 1 all nve
            fix 2 all print 10 "$(step) $(count(late)) $(pe)" file p.txt screen no
            compute chunks all chunk/atom bin/1d z 0 1
            fix 3 late ave/chunk 5 4 40 chunks density/number vx file profile.txt
            restart 100 r1 r2
            run 2000
            write_data final.data

            """),
    ];

    [Test]
    public void Run_KilledTwoHundredTimes_LosesNoMoreThanAnInterval()
    {
        int wanted = int.Parse(Environment.GetEnvironmentVariable("POLYMD_KILLS") ?? "200", CultureInfo.InvariantCulture);
        Random random = new(20260101);
        Tally tally = new();
        for (int round = 0; tally.Kills < wanted; round++)
        {
            (string name, string text) = s_decks[round % s_decks.Length];
            string whole = Cli.Folder(), cut = Cli.Folder();
            try
            {
                string deck = Head + text;
                File.WriteAllText(Path.Combine(whole, "in.deck"), deck);
                File.WriteAllText(Path.Combine(cut, "in.deck"), deck);
                Assert.That(Cli.Run(whole, "run", "in.deck", "-t", "1", "--screen", "none"), Is.EqualTo((0, "")), name);
                Cut(cut, name, random, wanted / s_decks.Length, tally);
                Same(whole, cut, name);
            }
            finally
            {
                Directory.Delete(whole, true);
                Directory.Delete(cut, true);
            }
        }
        TestContext.Out.WriteLine($"{tally.Kills} kills, {tally.Resumes} resumes, {tally.WhileWriting} while a checkpoint was written, {tally.Early} before anything could be resumed; at most {tally.Lost} of {Interval} steps lost");
        Assert.That(tally.Resumes, Is.GreaterThan(wanted / 2));
    }

    private sealed class Tally
    {
        public int Kills { get; set; }

        public int Resumes { get; set; }

        public int WhileWriting { get; set; }

        public int Early { get; set; }

        public int Lost { get; set; }
    }

    // Starts and kills until the deck has ended or has been killed often enough; then lets it end.
    private static void Cut(string folder, string name, Random random, int most, Tally tally)
    {
        string checkpoint = Path.Combine(folder, "checkpoint.polymd"), former = Path.Combine(folder, "checkpoint.former.polymd");
        for (int kills = 0; ; kills++)
        {
            bool resumes = File.Exists(checkpoint) || File.Exists(former);
            List<long> rows = resumes ? Steps(folder) : [];
            using Process process = Cli.Start(folder, [.. resumes ? (string[])["resume", "."] : ["run", "in.deck"], "-t", "1", "--checkpoint-steps", $"{Interval}"]);
            Task<string> error = process.StandardError.ReadToEndAsync();
            long? resumed = null;
            TaskCompletionSource begun = new();
            process.OutputDataReceived += (_, e) =>
            {
                if (e.Data is null) return;
                if (Resumed().Match(e.Data) is { Success: true } m) resumed = long.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture);
                if (resumed is not null || e.Data.StartsWith("Step ", StringComparison.Ordinal)) begun.TrySetResult();
            };
            process.BeginOutputReadLine();
            bool last = kills >= most;
            // One in five is killed while it starts, reads the checkpoint or makes the deck again.
            if (!last && random.Next(5) > 0)
            {
                Task.WaitAny(begun.Task, process.WaitForExitAsync());
                while (!resumes && !File.Exists(checkpoint) && !process.HasExited) Thread.Sleep(5);
            }
            if (last) process.WaitForExit();
            else process.WaitForExit(random.Next(0, 300));
            bool killed = !process.HasExited;
            if (killed) process.Kill();
            process.WaitForExit();
            Assert.That(error.Result, Is.Empty, name);
            if (!killed) Assert.That(process.ExitCode, Is.Zero, name);
            if (resumed is { } from)
            {
                tally.Resumes++;
                int at = rows.LastIndexOf(from);
                Assert.That(at, Is.GreaterThanOrEqualTo(0), $"{name}: resumed at step {from}, which the run had not reached");
                int lost = rows.Count - 1 - at;
                tally.Lost = Math.Max(tally.Lost, lost);
                Assert.That(lost, Is.LessThanOrEqualTo(Interval), $"{name}: the run had reached step {rows[^1]} and was resumed at {from}");
            }
            if (!killed) return;
            tally.Kills++;
            if (!resumes && !File.Exists(checkpoint) && !File.Exists(former)) tally.Early++;
            if (Directory.EnumerateFiles(folder, "checkpoint.polymd.*.tmp").Any() || (!File.Exists(checkpoint) && File.Exists(former))) tally.WhileWriting++;
        }
    }

    // Steps of the whole rows of the log; the first row of a run repeats the last one of the run before.
    private static List<long> Steps(string folder)
    {
        string text = File.ReadAllText(Path.Combine(folder, "log.lammps"));
        List<long> steps = [];
        foreach (string line in text[..(text.LastIndexOf('\n') + 1)].Split('\n')) if (Step(line) is { } step && (steps.Count == 0 || steps[^1] != step)) steps.Add(step);
        return steps;
    }

    private static long? Step(string line) => line.StartsWith(' ') && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var step, _, _, _, _, _, ..] && long.TryParse(step, out long n) ? n : null;

    private static void Same(string whole, string cut, string name)
    {
        string[] files = [.. Names(whole)];
        Assert.That(Names(cut), Is.EqualTo(files), name);
        foreach (string file in files.Where(f => f != "log.lammps" && !f.EndsWith(".gz", StringComparison.Ordinal)))
            Assert.That(File.ReadAllBytes(Path.Combine(cut, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(whole, file))), Is.True, $"{name}: {file}");
        foreach (string file in files.Where(f => f.EndsWith(".gz", StringComparison.Ordinal))) Assert.That(Unpacked(Path.Combine(cut, file)), Is.EqualTo(Unpacked(Path.Combine(whole, file))), $"{name}: {file}");
        Assert.That(Rows(cut), Is.EqualTo(Rows(whole)), name);
    }

    private static IEnumerable<string> Names(string folder) => Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private static string Unpacked(string file)
    {
        using StreamReader reader = new(new System.IO.Compression.GZipStream(File.OpenRead(file), System.IO.Compression.CompressionMode.Decompress));
        return reader.ReadToEnd();
    }

    private static string Rows(string folder) => string.Join('\n', File.ReadLines(Path.Combine(folder, "log.lammps")).Where(l => l.StartsWith("= ", StringComparison.Ordinal) || Step(l) is not null));

    [GeneratedRegex(@"^Resumed from \S+ at step (\d+)")]
    private static partial Regex Resumed();
}
