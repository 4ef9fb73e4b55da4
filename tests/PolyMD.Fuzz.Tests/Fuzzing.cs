using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace PolyMD.Fuzz.Tests;

/// <summary>Runs mutated files through a reader and collects every different fault with its smallest case.</summary>
internal static class Fuzzing
{
    // Small, as on systems that give threads little: recursion without a limit shows.
    private const int StackBytes = 1 << 20;
    // Processor time, not wall time: the machine may be busy with other things.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);
    private const long MostGrowth = 1L << 30;

    /// <summary>Reads <paramref name="count"/> mutated files.</summary>
    /// <returns>The faults; empty if there are none.</returns>
    public static IReadOnlyList<string> Run(FuzzReader reader, int count, ulong seed)
    {
        string folder = Directory.CreateTempSubdirectory("polymd-fuzz-" + Plain(reader.Name)).FullName, path = Path.Combine(folder, reader.FileName);
        Dictionary<string, string> faults = [];
        long begun = 0, peak = 0;
        Tally tally = new();
        Exception? broken = null;
        Thread thread = new(() =>
        {
            try { Work(reader, count, seed, path, faults, tally, () => Interlocked.Increment(ref begun)); }
            catch (Exception e) { broken = e; }
        }, StackBytes) { IsBackground = true };
        GC.Collect();
        long before = Environment.WorkingSet;
        thread.Start();
        using Process process = Process.GetCurrentProcess();
        (long Case, TimeSpan Used, long Wall) last = (-1, default, 0);
        while (!thread.Join(100))
        {
            process.Refresh();
            peak = Math.Max(peak, process.WorkingSet64 - before);
            if (Interlocked.Read(ref begun) is var now && now != last.Case) last = (now, process.TotalProcessorTime, Environment.TickCount64);
            if (process.TotalProcessorTime - last.Used > s_patience || Environment.TickCount64 - last.Wall > s_longest.TotalMilliseconds) return [$"hangs; the file is {path}"];
        }
        if (broken is not null) throw new InvalidOperationException($"fuzzing {reader.Name} itself failed", broken);
        if (peak > MostGrowth) faults["memory"] = $"the process grew by {peak >> 20} MB";
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reader.Name}: {count} cases, {tally.Refused} refused ({tally.AtLine} at a line), {faults.Count} faults, peak growth {peak >> 20} MB"));
        if (reader is { IsBinary: false, NamesFile: true, NamesLine: true } && tally.AtLine < 0.75 * tally.Refused) faults["lines"] = $"only {tally.AtLine} of {tally.Refused} messages name a line";
        if (faults.Count == 0) Directory.Delete(folder, true);
        return [.. faults.Select(f => $"{f.Key}\n    {f.Value}")];
    }

    private static void Work(FuzzReader reader, int count, ulong seed, string path, Dictionary<string, string> faults, Tally tally, Action begins)
    {
        byte[][] seeds = reader.Seeds();
        foreach (byte[] whole in seeds)
        {
            File.WriteAllBytes(path, whole);
            try { reader.Read(path); }
            // On a busy machine the first reading, with everything yet to be compiled, may run out of the time that a deck is given.
            catch (OperationCanceledException) { }
            catch (Exception e) { throw new InvalidOperationException($"a seed of {reader.Name} is no valid file: {e.Message}", e); }
        }
        Arbitrary<(int Seed, Mutation[] Changes)> cases = Mutation.Cases(reader.IsBinary ? Mutator.Binary : Mutator.Text);
        string? Try((int Seed, Mutation[] Changes) c)
        {
            byte[] file = Mutator.Apply(seeds[c.Seed % seeds.Length], c.Changes);
            // Now and then unsealed: the check itself must stand it too.
            if (reader.Seal is not null && c.Seed % 8 != 0) file = reader.Seal(file);
            begins();
            File.WriteAllBytes(path, file);
            Verdict verdict = Judge.Of(reader, path);
            if (verdict.Refused) tally.Refused++;
            if (verdict.NamesLine) tally.AtLine++;
            return verdict.Fault;
        }
        Property property = Prop.ForAll(cases, c =>
        {
            if (Try(c) is { } fault && !faults.ContainsKey(Kind(fault))) faults[Kind(fault)] = Smallest(cases, c, Kind(fault), Try, path, faults.Count);
            return true;
        });
        // Size 0 throughout: the generators have their own sizes.
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(seed, 1UL), property);
    }

    private static string Smallest(Arbitrary<(int Seed, Mutation[] Changes)> cases, (int Seed, Mutation[] Changes) c, string kind, Func<(int, Mutation[]), string?> run, string path, int number)
    {
        bool smaller = true;
        while (smaller)
        {
            smaller = false;
            foreach ((int Seed, Mutation[] Changes) next in cases.Shrinker(c))
            {
                if (run(next) is not { } f || Kind(f) != kind) continue;
                (c, smaller) = (next, true);
                break;
            }
        }
        string message = run(c) ?? "";
        string kept = Path.Combine(Path.GetDirectoryName(path)!, string.Create(CultureInfo.InvariantCulture, $"fault{number}-{Path.GetFileName(path)}"));
        File.Copy(path, kept, true);
        return $"{message}\n    {string.Join(", ", c.Changes)} of seed {c.Seed}; kept as {kept}";
    }

    private sealed class Tally
    {
        public int Refused, AtLine;
    }

    // Without the text of the message, which holds the words of the file.
    private static string Kind(string fault) => fault.Split(": ")[0];

    private static string Plain(string name) => name.Replace('/', '+').Replace(' ', '_');
}
