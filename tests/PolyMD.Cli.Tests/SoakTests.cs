using System.Diagnostics;
using System.Globalization;

namespace PolyMD.Cli.Tests;

/// <summary>
/// A stack (a graphene sheet within a liquid) that is stopped by SIGTERM and resumed over and over: its files at the end are those of the uninterrupted run, energies to
/// the last digit, and its memory does not grow. POLYMD_SOAK_MINUTES sets how long, 0.5 minutes unless it is given.
/// </summary>
[TestFixture]
[Category("Slow")]
public sealed class SoakTests
{
    private const int ShortProbe = 1000, LongProbe = 6000;

    private const string Deck = """
        units metal
        lattice custom 2.46 a1 1 0 0 a2 0 1.7320508075688772 0 a3 0 0 8.5 basis 0 0 0.5 basis 0.5 0.16666666666666667 0.5 basis 0.5 0.5 0.5 basis 0 0.66666666666666667 0.5
        region box block 0 6 0 4 0 1
        create_box 2 box
        create_atoms 1 box
        lattice fcc 5.4
        region below block EDGE EDGE EDGE EDGE 0.05 6.5 units box
        region above block EDGE EDGE EDGE EDGE 14.0 20.0 units box
        create_atoms 2 region below
        create_atoms 2 region above
        delete_atoms overlap 2.5 all all
        mass 1 12.011
        mass 2 39.95
        group sheet type 1
        group liquid type 2
        pair_style hybrid tersoff lj/cut 7.0
        pair_coeff * * tersoff graphene.tersoff C NULL
        pair_coeff 1 2 lj/cut 0.0049 3.38
        pair_coeff 2 2 lj/cut 0.0104 3.4
        velocity all create 120 4711
        min_style cg
        minimize 0 1e-4 200 1000
        velocity all create 120 4711
        fix 1 sheet nvt temp 120 120 0.1
        fix 2 liquid nve
        fix 3 liquid langevin 120 120 0.5 48279
        compute slabs liquid chunk/atom bin/1d z lower 0.5 units box
        fix 4 liquid ave/chunk 10 10 500 slabs density/number temp file profile.txt
        compute m liquid msd
        fix 5 all ave/correlate 5 20 1000 c_m[4] c_thermo_press type auto ave running file corr.txt
        dump 1 all custom 1000 d.custom id type x y z vx vy vz
        dump 2 all dcd 500 d.dcd
        timestep 0.001
        thermo_style custom step time temp pe ke etotal press c_m[4]
        thermo_modify format float %.17g
        thermo 100
        run ${steps}
        write_data final.data

        """;

    [Test]
    public void Stack_StoppedAndResumedAgainAndAgain_IsTheUninterruptedRunAndKeepsItsMemory()
    {
        double minutes = double.Parse(Environment.GetEnvironmentVariable("POLYMD_SOAK_MINUTES") ?? "0.5", CultureInfo.InvariantCulture);
        string whole = Prepare(), cut = Prepare();
        try
        {
            Stopwatch watch = Stopwatch.StartNew();
            // The difference of two runs knows no start of a program. Half of the time is that of the uninterrupted run.
            double seconds = Probe(LongProbe, ref whole) - Probe(ShortProbe, ref whole);
            long steps = Math.Max(LongProbe, (long)((LongProbe - ShortProbe) * 30 * minutes / Math.Max(seconds, 0.01)));
            Run(whole, steps);
            (int stops, List<long> memory) = Interrupt(cut, steps, Math.Max(2, 2.5 * minutes));
            TestContext.Out.WriteLine($"{steps} steps, {stops} stops, {watch.Elapsed.TotalMinutes:F1} minutes; memory {string.Join(' ', memory.Select(m => $"{m >> 20}"))} MB");
            using (Assert.EnterMultipleScope())
            {
                Assert.That(stops, Is.GreaterThan(0));
                foreach (string file in (string[])["profile.txt", "corr.txt", "d.custom", "d.dcd", "final.data"])
                    Assert.That(File.ReadAllBytes(Path.Combine(cut, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(whole, file))), Is.True, file);
                Assert.That(Rows(cut), Is.EqualTo(Rows(whole)));
                Assert.That(Rows(cut), Has.Count.GreaterThan(steps / 100));
                // Lives at the end need no more than those at the beginning.
                int part = Math.Max(1, memory.Count / 3);
                Assert.That(memory.TakeLast(part).Max(), Is.LessThan(1.15 * memory.Take(part).Max() + (8 << 20)));
            }
        }
        finally
        {
            Directory.Delete(whole, true);
            Directory.Delete(cut, true);
        }
    }

    private static double Probe(long steps, ref string folder)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Run(folder, steps);
        double seconds = watch.Elapsed.TotalSeconds;
        Directory.Delete(folder, true);
        folder = Prepare();
        return seconds;
    }

    private static string Prepare()
    {
        string folder = Cli.Folder();
        File.WriteAllText(Path.Combine(folder, "in.deck"), Deck);
        File.Copy(Path.Combine(TestContext.CurrentContext.TestDirectory, "graphene.tersoff"), Path.Combine(folder, "graphene.tersoff"));
        return folder;
    }

    private static void Run(string folder, long steps)
    {
        using Process process = Cli.Start(folder, "run", "in.deck", "-var", "steps", $"{steps}", "-t", "1", "--screen", "none");
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, error.Result);
    }

    // Largest resident memory of every life.
    private static (int Stops, List<long> Memory) Interrupt(string folder, long steps, double secondsOfALife)
    {
        List<long> memory = [];
        Random random = new(20260102);
        for (int stops = 0; ; stops++)
        {
            bool resumes = File.Exists(Path.Combine(folder, "checkpoint.polymd"));
            using Process process = Cli.Start(folder, [.. resumes ? (string[])["resume", "."] : ["run", "in.deck", "-var", "steps", $"{steps}"], "-t", "1", "--screen", "none", "--checkpoint-steps", "500"]);
            Task<string> error = process.StandardError.ReadToEndAsync();
            Stopwatch life = Stopwatch.StartNew();
            double limit = secondsOfALife * (1 + 2 * random.NextDouble());
            long largest = 0;
            while (!process.WaitForExit(100) && life.Elapsed.TotalSeconds < limit)
            {
                process.Refresh();
                if (!process.HasExited) largest = Math.Max(largest, process.WorkingSet64);
            }
            if (!process.HasExited) Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero.Or.EqualTo(130), error.Result);
            if (process.ExitCode == 0) return (stops, memory);
            memory.Add(largest);
        }
    }

    private static List<string> Rows(string folder) => [.. File.ReadLines(Path.Combine(folder, "log.lammps")).Where(l => l.StartsWith(' ') && l.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var step, _, _, _, _, _, _, _] && long.TryParse(step, out _))];
}
