using PolyMD.Deck.Commands;
using PolyMD.Deck.Dumps;
using PolyMD.Deck.Output;
using PolyMD.Engine;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Deck.Runtime;

/// <summary>A rerun command being executed; between two frames of the dumps a checkpoint can interrupt it.</summary>
internal sealed class RerunFrame : DeckFrame
{
    private readonly string[] _files = [];
    private readonly RerunCommand.Range _range = new();
    private readonly bool _post;
    private readonly SnapshotOptions _wishes = new();

    // How many files are done, frames of the present one have been read, and frames have been passed and computed in all.
    private int _file;
    private long _read, _before = -1, _passed, _frames;

    /// <summary>For checkpoints.</summary>
    public RerunFrame() { }

    public RerunFrame(RerunCommand command) => (_files, _range, _post, _wishes) = ([.. command.Files.Select(f => f.Text)], command.Frames, command.Post, command.Wishes);

    public override void Go(DeckContext context, bool resumed)
    {
        Simulation s = context.Simulation;
        if (!resumed)
        {
            s.RampStart = _range.Start ?? _range.First;
            s.RampStop = _range.Stop ?? _range.Last;
        }
        SnapshotLoader loader = new(context, _wishes);
        RunReport report = new(context);
        // A checkpoint is read with a loop that stands where this one stood.
        StepLoop? loop = resumed ? context.LastLoop : null;
        // Forces and lists are set up anew: the loop of an earlier run cannot go on.
        context.LastLoop = null;
        if (resumed) context.Thermo.StartClock();
        foreach (SnapshotReader reader in Chosen(context))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (reader.Step > s.RampStop) throw new PolyMDException($"the frame of step {reader.Step} lies after stop {s.RampStop}");
            int order = s.Atoms.OrderVersion;
            loader.Load(reader);
            context.ResetStep(reader.Step);
            if (loop is null || s.Atoms.OrderVersion != order)
            {
                if (loop is null) context.Thermo.BeginRun(reader.Step, _range.Last);
                loop = new StepLoop(s);
                context.SetupReport = () => RunReport.WriteSetup(context, "Setting up Verlet run ...");
                loop.SetupFrame(true);
                context.Thermo.StartClock();
            }
            else loop.SetupFrame(false);
            _frames++;
            context.Checkpoints?.AfterStep(s.Step);
        }
        if (loop is null) throw new PolyMDException($"no frame of the dump {(_files.Length == 1 ? "file" : "files")} is chosen by the keywords");
        // The last frame always has its row.
        if (!context.Thermo.IsDue(s.Step)) context.Thermo.Write();
        double seconds = context.Thermo.EndRun();
        loop.Finish();
        if (_post) report.Write(seconds, _frames);
        else context.Output.Line($"Loop time of {Text.CFormat.Parse("%g").Format(seconds)} on 1 procs for {_frames} steps with {s.Atoms.LocalCount} atoms");
        context.Output.Flush();
    }

    // Steps must rise from frame to frame; the first one in range is taken whatever every and skip say.
    private IEnumerable<SnapshotReader> Chosen(DeckContext context)
    {
        for (; _file < _files.Length; _file++, _read = 0)
        {
            using SnapshotReader reader = new(context.Files.Reads(context.InputPath(_files[_file])), _wishes.Xyz);
            for (long k = 0; k < _read; k++)
                if (!reader.Next()) throw new PolyMDException($"file '{_files[_file]}' has {k} frames, of which {_read} had been read when the checkpoint was written: it has been changed since");
            while (reader.Next())
            {
                _read++;
                if (reader.Step < _range.First || reader.Step <= _before) continue;
                if (reader.Step > _range.Last) yield break;
                bool first = _before < 0;
                if (!first && _range.Every > 0 && reader.Step % _range.Every != 0) continue;
                if (!first && ++_passed % _range.Skip != 0) continue;
                _before = reader.Step;
                yield return reader;
            }
        }
    }
}
