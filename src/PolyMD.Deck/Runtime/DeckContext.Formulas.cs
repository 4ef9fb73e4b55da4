using PolyMD.Deck.Expressions;
using PolyMD.Deck.Output;
using PolyMD.Deck.Variables;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Runtime;

internal sealed partial class DeckContext : IFormulaEnvironment
{
    private MarsagliaRandom? _random, _atomRandom;

    bool IFormulaEnvironment.IsDry => false;

    Simulation? IFormulaEnvironment.Simulation => HasBox ? Simulation : null;

    IReadOnlyCollection<string> IFormulaEnvironment.ThermoKeywords => ThermoKeywords.Names;

    IEnumerable<string> IFormulaEnvironment.VariableNames => Variables.Names;

    double IFormulaEnvironment.ThermoKeyword(string name, SourceSpan place)
    {
        if (!HasBox) throw new DeckException(place, $"thermo keyword '{name}' has no value before the simulation box is defined");
        try { return Thermo.Keywords.Get(name).Value(); }
        catch (PolyMDException e) when (e is not (DeckException or SimulationException)) { throw new DeckException(place, e.Message); }
    }

    Needs IFormulaEnvironment.ThermoNeeds(string name) => Thermo.Keywords.Get(name).Needs();

    double IFormulaEnvironment.VariableNumber(string name, SourceSpan place) => Variables.Number(name, place);

    Formula? IFormulaEnvironment.VariableAtomFormula(string name, SourceSpan place)
    {
        DeckVariable v = Variables.Get(name, place);
        return v.Style == VariableStyle.Atom ? Variables.FormulaOf(v, place) : null;
    }

    Needs IFormulaEnvironment.VariableNeeds(string name) => Variables.Needs(name);

    double IFormulaEnvironment.NextOf(string name, SourceSpan place)
    {
        DeckVariable v = Variables.Get(name, place);
        double value = Variables.Number(name, place);
        if (v.Style != VariableStyle.File) throw new DeckException(place, $"next() takes a file-style variable; '{name}' is of style {v.Style.ToString().ToLowerInvariant()}");
        if (++v.Index >= v.Values.Count) Variables.Remove(name);
        return value;
    }

    bool IFormulaEnvironment.IsDefined(string category, string id, SourceSpan place) => category switch
    {
        "compute" => Simulation.FindCompute(id) is not null,
        "fix" => Simulation.FindFix(id) is not null,
        "dump" => Dumps.ContainsKey(id),
        "group" => Simulation.Groups.Find(id) != 0,
        "region" => Simulation.Regions.ContainsKey(id),
        "variable" => Variables.Find(id) is not null,
        _ => throw new DeckException(place, $"is_defined(): the category must be compute, dump, fix, group, region or variable; got '{category}'"),
    };

    bool IFormulaEnvironment.IsAvailable(string category, string name, SourceSpan place) => category switch
    {
        "command" => Commands.Contains(name),
        "pair" or "bond" or "angle" or "dihedral" or "improper" or "kspace" => Styles.Find(category + "_style", name) is not null,
        "minimize" => Styles.Find("min_style", name) is not null,
        "fix" or "compute" or "dump" or "region" => Styles.Find(category, name) is not null,
        "feature" => name is "gzip" or "exceptions",
        _ => throw new DeckException(place, $"is_available(): unknown category '{category}'"),
    };

    MarsagliaRandom IFormulaEnvironment.RandomFor(bool perAtom, int seed) =>
        perAtom ? _atomRandom ??= new MarsagliaRandom(seed) : _random ??= new MarsagliaRandom(seed);

    (double Elapsed, double Fraction) IFormulaEnvironment.RunProgress(string function, SourceSpan place)
    {
        if (!Thermo.IsRunning) throw new DeckException(place, $"{function}() has a value during a run only");
        return (Simulation.Step - Thermo.FirstStep, Simulation.RampFraction);
    }
}
