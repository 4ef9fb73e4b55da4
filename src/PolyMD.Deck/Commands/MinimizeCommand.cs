using PolyMD.Deck.Output;
using PolyMD.Deck.Runtime;
using PolyMD.Dynamics.Minimizers;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>minimize etol ftol maxiter maxeval.</summary>
[Command("minimize")]
internal sealed record MinimizeCommand(MinimizationCriteria Criteria) : ICommand<MinimizeCommand>
{
    public static MinimizeCommand Parse(ArgReader args)
    {
        double etol = args.Double("etol"), ftol = args.Double("ftol");
        if (etol < 0 || ftol < 0) args.Fail("tolerances must not be negative");
        MinimizeCommand command = new(new MinimizationCriteria(etol, ftol, args.Long("maxiter", 0), args.Long("maxeval", 0)));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        IMinimizer minimizer = context.GetMinimizer();
        if (minimizer is MinimizerBase m) m.NormalizeByAtoms = context.Thermo.NormalizeChoice;
        context.SetupChanged();
        context.DropSavedStates();
        RunReport report = new(context);
        long first = s.Step, last = first + Criteria.MaxIterations;
        double time = context.Time;
        s.RampStart = first;
        s.RampStop = last;
        ThermoOutput thermo = context.Thermo;
        thermo.BeginRun(first, last);
        context.SetupReport = () => RunReport.WriteSetup(context, $"Setting up {context.MinimizerStyle} style minimization ...");
        ProgressClock progress = new(context, first, last);
        bool started = false;
        long written = -1;
        try
        {
            MinimizationResult result = minimizer.Minimize(s, Criteria, AfterIteration);
            if (written != s.Step) WriteOutputs(s, true, s.Step < last);
            double seconds = thermo.EndRun();
            context.StepsDone += s.Step - first;
            progress.Done();
            foreach (IFix f in s.Fixes) f.RunEnded();
            foreach (IOutput o in s.Outputs) o.RunEnded();
            report.Write(seconds, s.Step - first, result);
        }
        finally
        {
            if (thermo.IsRunning) thermo.EndRun();
            // Iterations are numbered like steps but take no time.
            (context.TimeOffset, context.TimeStepOfOffset) = (time, s.Step);
            context.Output.Flush();
        }

        void AfterIteration()
        {
            if (!started) thermo.StartClock();
            started = true;
            if (written != s.Step && s.Outputs.Exists(o => o.IsDue(s.Step)))
            {
                WriteOutputs(s, false, false);
                written = s.Step;
            }
            progress.Tick(s.Step);
        }
    }

    private static void WriteOutputs(Simulation s, bool final, bool converged)
    {
        foreach (IOutput o in s.Outputs)
        {
            if (o.IsDue(s.Step) || (final && o is ThermoOutput) || (converged && o is Restarts.RestartOutput)) o.Write();
        }
    }
}
