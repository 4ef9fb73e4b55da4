using System.Diagnostics;
using PolyMD.Deck;
using PolyMD.Deck.Provenance;

namespace PolyMD.Studies;

/// <summary>Runs the decks of cases: from the checkpoint in the folder if there is one, else from the start; each leaves its manifest.</summary>
/// <param name="checkpoints">When checkpoints are written; the wall time limit is that of all cases together, from now on.</param>
public sealed class DeckExecutor(CheckpointOptions checkpoints)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <inheritdoc cref="CaseExecutor"/>
    public void Execute(string folder, string deckFile, int threads, Action<long> stepsDone, CancellationToken cancellation)
    {
        TimeSpan? left = checkpoints.MaxTime - _clock.Elapsed;
        if (left <= TimeSpan.Zero) throw new RunStoppedException($"the wall time of {checkpoints.MaxTime} is used up");
        DeckRunOptions options = new()
        {
            WorkingFolder = folder,
            LogFile = "log.lammps",
            Threads = threads,
            Cancellation = cancellation,
            Checkpoints = checkpoints with { MaxTime = left },
            LocksFolder = true,
            ManifestFile = Manifest.FileName,
            Progress = p => stepsDone(p.StepsDone),
        };
        bool resumes = File.Exists(Path.Combine(folder, CheckpointOptions.FileName)) || File.Exists(Path.Combine(folder, CheckpointOptions.FormerName));
        // The log does not depend on where the study lies.
        DeckRunResult result = resumes ? DeckRunner.Resume(folder, options) : DeckRunner.Run(Path.Combine(folder, deckFile), options, deckFile);
        cancellation.ThrowIfCancellationRequested();
        if (result.ExitStatus != 0) throw new Model.PolyMDException($"the deck ended with status {result.ExitStatus}");
    }
}
