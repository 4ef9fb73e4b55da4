using PolyMD.Deck.Expressions;
using PolyMD.Deck.Output;
using PolyMD.Deck.Variables;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Runtime;

internal sealed partial class DeckContext : IFormulaEnvironment
{
    /// <summary>Random numbers of formulas: equal-style and per-atom ones.</summary>
    public MarsagliaRandom? Random { get; set; }

    /// <summary>Those of per-atom formulas.</summary>
    public MarsagliaRandom? AtomRandom { get; set; }

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
        return v.Style is VariableStyle.Atom or VariableStyle.AtomFile ? Variables.FormulaOf(v, place) : null;
    }

    Formula? IFormulaEnvironment.VariableVectorFormula(string name, SourceSpan place)
    {
        DeckVariable v = Variables.Get(name, place);
        return v.Style == VariableStyle.Vector ? Variables.FormulaOf(v, place) : null;
    }

    DeckVariable? IFormulaEnvironment.AtomFileOf(string name, SourceSpan place)
    {
        DeckVariable v = Variables.Get(name, place);
        return v.Style == VariableStyle.AtomFile ? v : null;
    }

    IReadOnlyDictionary<int, double> IFormulaEnvironment.NextAtomValues(string name, SourceSpan place)
    {
        DeckVariable v = Variables.Get(name, place);
        IReadOnlyDictionary<int, double> values = v.AtomValues;
        if (!v.NextAtomSet()) Variables.Remove(name);
        return values;
    }

    Needs IFormulaEnvironment.VariableNeeds(string name) => Variables.Needs(name);

    double IFormulaEnvironment.NextOf(string name, SourceSpan place)
    {
        DeckVariable v = Variables.Get(name, place);
        double value = Variables.Number(name, place);
        if (v.Style != VariableStyle.File) throw new DeckException(place, $"next() takes a variable of style file or atomfile; '{name}' is of style {v.Style.ToString().ToLowerInvariant()}");
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
        "pair_style" or "bond_style" or "angle_style" or "dihedral_style" or "improper_style" or "kspace_style" or "min_style" => Styles.Find(category, name) is not null,
        "minimize" => Styles.Find("min_style", name) is not null,
        "fix" or "compute" or "dump" or "region" => Styles.Find(category, name) is not null,
        // polymd is our own: LAMMPS answers no, so that a deck can keep what only PolyMD has apart.
        "feature" => name is "gzip" or "exceptions" or "polymd" || (name is "png" or "jpeg" or "ffmpeg" ? false : throw new DeckException(place, $"is_available(): unknown feature '{name}'")),
        _ => throw new DeckException(place, $"is_available(): unknown category '{category}'"),
    };

    bool IFormulaEnvironment.IsFile(string name) => File.Exists(Path.Combine(WorkingFolder, name)) || File.Exists(Rehearsal?.Written(Path.Combine(WorkingFolder, name)));

    bool IFormulaEnvironment.IsActive(string category, string name, SourceSpan place)
    {
        bool Among(bool value, params string[] names) => names.Contains(name) ? value
            : throw new DeckException(place, $"is_active(): category {category} knows {string.Join(", ", names)}; got '{name}'");
        bool Style(ForceKind kind) => Simulation.Forces.OfType<IBondedStyle>().Any(f => f.Kind == kind && f.Name == name);
        switch (category)
        {
            case "package": return Among(false, "gpu", "intel", "kokkos", "omp");
            // Each pair is computed once, and its forces go to both atoms: what newton on means to a deck.
            case "newton": return Among(true, "pair", "bond", "any");
            case "pair":
                Among(false, "single", "respa", "manybody", "tail", "shift");
                return name switch
                {
                    "single" => Pair is IPairInteraction,
                    "manybody" => Pair is not (null or IPairInteraction or IHybridPairStyle),
                    "tail" => Pair?.Modify.Tail ?? false,
                    "shift" => Pair?.Modify.Shift ?? false,
                    _ => false,
                };
            case "comm_style": return Among(true, "brick", "tiled") && name == "brick";
            case "run_style": return name == "verlet";
            case "min_style": return name == MinimizerStyle;
            case "atom_style": return name == Layout.Name;
            case "pair_style": return Pair?.Name == name;
            case "bond_style": return Style(ForceKind.Bond);
            case "angle_style": return Style(ForceKind.Angle);
            case "dihedral_style": return Style(ForceKind.Dihedral);
            case "improper_style": return Style(ForceKind.Improper);
            case "kspace_style": return Simulation.Forces.OfType<IKSpaceStyle>().Any(k => k.Name == name);
            default: throw new DeckException(place, $"is_active(): unknown category '{category}'");
        }
    }

    MarsagliaRandom IFormulaEnvironment.RandomFor(bool perAtom, int seed) =>
        perAtom ? AtomRandom ??= new MarsagliaRandom(seed) : Random ??= new MarsagliaRandom(seed);

    (double Elapsed, double Fraction) IFormulaEnvironment.RunProgress(string function, SourceSpan place)
    {
        if (!Thermo.IsRunning && !IsBetweenSegments) throw new DeckException(place, $"{function}() has a value during a run only");
        return (Simulation.Step - Thermo.FirstStep, Simulation.RampFraction);
    }
}
