using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;

namespace PolyMD.Deck.Output;

/// <summary>
/// Looks at the temperature and the conserved energy whenever a row of the thermo table is written, where energies are known anyway, and warns once of a run that is going
/// wrong: long before atoms are lost.
/// </summary>
internal sealed class RunWatch
{
    // A temperature this many times the first one and every target is no fluctuation.
    private const double Runaway = 5;

    // A drift of half the kinetic energy makes the result worthless.
    private const double Drift = 0.5;

    // Fewer atoms fluctuate by themselves.
    private const int FewAtoms = 20;

    // Integrators and thermostats whose bookkeeping is complete: with others, such as a langevin bath, which need not tally, the energy may change as it is meant to.
    private static readonly HashSet<string> s_conserving = ["nve", "nvt", "npt", "nph", "temp/csvr", "temp/csld", "temp/berendsen", "temp/rescale"];

    private double _firstTemperature = double.NaN, _firstEnergy = double.NaN, _kinetic;
    private bool _active, _warnedHot, _warnedDrift;
    private int _drifted;

    /// <summary>A new run, or a minimisation, where energy and temperature mean something else.</summary>
    /// <param name="active">Whether it is a run.</param>
    public void Begin(bool active) => (_active, _firstTemperature, _firstEnergy, _warnedHot, _warnedDrift, _drifted) = (active, double.NaN, double.NaN, false, false, 0);

    /// <summary>Looks at the present step.</summary>
    public void Look(DeckContext context, ThermoKeywords keywords)
    {
        Simulation s = context.Simulation;
        if (!_active || s.Atoms.LocalCount < FewAtoms || (s.Evaluator.LastNeeds & Needs.Global) == 0 || s.Fixes.OfType<IInitialIntegrate>().FirstOrDefault() is null) return;
        if (s.FindCompute(keywords.TemperatureId) is not IScalarSource) return;
        double temperature = keywords.Get("temp").Value();
        if (double.IsNaN(_firstTemperature)) _firstTemperature = temperature;
        double most = Math.Max(_firstTemperature, Target(s));
        if (!_warnedHot && most > 0 && temperature > Runaway * most)
        {
            _warnedHot = true;
            context.Output.Warning($"the temperature has run away: {F(temperature)} at step {s.Step}, {F(temperature / most)} times {F(most)}; a time step that is too long, overlaps, or a force that feeds energy in");
        }
        if (s.Fixes.Exists(f => f is (IInitialIntegrate or IEndOfStep or IPostForce or IPreExchange or IPreForce or IPostIntegrate) && !s_conserving.Contains(f.Style) && f is not (IConstrainsFreedom or IRefusesMinimization) && !f.Style.StartsWith("ave/", StringComparison.Ordinal) && f.Style is not ("print" or "vector"))) return;
        double energy = keywords.Get("econserve").Value();
        if (double.IsNaN(_firstEnergy)) (_firstEnergy, _kinetic) = (energy, keywords.Get("ke").Value());
        bool drifted = !_warnedDrift && _kinetic > 0 && Math.Abs(energy - _firstEnergy) > Drift * Math.Max(_kinetic, keywords.Get("ke").Value());
        // Once may be the swing of a stiff bond.
        _drifted = drifted ? _drifted + 1 : 0;
        if (_drifted < 3) return;
        _warnedDrift = true;
        context.Output.Warning($"the energy that should be conserved has drifted from {F(_firstEnergy)} to {F(energy)} at step {s.Step}, by more than half the kinetic energy: the time step is too long or a potential is not smooth");
    }

    private static double Target(Simulation s) => s.Fixes.OfType<ITargetTemperature>().Select(f => f.TargetTemperature).DefaultIfEmpty(0).Max();

    private static string F(double value) => CFormat.Parse("%.6g").Format(value);
}
