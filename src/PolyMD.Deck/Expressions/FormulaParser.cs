using System.Globalization;
using System.Runtime.CompilerServices;
using PolyMD.Deck.Text;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Expressions;

/// <summary>
/// Parses formulas of the deck language. Precedence from loose to tight: || and |^; &amp;&amp;; == !=; &lt; &lt;= &gt; &gt;=; + −; * / %; ^; unary − and !.
/// Binary operators of one level associate to the left (also ^).
/// </summary>
internal sealed partial class FormulaParser
{
    private static readonly string[][] s_levels = [["||", "|^"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"], ["^"]];
    private readonly PlacedText _source;
    private readonly string _text;
    private readonly IFormulaEnvironment _environment;
    private readonly FormulaMode _mode;
    private readonly List<Action> _prepare;
    private readonly List<Func<Needs>> _requires;
    private readonly List<VectorPart> _vectors;
    private int _at, _depth;

    /// <summary>Most parentheses, functions and signs inside each other.</summary>
    public const int DeepestNesting = 100;

    // A chain such as a+b+c+… nests its operations; each takes its part of the stack when it is evaluated.
    private const int LongestChain = 500;

    private FormulaParser(PlacedText source, IFormulaEnvironment environment, FormulaMode mode, List<Action> prepare, List<Func<Needs>> requires, List<VectorPart> vectors, int depth)
    {
        _depth = depth;
        _source = source;
        _text = source.Text;
        _environment = environment;
        _mode = mode;
        _prepare = prepare;
        _requires = requires;
        _vectors = vectors;
    }

    private readonly record struct Operand(Func<int, double> Value, bool PerAtom, int Operations = 0);

    private readonly record struct VectorPart(Func<int> Length, SourceSpan Place);

    /// <summary>Parses a whole formula.</summary>
    /// <param name="source">The text with its place.</param>
    /// <param name="environment">What it refers to.</param>
    /// <param name="mode">What it yields, and so what it may refer to.</param>
    public static Formula Parse(PlacedText source, IFormulaEnvironment environment, FormulaMode mode = FormulaMode.Scalar)
    {
        List<Action> prepare = [];
        List<Func<Needs>> requires = [];
        List<VectorPart> vectors = [];
        Operand operand = new FormulaParser(source, environment, mode, prepare, requires, vectors, 0).ParseAll();
        if (mode == FormulaMode.Vector && vectors.Count == 0 && !environment.IsDry)
            throw new DeckException(source.Span(0, source.Text.Length), "a vector-style formula must refer to at least one list of numbers");
        return new Formula(
            operand.Value,
            operand.PerAtom,
            () => { foreach (Action a in prepare) a(); },
            () =>
            {
                Needs needs = Needs.None;
                foreach (Func<Needs> r in requires) needs |= r();
                return needs;
            },
            mode == FormulaMode.Vector ? () => CommonLength(vectors) : null);
    }

    // Lists of one formula are combined position by position.
    private static int CommonLength(List<VectorPart> vectors)
    {
        int length = vectors.Count > 0 ? vectors[0].Length() : 0;
        foreach (VectorPart v in vectors)
        {
            if (v.Length() != length) throw new DeckException(v.Place, $"a list of {v.Length()} numbers cannot be combined with one of {length}");
        }
        return length;
    }

    private Operand ParseAll()
    {
        Operand result = Level(0);
        Skip();
        if (_at < _text.Length) throw Error(_at, 1, $"unexpected '{_text[_at]}' in the formula '{_text.Trim()}'");
        return result;
    }

    private Operand Level(int level)
    {
        if (level == s_levels.Length) return Unary();
        Operand left = Level(level + 1);
        while (TakeOperator(level) is { } op)
        {
            int place = _at - op.Length;
            Operand right = Level(level + 1);
            int operations = 1 + Math.Max(left.Operations, right.Operations);
            if (operations > LongestChain) throw Error(place, op.Length, $"more than {LongestChain} operations in a row");
            left = new Operand(Binary(op, left.Value, right.Value, _source.Span(place, op.Length)), left.PerAtom || right.PerAtom, operations);
        }
        return left;
    }

    private string? TakeOperator(int level)
    {
        Skip();
        foreach (string op in s_levels[level])
        {
            if (string.CompareOrdinal(_text, _at, op, 0, op.Length) != 0) continue;
            _at += op.Length;
            return op;
        }
        return null;
    }

    private static Func<int, double> Binary(string op, Func<int, double> a, Func<int, double> b, SourceSpan place) => op switch
    {
        "+" => i => a(i) + b(i),
        "-" => i => a(i) - b(i),
        "*" => i => a(i) * b(i),
        "/" => i =>
        {
            double x = a(i), y = b(i);
            return y != 0 ? x / y : throw new DeckException(place, $"division of {x:g15} by zero in a formula");
        },
        "%" => i =>
        {
            double x = a(i), y = b(i);
            return y != 0 ? x % y : throw new DeckException(place, $"remainder of {x:g15} by zero in a formula");
        },
        "^" => i =>
        {
            double x = a(i), y = b(i);
            if (y == 0) return 1;
            if (x == 0 && y < 0) throw new DeckException(place, $"zero to the negative power {y:g15} in a formula");
            return Math.Pow(x, y);
        },
        "==" => i => a(i) == b(i) ? 1 : 0,
        "!=" => i => a(i) != b(i) ? 1 : 0,
        "<" => i => a(i) < b(i) ? 1 : 0,
        "<=" => i => a(i) <= b(i) ? 1 : 0,
        ">" => i => a(i) > b(i) ? 1 : 0,
        ">=" => i => a(i) >= b(i) ? 1 : 0,
        "&&" => i => a(i) != 0 & b(i) != 0 ? 1 : 0,
        "||" => i => a(i) != 0 | b(i) != 0 ? 1 : 0,
        _ => i => (a(i) != 0) != (b(i) != 0) ? 1 : 0,
    };

    private Operand Unary()
    {
        if (++_depth > DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Error(Math.Min(_at, _text.Length), 1, $"more than {DeepestNesting} parentheses, functions or signs inside each other");
        Operand operand = SignOrPrimary();
        _depth--;
        return operand;
    }

    private Operand SignOrPrimary()
    {
        Skip();
        if (_at >= _text.Length) throw Error(_text.Length, 1, $"the formula '{_text.Trim()}' ends where a value is expected");
        char c = _text[_at];
        if (c == '-')
        {
            _at++;
            Operand x = Unary();
            return new Operand(i => -x.Value(i), x.PerAtom, x.Operations);
        }
        if (c == '!' && !(_at + 1 < _text.Length && _text[_at + 1] == '='))
        {
            _at++;
            Operand x = Unary();
            return new Operand(i => x.Value(i) == 0 ? 1 : 0, x.PerAtom, x.Operations);
        }
        return Primary(c);
    }

    private Operand Primary(char c)
    {
        int start = _at;
        if (c == '(')
        {
            int close = Matching(start, '(', ')');
            PlacedText inside = _source.Slice(start + 1, close - start - 1);
            _at = close + 1;
            return Sub(inside);
        }
        if (char.IsAsciiDigit(c) || c == '.') return Number(start);
        if (char.IsAsciiLetter(c) || c == '_') return Name(start);
        if (c == '$') throw Error(start, 1, "'$' cannot stand inside a formula: use v_name");
        throw Error(start, 1, $"expected a value, got '{c}'");
    }

    private Operand Sub(PlacedText text) => new FormulaParser(text, _environment, _mode, _prepare, _requires, _vectors, _depth).ParseAll();

    // An index is one number whatever the formula yields.
    private Operand IndexIn(PlacedText text) => new FormulaParser(text, _environment, FormulaMode.Scalar, _prepare, _requires, _vectors, _depth).ParseAll();

    private Operand Number(int start)
    {
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.')) _at++;
        if (_at < _text.Length && _text[_at] is 'e' or 'E')
        {
            int e = _at + 1;
            if (e < _text.Length && _text[e] is '+' or '-') e++;
            if (e < _text.Length && char.IsAsciiDigit(_text[e]))
            {
                _at = e;
                while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
            }
        }
        string word = _text[start.._at];
        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) throw Error(start, word.Length, $"'{word}' is not a number");
        return new Operand(_ => value, false);
    }

    private Operand Name(int start)
    {
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_')) _at++;
        string name = _text[start.._at];
        SourceSpan place = _source.Span(start, name.Length);
        if (name.Length > 2 && name[1] == '_' && name[0] is 'c' or 'f' or 'v' or 'C' or 'F') return Reference(name[0], name[2..], place);
        if (_at < _text.Length && _text[_at] == '(')
        {
            int close = Matching(_at, '(', ')');
            List<PlacedText> arguments = Arguments(_at + 1, close);
            _at = close + 1;
            return Function(name, arguments, place);
        }
        if (AtomAttributes.Find(name) is { } attribute) return AtomValue(name, attribute, place);
        if (AtomAttributes.IsCustom(name)) return CustomValue(name, place);
        switch (name)
        {
            case "PI": return new Operand(_ => Math.PI, false);
            case "version": return new Operand(_ => 20210929, false);
            case "yes" or "on" or "true": return new Operand(_ => 1, false);
            case "no" or "off" or "false": return new Operand(_ => 0, false);
        }
        if (!_environment.ThermoKeywords.Contains(name))
            throw new DeckException(place, $"unknown name '{name}' in a formula{NearestName.Hint(name, _environment.ThermoKeywords.Concat(FunctionNames))}");
        _requires.Add(() => _environment.ThermoNeeds(name));
        return new Operand(_ => _environment.ThermoKeyword(name, place), false);
    }

    private List<PlacedText> Arguments(int start, int end)
    {
        List<PlacedText> list = [];
        int depth = 0, from = start;
        for (int k = start; k < end; k++)
        {
            if (_text[k] is '(' or '[') depth++;
            if (_text[k] is ')' or ']') depth--;
            if (_text[k] != ',' || depth != 0) continue;
            list.Add(_source.Slice(from, k - from));
            from = k + 1;
        }
        if (list.Count > 0 || _text.AsSpan(start, end - start).Trim().Length > 0) list.Add(_source.Slice(from, end - from));
        return list;
    }

    private int Matching(int open, char left, char right)
    {
        int depth = 0;
        for (int k = open; k < _text.Length; k++)
        {
            if (_text[k] == left) depth++;
            if (_text[k] == right && --depth == 0) return k;
        }
        throw Error(open, 1, $"'{left}' has no closing '{right}' in the formula '{_text.Trim()}'");
    }

    private void Skip()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private DeckException Error(int at, int length, string message) => new(_source.Span(at, length), message);
}
