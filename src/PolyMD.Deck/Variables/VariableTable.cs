using System.Globalization;
using PolyMD.Deck.Expressions;
using PolyMD.Deck.Text;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Variables;

/// <summary>The variables of a deck run.</summary>
internal sealed class VariableTable
{
    private static readonly CFormat s_number = CFormat.Parse("%.15g");
    private readonly Dictionary<string, DeckVariable> _variables = [];
    private readonly IFormulaEnvironment _environment;

    public VariableTable(IFormulaEnvironment environment) => _environment = environment;

    /// <summary>Changes with every definition, removal and change of computes and fixes: parsed formulas are good for one version.</summary>
    public int Version { get; private set; }

    public IEnumerable<string> Names => _variables.Keys;

    public IEnumerable<DeckVariable> All => _variables.Values;

    public DeckVariable? Find(string name) => _variables.GetValueOrDefault(name);

    public void Set(DeckVariable variable)
    {
        _variables[variable.Name] = variable;
        Version++;
    }

    public void Remove(string name)
    {
        _variables.Remove(name);
        Version++;
    }

    public void Invalidate() => Version++;

    public DeckVariable Get(string name, SourceSpan place) => _variables.GetValueOrDefault(name)
        ?? throw new DeckException(place, $"there is no variable '{name}'{NearestName.Hint(name, Names)}");

    /// <summary>The value as ${name} inserts it.</summary>
    public string Text(string name, SourceSpan place)
    {
        DeckVariable v = Get(name, place);
        switch (v.Style)
        {
            case VariableStyle.Index or VariableStyle.World or VariableStyle.Universe or VariableStyle.File: return v.Values[(int)v.Index];
            case VariableStyle.String: return v.Values[0];
            case VariableStyle.Getenv: return Environment.GetEnvironmentVariable(v.Values[0]) ?? "";
            case VariableStyle.Loop: return v.Index.ToString(CultureInfo.InvariantCulture).PadLeft(v.Pad, '0');
            case VariableStyle.Format: return v.Format!.Format(Number(v.Values[0], place));
            case VariableStyle.Vector: throw new DeckException(place, $"variable '{name}' is a list of numbers and cannot be inserted as text");
            case VariableStyle.Atom or VariableStyle.AtomFile: throw new DeckException(place, $"variable '{name}' has one value per atom and cannot be inserted as text");
            default: return s_number.Format(Number(name, place));
        }
    }

    /// <summary>The value as a number.</summary>
    public double Number(string name, SourceSpan place)
    {
        DeckVariable v = Get(name, place);
        switch (v.Style)
        {
            case VariableStyle.Internal or VariableStyle.Timer: return v.Number;
            case VariableStyle.Loop: return v.Index;
            case VariableStyle.Equal:
            {
                Formula f = FormulaOf(v, place);
                if (v.IsBusy) throw new DeckException(place, $"variable '{name}' refers to itself, directly or through others");
                RequireStack(name, place);
                v.IsBusy = true;
                try { return f.Value(-1); }
                finally { v.IsBusy = false; }
            }
            default:
            {
                string text = Text(name, place).Trim();
                if (ArgReader.TryParseDouble(text, out double value)) return value;
                throw new DeckException(place, $"variable '{name}' is not a number: its value is '{text}'");
            }
        }
    }

    /// <summary>Sets an internal variable.</summary>
    public void SetInternal(string name, double value, SourceSpan place)
    {
        DeckVariable v = Get(name, place);
        if (v.Style != VariableStyle.Internal) throw new DeckException(place, $"variable '{name}' must be of style internal");
        v.Number = value;
    }

    /// <summary>The parsed formula of an equal or atom variable.</summary>
    public Formula FormulaOf(DeckVariable v, SourceSpan place)
    {
        if (v.Formula is { } known && v.FormulaVersion == Version) return known;
        if (v.IsBusy) throw new DeckException(place, $"variable '{v.Name}' refers to itself, directly or through others");
        RequireStack(v.Name, place);
        v.IsBusy = true;
        try
        {
            Formula f = v.Style switch
            {
                VariableStyle.AtomFile => ByAtom(v),
                VariableStyle.Atom => FormulaParser.Parse(v.Text!, _environment, FormulaMode.Atom),
                VariableStyle.Vector => FormulaParser.Parse(v.Text!, _environment, FormulaMode.Vector),
                _ => FormulaParser.Parse(v.Text!, _environment),
            };
            v.Formula = f;
            v.FormulaVersion = Version;
            return f;
        }
        finally { v.IsBusy = false; }
    }

    // One variable that refers to the next takes a piece of the stack each time.
    private static void RequireStack(string name, SourceSpan place)
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new DeckException(place, $"variable '{name}' stands at the end of too long a chain of variables that refer to each other");
    }

    private Formula ByAtom(DeckVariable v) => new(
        i => v.AtomValues.GetValueOrDefault(_environment.Simulation!.Atoms.Id[i]), true, () => { }, () => Engine.Needs.None);

    /// <summary>What must be known of the forces to evaluate a variable.</summary>
    public Needs Needs(string name)
    {
        if (!_variables.TryGetValue(name, out DeckVariable? v)) return Engine.Needs.None;
        if (v.Style == VariableStyle.Format) return Needs(v.Values[0]);
        if (v.Style is not (VariableStyle.Equal or VariableStyle.Atom or VariableStyle.Vector) || v.IsBusy) return Engine.Needs.None;
        Formula f = FormulaOf(v, default);
        RequireStack(name, default);
        v.IsBusy = true;
        try { return f.Requires(); }
        finally { v.IsBusy = false; }
    }

    /// <summary>Moves variables of the next command on together.</summary>
    /// <returns>True when they are exhausted (and deleted).</returns>
    public bool Advance(IReadOnlyList<ArgToken> names)
    {
        DeckVariable[] list = names.Select(n => Get(n.Text, n.Span)).ToArray();
        for (int k = 0; k < list.Length; k++)
        {
            if (list[k].Style is VariableStyle.String or VariableStyle.Getenv or VariableStyle.Equal or VariableStyle.Atom or VariableStyle.Vector or VariableStyle.Internal or VariableStyle.Format or VariableStyle.Timer or VariableStyle.World)
                throw new DeckException(names[k].Span, $"next: variable '{list[k].Name}' is of style {list[k].Style.ToString().ToLowerInvariant()} and has no next value");
            if (list[k].SharedCount > 0 && list[0].SharedCount > 0) continue;
            if (list[k].Style != list[0].Style || list[k].SharedCount != list[0].SharedCount) throw new DeckException(names[k].Span, "next: all variables of one command must be of the same style");
        }
        if (list.Length > 0 && list[0].SharedCount > 0 && _variables.Values.FirstOrDefault(v => v.SharedCount > 0 && !list.Contains(v)) is { } missing)
            throw new DeckException(names[0].Span, $"next: all universe and uloop variables must be listed; '{missing.Name}' is missing");
        bool done = false;
        foreach (DeckVariable v in list)
        {
            if (v.Style == VariableStyle.AtomFile)
            {
                done |= !v.NextAtomSet();
                continue;
            }
            v.Index++;
            done |= v.Style == VariableStyle.Loop ? v.Index > v.Last : v.Index >= v.Values.Count;
        }
        if (done) foreach (DeckVariable v in list) _variables.Remove(v.Name);
        Version++;
        return done;
    }
}
