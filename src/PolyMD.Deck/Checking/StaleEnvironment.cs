using PolyMD.Deck.Expressions;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Variables;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Checking;

/// <summary>What formulas see once a run would have changed the system: names and constants; everything that depends on atoms is unknown.</summary>
internal sealed class StaleEnvironment(IFormulaEnvironment now, Rehearsal rehearsal) : IFormulaEnvironment
{
    public bool IsDry => false;

    public Simulation? Simulation => throw new UnknownValueException();

    public IReadOnlyCollection<string> ThermoKeywords => now.ThermoKeywords;

    public IEnumerable<string> VariableNames => now.VariableNames;

    public double ThermoKeyword(string name, SourceSpan place) =>
        now.Simulation is not null && (name == "dt" || (name == "step" && !rehearsal.IsStepUnknown)) ? now.ThermoKeyword(name, place) : throw new UnknownValueException();

    public Needs ThermoNeeds(string name) => Needs.None;

    public double VariableNumber(string name, SourceSpan place) => rehearsal.NumberOf(name, place);

    public Formula? VariableAtomFormula(string name, SourceSpan place) => Unless(name, VariableStyle.Atom) ?? Unless(name, VariableStyle.AtomFile);

    public Formula? VariableVectorFormula(string name, SourceSpan place) => Unless(name, VariableStyle.Vector);

    public DeckVariable? AtomFileOf(string name, SourceSpan place) => throw new UnknownValueException();

    public IReadOnlyDictionary<int, double> NextAtomValues(string name, SourceSpan place) => throw new UnknownValueException();

    public Needs VariableNeeds(string name) => Needs.None;

    public double NextOf(string name, SourceSpan place) => throw new UnknownValueException();

    public bool IsDefined(string category, string id, SourceSpan place) => rehearsal.IsDoubtful(id) ? throw new UnknownValueException() : now.IsDefined(category, id, place);

    public bool IsActive(string category, string name, SourceSpan place) => rehearsal.HasGaps ? throw new UnknownValueException() : now.IsActive(category, name, place);

    public bool IsFile(string name) => throw new UnknownValueException();

    public bool IsAvailable(string category, string name, SourceSpan place) => now.IsAvailable(category, name, place);

    public MarsagliaRandom RandomFor(bool perAtom, int seed) => throw new UnknownValueException();

    public (double Elapsed, double Fraction) RunProgress(string function, SourceSpan place) => throw new UnknownValueException();

    private Formula? Unless(string name, VariableStyle style) => rehearsal.HasStyle(name, style) ? throw new UnknownValueException() : null;
}
