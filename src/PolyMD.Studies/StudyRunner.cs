using System.Diagnostics;
using PolyMD.Building;
using PolyMD.Building.ForceFields;
using PolyMD.Deck;
using PolyMD.Model;

namespace PolyMD.Studies;

/// <summary>
/// Builds and runs every case and seed of a study. Cases are independent, so they run side by side on the threads there are; a case that
/// finished earlier with the same system and deck is not run again.
/// </summary>
/// <param name="study">The study.</param>
/// <param name="library">Force fields.</param>
/// <param name="execute">Runs a deck.</param>
public sealed class StudyRunner(StudyDefinition study, ForceFieldLibrary library, CaseExecutor execute)
{
    /// <summary>Builds all runs of a study without running them.</summary>
    /// <param name="options">Preset, output folder, seed, cases.</param>
    public IReadOnlyList<CaseRun> Build(StudyOptions options)
    {
        StudyPreset preset = study.Preset(options.Preset);
        IReadOnlyList<int> seeds = options.Seed is { } seed ? [seed] : preset.Seeds;
        IEnumerable<StudyCase> cases = options.Cases.Count == 0 ? study.Cases : options.Cases.Select(study.Case);
        StackBuilder builder = new(library);
        List<CaseRun> runs = [];
        foreach (StudyCase studyCase in cases)
        {
            foreach (int s in seeds)
            {
                options.Cancellation.ThrowIfCancellationRequested();
                string folder = Path.Combine(options.OutputFolder, studyCase.Name);
                if (seeds.Count > 1) folder = Path.Combine(folder, $"seed-{s}");
                BuiltCase built = builder.Build(study, studyCase.Name, options.Preset, s);
                options.Note?.Invoke($"built {studyCase.Name}, seed {s}: {built.System.Atoms.Count} atoms{(built.Strain is { } strain ? $", {strain}" : "")}");
                runs.Add(new CaseRun(studyCase, s, folder, built));
            }
        }
        return runs;
    }

    /// <summary>Fails if a folder holds results of other settings that may not be overwritten.</summary>
    /// <param name="runs">From <see cref="Build"/>.</param>
    /// <param name="options">Whether they may be overwritten.</param>
    /// <exception cref="PolyMDException">Names the folder and what is different.</exception>
    public static void Check(IReadOnlyList<CaseRun> runs, StudyOptions options)
    {
        if (options.Overwrite || runs.FirstOrDefault(r => r.HoldsOtherResult()) is not { } other) return;
        throw new PolyMDException($"'{other.Folder}' holds a run of another system, preset or seed ({other.OtherInput() ?? "its inputs have been changed since"}); nothing was changed. "
            + "Give another folder with --output, or --overwrite to replace it");
    }

    /// <summary>Runs what has not finished yet, from its checkpoint if it has one. A case that fails is noted and does not stop the others.</summary>
    /// <param name="runs">From <see cref="Build"/>.</param>
    /// <param name="options">Threads, cancellation, progress.</param>
    /// <exception cref="PolyMDException">The folder holds results of other settings and may not be overwritten.</exception>
    /// <exception cref="OperationCanceledException">The study was stopped before its end.</exception>
    public void Run(IReadOnlyList<CaseRun> runs, StudyOptions options)
    {
        Check(runs, options);
        foreach (CaseRun done in runs.Where(r => r.IsFinished())) options.Note?.Invoke($"kept {done.Case.Name}, seed {done.Seed}: finished earlier");
        CaseRun[] open = runs.Where(r => !r.IsFinished()).ToArray();
        if (open.Length == 0) return;
        int abreast = Math.Min(Math.Max(1, options.Threads), open.Length);
        Meter meter = new(open, options);
        // Long cases first, so that the last one does not run alone for long; the results do not depend on the order.
        Queue<int> queue = new(Enumerable.Range(0, open.Length).OrderByDescending(k => open[k].Built.Steps * (long)open[k].Built.System.Atoms.Count));
        Thread[] workers = new Thread[abreast];
        for (int w = 0; w < abreast; w++)
        {
            int threads = options.Threads / abreast + (w < options.Threads % abreast ? 1 : 0);
            workers[w] = new Thread(() => Work(queue, open, Math.Max(1, threads), meter, options)) { Name = $"polymd-case-{w}" };
            workers[w].Start();
        }
        foreach (Thread worker in workers) worker.Join();
        options.Cancellation.ThrowIfCancellationRequested();
        if (open.FirstOrDefault(r => r.Failure is null && !r.IsFinished()) is { } left) throw new RunStoppedException($"stopped before the end of {left.Case.Name}, seed {left.Seed}, and perhaps others");
    }

    private void Work(Queue<int> queue, CaseRun[] runs, int threads, Meter meter, StudyOptions options)
    {
        while (!options.Cancellation.IsCancellationRequested)
        {
            int k;
            lock (queue)
            {
                if (!queue.TryDequeue(out k)) return;
            }
            CaseRun run = runs[k];
            Stopwatch clock = Stopwatch.StartNew();
            try
            {
                if (run.CanResume()) options.Note?.Invoke($"going on with {run.Case.Name}, seed {run.Seed}, from its checkpoint");
                else run.WriteInputs();
                meter.Begin(k);
                execute(run.Folder, run.Built.DeckFileName, threads, steps => meter.Report(k, steps), options.Cancellation);
                run.MarkFinished(clock.Elapsed.TotalSeconds);
                options.Note?.Invoke($"finished {run.Case.Name}, seed {run.Seed}, in {clock.Elapsed.TotalSeconds:f0} s");
            }
            catch (OperationCanceledException)
            {
                options.Note?.Invoke($"stopped {run.Case.Name}, seed {run.Seed}; {(run.CanResume() ? "it goes on from its checkpoint" : "it starts anew")} next time");
            }
            catch (Exception e) when (e is PolyMDException or IOException or UnauthorizedAccessException)
            {
                run.Failure = e.Message;
                options.Note?.Invoke($"failed {run.Case.Name}, seed {run.Seed}: {e.Message}");
            }
            finally
            {
                meter.End(k);
            }
        }
    }

    // Adds up the steps of all cases; a failed case counts as done so that the rest of the time stays right.
    private sealed class Meter(CaseRun[] runs, StudyOptions options)
    {
        private readonly long[] _steps = new long[runs.Length];
        private readonly bool[] _running = new bool[runs.Length];
        private readonly long _total = runs.Sum(r => r.Built.Steps);
        private readonly Stopwatch _clock = Stopwatch.StartNew();

        public void Begin(int k)
        {
            lock (_steps) _running[k] = true;
            Report(k, 0);
        }

        public void End(int k)
        {
            lock (_steps) _running[k] = false;
            Report(k, runs[k].Built.Steps);
        }

        public void Report(int k, long steps)
        {
            if (options.Progress is null) return;
            StudyProgress progress;
            lock (_steps)
            {
                _steps[k] = Math.Min(steps, runs[k].Built.Steps);
                string names = string.Join(", ", runs.Where((_, n) => _running[n]).Select(r => runs.Count(o => o.Case == r.Case) > 1 ? $"{r.Case.Name}/{r.Seed}" : r.Case.Name));
                progress = new StudyProgress(names, _steps.Sum(), _total, _clock.Elapsed);
            }
            options.Progress(progress);
        }
    }
}
