using PolyMD.Deck.Commands;
using PolyMD.Deck.Output;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Runtime;

/// <summary>A run command being executed: its segments, and the commands between them.</summary>
internal sealed class RunFrame : DeckFrame
{
    private readonly long _last, _every;
    private readonly long? _start, _stop;
    private readonly bool _pre, _post;
    private readonly ArgToken[] _commands = [];
    private long _first, _until;
    private bool _preNow;
    private Phase _phase;

    /// <summary>For checkpoints.</summary>
    public RunFrame() { }

    public RunFrame(RunCommand command, long last)
    {
        (_last, _every, _start, _stop, _pre, _post) = (last, command.Every, command.Start, command.Stop, command.Pre, command.Post);
        _commands = [.. command.Commands];
        // Of a run in segments the first always sets up and the last always reports.
        _preNow = _pre || _every > 0;
    }

    private enum Phase
    {
        Before,
        Steps,
        Commands,
    }

    /// <summary>Last step of the run.</summary>
    public long Last => _last;

    public override void Go(DeckContext context, bool resumed)
    {
        Simulation s = context.Simulation;
        try
        {
            for (;;)
            {
                if (_phase == Phase.Before)
                {
                    (_first, _until) = (s.Step, _every > 0 ? Math.Min(_last, s.Step + _every) : _last);
                    s.RampStart = _start ?? s.Step;
                    s.RampStop = _stop ?? _until;
                    Begin(context);
                }
                if (_phase == Phase.Steps)
                {
                    Steps(context);
                    _phase = Phase.Commands;
                    context.IsBetweenSegments = true;
                    context.Interpreter.RunNested(new CommandsFrame(_commands));
                }
                context.IsBetweenSegments = false;
                _preNow = _pre;
                _phase = Phase.Before;
                // A fix has ended the run, for good or for now.
                if (s.Step < _until || s.StopRequested || s.Step >= _last) return;
            }
        }
        finally { context.IsBetweenSegments = false; }
    }

    private void Begin(DeckContext context)
    {
        Simulation s = context.Simulation;
        bool continues = !_preNow && context.LastLoop is not null;
        context.Thermo.BeginRun(_first, _until, tellMemory: !continues, watch: true);
        if (continues)
        {
            context.Thermo.Write();
            s.Timers.Reset();
        }
        else
        {
            StepLoop loop = new(s);
            context.WarnBeforeRun();
            context.SetupReport = () => RunReport.WriteSetup(context, s.Respa is null ? "Setting up Verlet run ..." : "Setting up r-RESPA run ...");
            loop.Setup();
            context.LastLoop = loop;
        }
        _phase = Phase.Steps;
    }

    private void Steps(DeckContext context)
    {
        Simulation s = context.Simulation;
        StepLoop loop = context.LastLoop!;
        RunReport report = new(context);
        ProgressClock progress = new(context, _first, _until);
        loop.AfterStep = step =>
        {
            context.Checkpoints?.AfterStep(step);
            progress.Tick(step);
        };
        context.Thermo.StartClock();
        try
        {
            loop.Run(_until - s.Step);
        }
        catch (OperationCanceledException)
        {
            loop.Finish();
            context.Thermo.EndRun();
            context.Output.Line($"Stopped at step {s.Step} of {_until} on request");
            throw;
        }
        double seconds = context.Thermo.EndRun();
        loop.Finish();
        context.StepsDone += s.Step - _first;
        progress.Done();
        if (_post || (_every > 0 && _until == _last)) report.Write(seconds, s.Step - _first);
        else
        {
            context.Output.Line($"Loop time of {Text.CFormat.Parse("%g").Format(seconds)} on 1 procs for {s.Step - _first} steps with {s.Atoms.LocalCount} atoms");
            context.Output.Line();
        }
        context.Output.Flush();
    }
}
