using PolyMD.Deck.Checking;
using PolyMD.Deck.Commands;
using PolyMD.Deck.Expressions;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck;

/// <summary>
/// Reads a whole deck without running it: follows jumps and includes as far as they are known, parses every command whose words need
/// no run-time value, and collects all problems. Lines under a condition that is not known yet give warnings.
/// </summary>
internal sealed class DeckChecker
{
    private const int MostProblems = 100;
    private readonly DeckRunOptions _options;
    private readonly StyleRegistry _styles;
    private readonly CommandRegistry _commands;
    private readonly Func<string, string> _inputPath;
    private readonly Constants _constants;
    private readonly StaticEnvironment _dry;
    private readonly Dictionary<string, DeckSource> _sources = [];
    private readonly Dictionary<(DeckSource Source, int Line), bool> _visited = [];
    private readonly HashSet<string> _written = [];
    private readonly List<DeckProblem> _problems = [];
    private CheckedSubstitution _substitution;
    private bool _afterNext, _mayHaveLabels, _sawAllFiles = true;
    private int _statements;

    public DeckChecker(StyleRegistry styles, CommandRegistry commands, DeckRunOptions options, Func<string, string> inputPath)
    {
        _options = options;
        _styles = styles;
        _commands = commands;
        _inputPath = inputPath;
        _constants = new Constants(options, styles, commands);
        _dry = new StaticEnvironment(true, _constants, styles, commands);
        _substitution = new CheckedSubstitution(_constants, _dry, true);
    }

    private enum Flow
    {
        Next,
        Stop,
    }

    public DeckCheck Check(DeckSource source, RehearsalLimits limits)
    {
        Collect(source, []);
        _substitution = new CheckedSubstitution(_constants, _dry, _sawAllFiles);
        Walk(source, 0, true);
        using Rehearsal rehearsal = new(_options, _styles, _commands, [.. _problems.Where(p => p.IsError).Select(p => (p.Place.File, p.Place.Line))], limits);
        rehearsal.Run(source);
        foreach (DeckProblem found in rehearsal.Problems)
        {
            // What this reading could only suspect, the rehearsal has met: the finer place is kept.
            int k = _problems.FindIndex(p => !p.IsError && found.IsError && p.Place.Line == found.Place.Line && p.Place.File == found.Place.File && found.Message.EndsWith(p.Message, StringComparison.Ordinal));
            if (k < 0) _problems.Add(found);
            else _problems[k] = _problems[k] with { IsError = true };
        }
        DeckProblem[] problems = _problems.DistinctBy(p => (p.Place.File, p.Place.Line, p.Place.Column, p.Message)).OrderBy(p => p.Place.File == source.File ? 0 : 1).ThenBy(p => p.Place.Line).ThenBy(p => p.Place.Column).ToArray();
        return new DeckCheck(problems, _statements) { Report = rehearsal.Report, CutShort = rehearsal.CutShort };
    }

    // First pass: every definition of a variable anywhere, so that the second pass knows which are constants.
    private void Collect(DeckSource source, HashSet<string> seen)
    {
        if (!seen.Add(source.FullPath.Length > 0 ? source.FullPath : source.File)) return;
        foreach (PlacedText line in source.Lines) CollectLine(line, true, seen);
    }

    private void CollectLine(PlacedText line, bool certain, HashSet<string> seen)
    {
        List<ArgToken> tokens;
        try { tokens = DeckLexer.Split(Substitution.Expand(DeckLexer.StripComment(line), Verbatim.Instance)); }
        catch (DeckException) { return; }
        if (tokens.Count == 0) return;
        _constants.Notice(tokens, certain);
        switch (tokens[0].Text)
        {
            case "if" or "run":
                foreach (ArgToken t in tokens.Skip(2)) if (t.Text.Contains(' ', StringComparison.Ordinal)) CollectLine(PlacedText.FromToken(t), false, seen);
                break;
            case "include" or "jump" when tokens.Count > 1 && tokens[1].Text != "SELF":
                if (LoadSource(tokens[1].Text) is { } next) Collect(next, seen);
                else _sawAllFiles = false;
                break;
            case "python" or "read_restart": _sawAllFiles = false; break;
        }
    }

    private void Walk(DeckSource source, int from, bool certain)
    {
        for (int k = from; k < source.Lines.Count; k++)
        {
            if (_visited.TryGetValue((source, k), out bool before) && (before || !certain)) return;
            _visited[(source, k)] = certain;
            if (_problems.Count >= MostProblems) return;
            if (Statement(source, source.Lines[k], certain) == Flow.Stop) return;
        }
    }

    private Flow Statement(DeckSource source, PlacedText line, bool certain)
    {
        try
        {
            PlacedText text = Substitution.Expand(DeckLexer.StripComment(line), _substitution);
            List<ArgToken> tokens = PartitionPrefix.Strip(DeckLexer.Split(text));
            if (tokens.Count == 0) return Flow.Next;
            _statements++;
            return Command(source, tokens, certain);
        }
        catch (DeckException e)
        {
            _problems.Add(new DeckProblem(e.Span, e.Problem, certain));
            return Flow.Next;
        }
    }

    private Flow Command(DeckSource source, List<ArgToken> tokens, bool certain)
    {
        string name = tokens[0].Text;
        if (IsUnknown(name)) return Flow.Next;
        if (!_commands.Contains(name)) throw new DeckException(tokens[0].Span, _commands.Unknown(name));
        bool afterNext = _afterNext;
        _afterNext = name == "next";
        if (name == "jump" && tokens.Count > 1) return Jump(source, tokens, afterNext, certain);
        if (tokens.Exists(t => IsUnknown(t.Text)) && name is not ("if" or "print"))
        {
            if (StyleIndex(name) is { } at && at < tokens.Count && !tokens.Take(at + 1).Any(t => IsUnknown(t.Text))) CheckStyle(FamilyOf(name), tokens[at], BuiltIns(name));
            return Flow.Next;
        }
        // Labels are known when their deck or data file is read: until then each stands for some type.
        _mayHaveLabels |= name is "labelmap" or "read_data" or "read_restart";
        if (_mayHaveLabels) LabelArguments.Replace(tokens, (_, _) => 1);
        IDeckCommand command = _commands.Parse(tokens[0], new ArgReader(name, tokens.Skip(1).ToArray(), DeckInterpreter.WholeSpan(tokens)));
        switch (command)
        {
            case QuitCommand: return Flow.Stop;
            case IncludeCommand include: Include(include.File, certain); break;
            case IfCommand branch: return If(source, branch, certain);
            case RunCommand run:
                foreach (ArgToken c in run.Commands) Statement(source, PlacedText.FromToken(c), certain);
                break;
            case PrintCommand print:
                Substitution.Expand(PlacedText.FromToken(print.Text), _substitution, false);
                if (print.File is not null) _written.Add(print.File);
                break;
            case WriteDataCommand write: _written.Add(write.File); break;
            case ReadDataCommand read: CheckFile(read.File); break;
            case VariableCommand { Style: "equal" or "atom" or "vector" } v when tokens.Count == 4: FormulaParser.Parse(PlacedText.FromToken(tokens[3]), _dry, Enum.Parse<FormulaMode>(v.Style == "equal" ? "scalar" : v.Style, true)); break;
            case ShellCommand shell:
                shell.CheckAllowed(_options);
                _written.Add("*");
                break;
            case IStyleCommand style:
                CheckStyle(style.Family, style.Style, style.BuiltIn);
                foreach (ArgToken sub in style.SubStyles) CheckSubStyle(style.Family, sub);
                break;
        }
        return Flow.Next;
    }

    private Flow Jump(DeckSource source, List<ArgToken> tokens, bool afterNext, bool certain)
    {
        if (tokens.Skip(1).Any(t => IsUnknown(t.Text))) return afterNext ? Flow.Next : Flow.Stop;
        _commands.Parse(tokens[0], new ArgReader("jump", tokens.Skip(1).ToArray(), DeckInterpreter.WholeSpan(tokens)));
        DeckSource? target = tokens[1].Text == "SELF" ? source : LoadSource(tokens[1].Text);
        if (target is null)
        {
            CheckFile(tokens[1]);
            return afterNext ? Flow.Next : Flow.Stop;
        }
        int line = 0;
        if (tokens.Count > 2)
        {
            line = FindLabel(target, tokens[2].Text, out List<string> labels, out bool anyUnknown);
            if (line < 0)
            {
                if (anyUnknown) return afterNext ? Flow.Next : Flow.Stop;
                throw new DeckException(tokens[2].Span, $"there is no label '{tokens[2].Text}' in {target.File}{NearestName.Hint(tokens[2].Text, labels)}");
            }
        }
        Walk(target, line, certain);
        return afterNext ? Flow.Next : Flow.Stop;
    }

    private Flow If(DeckSource source, IfCommand command, bool certain)
    {
        bool known = true;
        Flow flow = Flow.Next;
        foreach (IfCommand.Branch branch in command.Branches)
        {
            bool? taken = branch.Condition is null ? true : Condition(branch.Condition.Value);
            if (taken == false) continue;
            known &= taken == true;
            foreach (ArgToken c in branch.Commands)
            {
                Flow f = Statement(source, PlacedText.FromToken(c), certain && known);
                if (known) flow = f == Flow.Stop ? f : flow;
            }
            if (taken == true) break;
        }
        return flow;
    }

    private bool? Condition(ArgToken condition)
    {
        PlacedText text = Substitution.Expand(PlacedText.FromToken(condition), _substitution, false);
        return IsUnknown(text.Text) ? null : BooleanExpression.Evaluate(text);
    }

    private void Include(ArgToken file, bool certain)
    {
        if (LoadSource(file.Text) is { } next) Walk(next, 0, certain);
        else CheckFile(file);
    }

    private void CheckFile(ArgToken file)
    {
        if (_written.Contains(file.Text) || _written.Contains("*") || file.Text.Contains('*', StringComparison.Ordinal) || File.Exists(_inputPath(file.Text))) return;
        string? folder = Path.GetDirectoryName(_inputPath(file.Text));
        string hint = folder is not null && Directory.Exists(folder) ? NearestName.Hint(Path.GetFileName(file.Text), Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f))) : "";
        throw new DeckException(file.Span, $"file '{file.Text}' does not exist{hint}");
    }

    private void CheckStyle(string family, ArgToken style, IEnumerable<string> builtIn)
    {
        if (builtIn.Contains(style.Text) || _styles.Find(family, style.Text) is not null) return;
        throw new DeckException(style.Span, $"{family} '{style.Text}' is not supported{NearestName.Hint(style.Text, _styles.Names(family).Concat(builtIn))}");
    }

    private void CheckSubStyle(string family, ArgToken word)
    {
        if (ArgReader.TryParseDouble(word.Text, out _) || IsUnknown(word.Text)) return;
        CheckStyle(family, word, ["none"]);
    }

    private DeckSource? LoadSource(string file)
    {
        if (_sources.TryGetValue(file, out DeckSource? known)) return known;
        string path = _inputPath(file);
        if (IsUnknown(file) || file.Contains('$', StringComparison.Ordinal) || !File.Exists(path)) return null;
        return _sources[file] = DeckSource.Load(file, path);
    }

    private int FindLabel(DeckSource source, string label, out List<string> labels, out bool anyUnknown)
    {
        labels = [];
        anyUnknown = false;
        for (int k = 0; k < source.Lines.Count; k++)
        {
            if (!source.Lines[k].Text.TrimStart().StartsWith("label", StringComparison.Ordinal)) continue;
            List<ArgToken> words = DeckLexer.Split(Substitution.Expand(DeckLexer.StripComment(source.Lines[k]), _substitution));
            if (words.Count != 2 || words[0].Text != "label") continue;
            if (words[1].Text == label) return k;
            anyUnknown |= IsUnknown(words[1].Text);
            labels.Add(words[1].Text);
        }
        return -1;
    }

    private static bool IsUnknown(string text) => text.Contains(CheckedSubstitution.Mark, StringComparison.Ordinal);

    private static int? StyleIndex(string command) => command switch
    {
        "pair_style" or "bond_style" or "angle_style" or "dihedral_style" or "improper_style" or "kspace_style" or "min_style" => 1,
        "region" or "write_dump" => 2,
        "fix" or "compute" or "dump" => 3,
        _ => null,
    };

    private static string FamilyOf(string command) => command == "write_dump" ? "dump" : command;

    private static string[] BuiltIns(string command) => command switch
    {
        "dump" or "write_dump" => DumpCommand.Pictures,
        "region" => ["delete"],
        _ => command.EndsWith("_style", StringComparison.Ordinal) ? ["none"] : [],
    };

    private sealed class Verbatim : Substitution.ISource
    {
        public static readonly Verbatim Instance = new();

        public string Variable(string name, SourceSpan place) => $"${{{name}}}";

        public string Immediate(PlacedText expression, string? format, SourceSpan place) => CheckedSubstitution.Mark.ToString();
    }
}
