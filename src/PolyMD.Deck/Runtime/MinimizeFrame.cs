using PolyMD.Deck.Output;
using PolyMD.Dynamics.Minimizers;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;

namespace PolyMD.Deck.Runtime;

/// <summary>A minimize command being executed; between two iterations a checkpoint can interrupt it.</summary>
internal sealed class MinimizeFrame : DeckFrame
{
    private readonly MinimizationCriteria _criteria;
    private long _first, _written = -1;
    private double _time;

    /// <summary>For checkpoints.</summary>
    public MinimizeFrame() => _criteria = new MinimizationCriteria(0, 0, 0, 0);

    public MinimizeFrame(MinimizationCriteria criteria) => _criteria = criteria;

    private long Last => _first + _criteria.MaxIterations;

    public override void Go(DeckContext context, bool resumed)
    {
        Simulation s = context.Simulation;
        ThermoOutput thermo = context.Thermo;
        IMinimizer minimizer = context.GetMinimizer();
        RunReport report = new(context);
        // The loop of an earlier run, or that with which a checkpoint was read, does not go on after a minimisation.
        if (resumed) context.LastLoop = null;
        else Begin(context, minimizer);
        ProgressClock progress = new(context, _first, Last);
        minimizer.BetweenIterations = step =>
        {
            context.Checkpoints?.AfterStep(step);
            progress.Tick(step);
        };
        bool clocked = false;
        try
        {
            MinimizationResult result = resumed ? minimizer.Continue(s, AfterIteration) : minimizer.Minimize(s, _criteria, AfterIteration);
            if (_written != s.Step) WriteOutputs(s, true, s.Step < Last);
            double seconds = thermo.EndRun();
            context.StepsDone += s.Step - _first;
            progress.Done();
            foreach (IFix f in s.Fixes) f.RunEnded();
            foreach (IOutput o in s.Outputs) o.RunEnded();
            report.Write(seconds, s.Step - _first, result);
        }
        finally
        {
            minimizer.BetweenIterations = null;
            if (thermo.IsRunning) thermo.EndRun();
            // Iterations are numbered like steps but take no time.
            (context.TimeOffset, context.TimeStepOfOffset) = (_time, s.Step);
            context.Output.Flush();
        }

        void AfterIteration()
        {
            if (!clocked) thermo.StartClock();
            clocked = true;
            if (_written == s.Step || !s.Outputs.Exists(o => o.IsDue(s.Step))) return;
            WriteOutputs(s, false, false);
            _written = s.Step;
        }
    }

    private void Begin(DeckContext context, IMinimizer minimizer)
    {
        Simulation s = context.Simulation;
        context.SetupChanged();
        if (minimizer is MinimizerBase m) m.NormalizeByAtoms = context.Thermo.NormalizeChoice;
        (_first, _time) = (s.Step, context.Time);
        s.RampStart = _first;
        s.RampStop = Last;
        context.Thermo.BeginRun(_first, Last);
        context.SetupReport = () => RunReport.WriteSetup(context, $"Setting up {context.MinimizerStyle} style minimization ...");
    }

    private static void WriteOutputs(Simulation s, bool final, bool converged)
    {
        foreach (IOutput o in s.Outputs)
        {
            if (o.IsDue(s.Step) || (final && o is ThermoOutput) || (converged && o is Restarts.RestartOutput)) o.Write();
        }
    }
}
