using PolyMD.Deck.Expressions;
using PolyMD.Deck.Text;
using PolyMD.Deck.Variables;
using PolyMD.Model;

namespace PolyMD.Deck.Checking;

/// <summary>Values of a rehearsal: exact before the first run, afterwards only what does not depend on it.</summary>
internal sealed partial class Rehearsal
{
    /// <summary>What a variable inserts, or the mark of the unknown.</summary>
    public string VariableText(string name, SourceSpan place)
    {
        if (_doubtful.Contains(name)) return Mark;
        DeckVariable v = _context.Variables.Get(name, place);
        if (!IsStale || v.Style is not (VariableStyle.Equal or VariableStyle.Format or VariableStyle.Internal or VariableStyle.Timer)) return _context.Variables.Text(name, place);
        try
        {
            return v.Style == VariableStyle.Format ? v.Format!.Format(NumberOf(v.Values[0], place)) : s_number.Format(NumberOf(name, place));
        }
        catch (UnknownValueException) { return Mark; }
    }

    /// <summary>The number of an immediate expression, or null if it depends on a run.</summary>
    public double? Number(PlacedText expression)
    {
        // Names are looked up as they stand now, whether the value is known or not.
        Formula formula;
        try { formula = FormulaParser.Parse(expression, _context); }
        catch (DeckException e) when (IsDoubtful(e.Span, e.Problem) || _gaps > 0) { return null; }
        if (!IsStale) return formula.Value(-1);
        try { return FormulaParser.Parse(expression, _stale).Value(-1); }
        catch (UnknownValueException) { return null; }
    }

    /// <summary>Whether a variable has the style.</summary>
    public bool HasStyle(string name, VariableStyle style) => _context.Variables.Find(name)?.Style == style;

    /// <summary>The number of a variable, from what is known.</summary>
    /// <exception cref="UnknownValueException">It depends on a run.</exception>
    public double NumberOf(string name, SourceSpan place)
    {
        if (_doubtful.Contains(name)) throw new UnknownValueException();
        DeckVariable v = _context.Variables.Get(name, place);
        switch (v.Style)
        {
            case VariableStyle.Internal or VariableStyle.Timer or VariableStyle.Format: throw new UnknownValueException();
            case VariableStyle.Equal:
                if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new UnknownValueException();
                if (!_busy.Add(name)) throw new DeckException(place, $"variable '{name}' refers to itself, directly or through others");
                try { return FormulaParser.Parse(v.Text!, _stale).Value(-1); }
                finally { _busy.Remove(name); }
            default: return _context.Variables.Number(name, place);
        }
    }

    private static readonly CFormat s_number = CFormat.Parse("%.15g");
}
