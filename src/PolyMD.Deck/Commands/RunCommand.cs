using PolyMD.Deck.Output;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>run N [upto] [start N1] [stop N2] [pre yes|no] [post yes|no] [every M "command" …].</summary>
[Command("run")]
internal sealed record RunCommand(long Steps, bool Upto, long? Start, long? Stop, bool Pre, bool Post, long Every, IReadOnlyList<ArgToken> Commands) : ICommand<RunCommand>
{
    public static RunCommand Parse(ArgReader args)
    {
        long steps = args.Long("N", 0), every = 0;
        bool upto = false, pre = true, post = true;
        long? start = null, stop = null;
        IReadOnlyList<ArgToken> commands = [];
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "upto": upto = true; break;
                case "start": start = args.Long("start", 0); break;
                case "stop": stop = args.Long("stop", 0); break;
                case "pre": pre = args.YesNo("pre"); break;
                case "post": post = args.YesNo("post"); break;
                case "every":
                    every = args.Long("every", 1);
                    commands = args.Rest();
                    if (commands.Count == 1 && commands[0].Text == "NULL") commands = [];
                    break;
                default: args.UnknownKeyword("upto", "start", "stop", "pre", "post", "every"); break;
            }
        }
        return new RunCommand(steps, upto, start, stop, pre, post, every, commands);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        if (s.StopRequested) return;
        if (Upto && Steps < s.Step) throw new PolyMDException($"cannot run up to step {Steps}: the present step is {s.Step}");
        long first = s.Step, last = Upto ? Steps : s.Step + Steps;
        if (Start is { } a && a > first) throw new PolyMDException($"start {a} lies after the present step {first}");
        if (Stop is { } b && b < last) throw new PolyMDException($"stop {b} lies before the last step {last}");
        context.DropSavedStates();
        // Of a run in segments the first always sets up and the last always reports.
        bool pre = Pre || Every > 0;
        do
        {
            long until = Every > 0 ? Math.Min(last, s.Step + Every) : last;
            s.RampStart = Start ?? s.Step;
            s.RampStop = Stop ?? until;
            Chunk(context, until, pre, Post || (Every > 0 && until == last));
            context.IsBetweenSegments = true;
            try
            {
                foreach (ArgToken command in Commands) context.Interpreter.ExecuteNested(command);
            }
            finally
            {
                context.IsBetweenSegments = false;
            }
            pre = Pre;
            // A fix has ended the run, for good or for now.
            if (s.Step < until || s.StopRequested) break;
        }
        while (s.Step < last);
    }

    private static void Chunk(DeckContext context, long until, bool pre, bool post)
    {
        Simulation s = context.Simulation;
        RunReport report = new(context);
        long first = s.Step;
        bool continues = !pre && context.LastLoop is not null;
        context.Thermo.BeginRun(first, until, tellMemory: !continues);
        StepLoop loop;
        if (continues && context.LastLoop is { } kept)
        {
            loop = kept;
            context.Thermo.Write();
            s.Timers.Reset();
        }
        else
        {
            loop = new StepLoop(s);
            context.WarnBeforeRun();
            context.SetupReport = () => RunReport.WriteSetup(context, s.Respa is null ? "Setting up Verlet run ..." : "Setting up r-RESPA run ...");
            loop.Setup();
        }
        context.LastLoop = loop;
        ProgressClock progress = new(context, first, until);
        loop.AfterStep = progress.Tick;
        context.Thermo.StartClock();
        try
        {
            loop.Run(until - first);
        }
        catch (OperationCanceledException)
        {
            loop.Finish();
            context.Thermo.EndRun();
            context.Output.Line($"Stopped at step {s.Step} of {until} on request");
            throw;
        }
        double seconds = context.Thermo.EndRun();
        loop.Finish();
        context.StepsDone += s.Step - first;
        progress.Done();
        if (post) report.Write(seconds, s.Step - first);
        else
        {
            context.Output.Line($"Loop time of {Text.CFormat.Parse("%g").Format(seconds)} on 1 procs for {s.Step - first} steps with {s.Atoms.LocalCount} atoms");
            context.Output.Line();
        }
        context.Output.Flush();
    }
}
