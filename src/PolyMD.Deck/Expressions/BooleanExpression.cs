using PolyMD.Deck.Text;
using PolyMD.Model;

namespace PolyMD.Deck.Expressions;

/// <summary>Evaluates the condition of if: numbers and words compared with == != &lt; &lt;= &gt; &gt;= and joined with &amp;&amp; || |^ ! and parentheses.</summary>
internal sealed class BooleanExpression
{
    private static readonly string[][] s_levels = [["||", "|^"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"]];
    private readonly PlacedText _source;
    private readonly string _text;
    private int _at, _depth;

    private BooleanExpression(PlacedText source)
    {
        _source = source;
        _text = source.Text;
    }

    private readonly record struct Value(double Number, string? Word);

    public static bool Evaluate(PlacedText condition)
    {
        BooleanExpression e = new(condition);
        if (condition.Text.AsSpan().Trim().Length == 0) throw e.Error(0, "the condition is empty");
        Value v = e.Level(0);
        e.Skip();
        if (e._at < e._text.Length) throw e.Error(e._at, $"unexpected '{e._text[e._at]}' in the condition '{e._text.Trim()}'");
        return e.Number(v, 0) != 0;
    }

    private Value Level(int level)
    {
        if (level == s_levels.Length) return Primary();
        Value left = Level(level + 1);
        while (true)
        {
            Skip();
            int place = _at;
            string? op = s_levels[level].FirstOrDefault(o => string.CompareOrdinal(_text, _at, o, 0, o.Length) == 0);
            if (op is null) return left;
            _at += op.Length;
            left = Apply(op, left, Level(level + 1), place);
        }
    }

    private Value Apply(string op, Value a, Value b, int place)
    {
        if (op is not ("&&" or "||" or "|^") && (a.Word is not null || b.Word is not null))
        {
            if (a.Word is null || b.Word is null) throw Error(place, $"cannot compare the number {(a.Word is null ? a.Number : b.Number):g15} with the word '{a.Word ?? b.Word}'");
            int order = string.CompareOrdinal(a.Word, b.Word);
            return Bool(op switch { "==" => order == 0, "!=" => order != 0, "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 });
        }
        double x = Number(a, place), y = Number(b, place);
        return Bool(op switch
        {
            "==" => x == y,
            "!=" => x != y,
            "<" => x < y,
            "<=" => x <= y,
            ">" => x > y,
            ">=" => x >= y,
            "&&" => x != 0 && y != 0,
            "||" => x != 0 || y != 0,
            _ => (x != 0) != (y != 0),
        });
    }

    private Value Primary()
    {
        if (++_depth > FormulaParser.DeepestNesting) throw Error(Math.Min(_at, _text.Length - 1), $"more than {FormulaParser.DeepestNesting} parentheses or signs inside each other");
        Value value = Inner();
        _depth--;
        return value;
    }

    private Value Inner()
    {
        Skip();
        if (_at >= _text.Length) throw Error(_text.Length, $"the condition '{_text.Trim()}' ends where a value is expected");
        char c = _text[_at];
        int start = _at;
        if (c == '!')
        {
            _at++;
            return Bool(Number(Primary(), start) == 0);
        }
        if (c == '(')
        {
            _at++;
            Value inside = Level(0);
            Skip();
            if (_at >= _text.Length || _text[_at] != ')') throw Error(start, "'(' has no closing ')'");
            _at++;
            return inside;
        }
        if (c is '"' or '\'')
        {
            int close = _text.IndexOf(c, _at + 1);
            if (close < 0) throw Error(start, $"{c} has no closing {c}");
            _at = close + 1;
            return new Value(0, _text[(start + 1)..close]);
        }
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && !"()=<>!&|".Contains(_text[_at], StringComparison.Ordinal)) _at++;
        if (_at == start) throw Error(start, $"expected a number or a word, got '{c}'");
        string word = _text[start.._at];
        return ArgReader.TryParseDouble(word, out double number) ? new Value(number, null) : new Value(0, word);
    }

    private double Number(Value v, int place) => v.Word is null ? v.Number : throw Error(place, $"'{v.Word}' is a word where a number is needed");

    private static Value Bool(bool b) => new(b ? 1 : 0, null);

    private void Skip()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private DeckException Error(int at, string message) => new(_source.Span(at, 1), $"if: {message}");
}
