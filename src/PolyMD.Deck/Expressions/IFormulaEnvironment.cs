using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Expressions;

/// <summary>What formulas refer to.</summary>
internal interface IFormulaEnvironment
{
    /// <summary>True when only syntax is checked: references are not looked up and values are meaningless.</summary>
    bool IsDry { get; }

    /// <summary>The simulation, or null before there is one.</summary>
    Simulation? Simulation { get; }

    /// <summary>Thermo keywords, for recognition and hints.</summary>
    IReadOnlyCollection<string> ThermoKeywords { get; }

    /// <summary>Value of a thermo keyword.</summary>
    double ThermoKeyword(string name, SourceSpan place);

    /// <summary>What a thermo keyword needs.</summary>
    Needs ThermoNeeds(string name);

    /// <summary>Names of variables, for hints.</summary>
    IEnumerable<string> VariableNames { get; }

    /// <summary>Number of a variable.</summary>
    double VariableNumber(string name, SourceSpan place);

    /// <summary>The per-atom formula of an atom-style variable, or null if it is of another style.</summary>
    Formula? VariableAtomFormula(string name, SourceSpan place);

    /// <summary>The formula of a vector-style variable, or null if it is of another style.</summary>
    Formula? VariableVectorFormula(string name, SourceSpan place);

    /// <summary>A variable of style atomfile, or null if it is of another style.</summary>
    Variables.DeckVariable? AtomFileOf(string name, SourceSpan place);

    /// <summary>The present values by atom id of an atomfile variable, which then moves on to its next set.</summary>
    IReadOnlyDictionary<int, double> NextAtomValues(string name, SourceSpan place);

    /// <summary>What evaluating a variable needs.</summary>
    Needs VariableNeeds(string name);

    /// <summary>Advances a file- or loop-like variable (special function next) and returns its number.</summary>
    double NextOf(string name, SourceSpan place);

    /// <summary>Whether something is defined: category compute, dump, fix, group, region or variable.</summary>
    bool IsDefined(string category, string id, SourceSpan place);

    /// <summary>Whether a setting or style is in force: category newton, pair, pair_style, …</summary>
    bool IsActive(string category, string name, SourceSpan place);

    /// <summary>Whether a name, relative to the working folder, is a file.</summary>
    bool IsFile(string name);

    /// <summary>Whether a style exists: category pair, fix, …; or a feature.</summary>
    bool IsAvailable(string category, string name, SourceSpan place);

    /// <summary>The generator behind random() and normal(): created by the first seed met, as LAMMPS does.</summary>
    MarsagliaRandom RandomFor(bool perAtom, int seed);

    /// <summary>Number of steps since the run began, for ramps that refer to the run; fails between runs.</summary>
    (double Elapsed, double Fraction) RunProgress(string function, SourceSpan place);
}
