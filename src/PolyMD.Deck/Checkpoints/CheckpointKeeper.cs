using System.Diagnostics;
using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Checkpoints;

/// <summary>Decides when checkpoints are written.</summary>
/// <param name="context">The deck.</param>
/// <param name="options">When.</param>
/// <param name="folder">Folder of the run.</param>
internal sealed class CheckpointKeeper(DeckContext context, CheckpointOptions options, string folder)
{
    // Looking at the clock costs little, but not nothing.
    private readonly long _interval = options.Every is { } every ? (long)(every.TotalSeconds * Stopwatch.Frequency) : long.MaxValue;
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _last = Stopwatch.GetTimestamp(), _cost, _steps;

    /// <summary>After a step of a run: writes a checkpoint if one is due, and stops the run if its time is up.</summary>
    /// <param name="step">The step.</param>
    public void AfterStep(long step)
    {
        _steps++;
        if (context.Cancellation.IsCancellationRequested)
        {
            TryWrite();
            return;
        }
        if (options.StopAfter == _steps)
        {
            Write();
            throw new RunStoppedException($"stopped behind step {step} as asked; 'polymd resume' goes on");
        }
        long now = Stopwatch.GetTimestamp();
        if (options.MaxTime is { } limit && (now - _start) / (double)Stopwatch.Frequency + Margin >= limit.TotalSeconds)
        {
            Write();
            throw new RunStoppedException($"the wall time of {limit} is nearly used up at step {step}; 'polymd resume' goes on");
        }
        if ((options.EverySteps > 0 && step % options.EverySteps == 0) || now - _last >= _interval) TryWrite();
    }

    /// <summary>Before a run begins: killed before its first checkpoint, it must not be resumed from one of a run before, whose files it is writing over.</summary>
    public void SetEarlierAside()
    {
        string newest = Path.Combine(folder, CheckpointOptions.FileName);
        if (!File.Exists(newest)) return;
        File.Move(newest, Path.Combine(folder, CheckpointOptions.EarlierName), true);
        File.Delete(Path.Combine(folder, CheckpointOptions.FormerName));
        context.Output.ScreenLine($"NOTE: a run that was stopped in this folder is begun anew; its last checkpoint is kept as {CheckpointOptions.EarlierName}");
    }

    /// <summary>The deck has ended: there is nothing left to be resumed.</summary>
    public void Finished()
    {
        foreach (string name in (string[])[CheckpointOptions.FileName, CheckpointOptions.FormerName, AppendedFiles.FileName]) File.Delete(Path.Combine(folder, name));
    }

    // Seconds that a checkpoint and the end of the program may take.
    private double Margin => Math.Max(1, 3 * _cost / (double)Stopwatch.Frequency);

    // A full disk must not end a run that could go on; the checkpoint before is untouched.
    private void TryWrite()
    {
        try { Write(); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PolyMDException)
        {
            _last = Stopwatch.GetTimestamp();
            context.Output.Warning($"no checkpoint could be written at step {context.Simulation.Step}: {e.Message}");
        }
    }

    private void Write()
    {
        long begin = Stopwatch.GetTimestamp();
        context.Record?.Update();
        CheckpointWriter.Write(context, folder);
        _last = Stopwatch.GetTimestamp();
        _cost = Math.Max(_cost, _last - begin);
    }
}
