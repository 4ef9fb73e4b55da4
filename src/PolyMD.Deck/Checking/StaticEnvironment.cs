using PolyMD.Deck.Expressions;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Variables;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Checking;

/// <summary>What formulas may refer to before a run: constants. Everything else is unknown (or, when dry, taken for granted).</summary>
internal sealed class StaticEnvironment(bool dry, Constants constants, StyleRegistry styles, CommandRegistry commands) : IFormulaEnvironment
{
    public bool IsDry => dry;

    public Simulation? Simulation => dry ? null : throw new UnknownValueException();

    public IReadOnlyCollection<string> ThermoKeywords => PolyMD.Deck.Output.ThermoKeywords.Names;

    public IEnumerable<string> VariableNames => constants.Names;

    public double ThermoKeyword(string name, SourceSpan place) => throw new UnknownValueException();

    public Needs ThermoNeeds(string name) => Needs.None;

    public double VariableNumber(string name, SourceSpan place) =>
        constants.Text(name) is { } text && ArgReader.TryParseDouble(text, out double value) ? value : throw new UnknownValueException();

    public Formula? VariableAtomFormula(string name, SourceSpan place) => null;

    public Formula? VariableVectorFormula(string name, SourceSpan place) => null;

    public DeckVariable? AtomFileOf(string name, SourceSpan place) => throw new UnknownValueException();

    public IReadOnlyDictionary<int, double> NextAtomValues(string name, SourceSpan place) => throw new UnknownValueException();

    public bool IsActive(string category, string name, SourceSpan place) => throw new UnknownValueException();

    public bool IsFile(string name) => throw new UnknownValueException();

    public Needs VariableNeeds(string name) => Needs.None;

    public double NextOf(string name, SourceSpan place) => throw new UnknownValueException();

    public bool IsDefined(string category, string id, SourceSpan place) => throw new UnknownValueException();

    public bool IsAvailable(string category, string name, SourceSpan place) => category switch
    {
        "command" => commands.Contains(name),
        "pair" or "bond" or "angle" or "dihedral" or "improper" or "kspace" => styles.Find(category + "_style", name) is not null,
        "pair_style" or "bond_style" or "angle_style" or "dihedral_style" or "improper_style" or "kspace_style" => styles.Find(category, name) is not null,
        "fix" or "compute" or "dump" or "region" => styles.Find(category, name) is not null,
        _ => throw new UnknownValueException(),
    };

    public MarsagliaRandom RandomFor(bool perAtom, int seed) => throw new UnknownValueException();

    public (double Elapsed, double Fraction) RunProgress(string function, SourceSpan place) => throw new UnknownValueException();
}
