using PolyMD.Deck.Expressions;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Checking;

/// <summary>
/// Variables whose value is the same wherever the deck uses them: set with -var or defined once, unconditionally, from constants, and
/// never advanced or deleted. Others are known by name only.
/// </summary>
internal sealed class Constants
{
    private const string Unknown = "\u0001";
    private readonly Dictionary<string, List<(string Style, IReadOnlyList<ArgToken> Words, bool Certain)>> _definitions = [];
    private readonly HashSet<string> _unstable = [];
    private readonly Dictionary<string, string?> _known = [];
    private readonly HashSet<string> _busy = [];
    private readonly StaticEnvironment _environment;
    private bool _changesEnvironment;

    public Constants(DeckRunOptions options, StyleRegistry styles, CommandRegistry commands)
    {
        foreach ((string name, IReadOnlyList<string> values) in options.Variables)
        {
            _known[name] = values.Count > 0 ? values[0] : null;
            _definitions[name] = [];
        }
        _environment = new StaticEnvironment(false, this, styles, commands);
    }

    /// <summary>Every name the deck defines somewhere.</summary>
    public IEnumerable<string> Names => _definitions.Keys;

    /// <summary>Takes notice of a command of the deck.</summary>
    public void Notice(List<ArgToken> tokens, bool certain)
    {
        _changesEnvironment |= tokens.Count > 1 && tokens[0].Text == "shell" && tokens[1].Text == "putenv";
        if (tokens[0].Text == "next") foreach (ArgToken t in tokens.Skip(1)) _unstable.Add(t.Text);
        if (tokens[0].Text != "variable" || tokens.Count < 3) return;
        string name = tokens[1].Text, style = tokens[2].Text;
        if (style == "delete") _unstable.Add(name);
        if (!_definitions.TryGetValue(name, out var list)) _definitions[name] = list = [];
        if (style != "delete") list.Add((style, tokens.Skip(3).ToArray(), certain));
    }

    public bool IsDefined(string name) => _definitions.ContainsKey(name);

    /// <summary>The value, or null if it is not known before the run.</summary>
    public string? Text(string name)
    {
        if (_unstable.Contains(name)) return null;
        if (_known.TryGetValue(name, out string? known)) return known;
        if (!_busy.Add(name)) return null;
        try { return _known[name] = Evaluate(name); }
        finally { _busy.Remove(name); }
    }

    private string? Evaluate(string name)
    {
        if (!_definitions.TryGetValue(name, out var list) || list.Count == 0 || list.Exists(d => !d.Certain)) return null;
        (string style, IReadOnlyList<ArgToken> words, _) = list[0];
        if (words.Count == 0 || (list.Count > 1 && !list.TrueForAll(d => d.Style == "index"))) return null;
        try
        {
            string first = Substitution.Expand(PlacedText.FromToken(words[0]), new Source(this)).Text;
            if (first.Contains(Unknown, StringComparison.Ordinal)) return null;
            switch (style)
            {
                case "index" or "string": return first;
                case "getenv" when _changesEnvironment: return null;
                case "getenv": return Environment.GetEnvironmentVariable(first) ?? "";
                case "equal" when !first.Contains("is_file", StringComparison.Ordinal):
                {
                    SourceSpan span = words[0].Span;
                    double value = FormulaParser.Parse(PlacedText.FromToken(new ArgToken(first, span)), _environment).Value(-1);
                    return CFormat.Parse("%.15g").Format(value);
                }
                default: return null;
            }
        }
        catch (UnknownValueException) { return null; }
        catch (DeckException) { return null; }
    }

    /// <summary>Number of an immediate expression, or null if it is not known before the run.</summary>
    public double? Number(PlacedText expression)
    {
        if (expression.Text.Contains("is_file", StringComparison.Ordinal)) return null;
        try { return FormulaParser.Parse(expression, _environment).Value(-1); }
        catch (UnknownValueException) { return null; }
        catch (DeckException) { return null; }
    }

    private sealed class Source(Constants constants) : Substitution.ISource
    {
        public string Variable(string name, SourceSpan place) => constants.Text(name) ?? Unknown;

        public string Immediate(PlacedText expression, string? format, SourceSpan place) => Unknown;
    }
}
