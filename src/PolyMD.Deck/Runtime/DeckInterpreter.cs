using PolyMD.Deck.Text;
using PolyMD.Model;

namespace PolyMD.Deck.Runtime;

/// <summary>Executes a deck line by line: substitution, parsing, jumps and includes.</summary>
internal sealed class DeckInterpreter(DeckContext context) : Substitution.ISource
{
    private const int DeepestInclude = 64;
    private readonly List<DeckFrame> _frames = [];
    private long _jumps, _stepsAtJump;

    /// <summary>The position in the deck, outermost frame first.</summary>
    public IReadOnlyList<DeckFrame> Frames => _frames;

    /// <summary>Set by an exhausted next: the following jump is skipped.</summary>
    public bool SkipJump { get; set; }

    /// <summary>Place of the command being executed.</summary>
    public SourceSpan Place { get; private set; }

    public void Run(DeckSource source)
    {
        if (_frames.OfType<SourceFrame>().Count() >= DeepestInclude) throw new PolyMDException($"files are included more than {DeepestInclude} deep: does '{source.File}' include itself?");
        RunNested(new SourceFrame(source));
    }

    /// <summary>Executes a frame inside the present one.</summary>
    public void RunNested(DeckFrame frame)
    {
        _frames.Add(frame);
        try { frame.Go(context, false); }
        finally { _frames.RemoveAt(_frames.Count - 1); }
    }

    /// <summary>Goes on from the position of a checkpoint to the end of the deck.</summary>
    /// <param name="frames">Outermost first.</param>
    public void Resume(IReadOnlyList<DeckFrame> frames)
    {
        _frames.Clear();
        _frames.AddRange(frames);
        try
        {
            for (; _frames.Count > 0; _frames.RemoveAt(_frames.Count - 1)) _frames[^1].Go(context, true);
        }
        finally { _frames.Clear(); }
    }

    /// <summary>Goes on in another file (or the present one, SELF) after a label.</summary>
    /// <exception cref="PolyMDException">There is no such label, or the deck goes round without end.</exception>
    public void Jump(string file, string? label)
    {
        if (_stepsAtJump != context.StepsDone) (_stepsAtJump, _jumps) = (context.StepsDone, 0);
        if (++_jumps > context.Options.MostJumps) throw new PolyMDException($"{context.Options.MostJumps} jumps without a step of a run between them: this loop has no end");
        SourceFrame frame = _frames.OfType<SourceFrame>().LastOrDefault() ?? throw new PolyMDException("jump needs a deck to jump in");
        if (file != "SELF") frame.Source = context.LoadDeck(file);
        if (label is null)
        {
            frame.Next = 0;
            return;
        }
        for (int k = 0; k < frame.Source.Lines.Count; k++)
        {
            if (LabelAt(frame.Source.Lines[k]) != label) continue;
            frame.Next = k;
            return;
        }
        throw new PolyMDException($"there is no label '{label}' in {frame.Source.File}{NearestName.Hint(label, frame.Source.Lines.Select(LabelAt).OfType<string>())}");
    }

    /// <summary>Executes one logical line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="echo">Whether it goes to the echo.</param>
    public void Execute(PlacedText line, bool echo)
    {
        if (context.Rehearsal is { } rehearsal)
        {
            rehearsal.Step(line);
            return;
        }
        if (echo) context.Output.Echo(line.Text);
        PlacedText expanded = Substitution.Expand(DeckLexer.StripComment(line), this, true, context.Output.Echo);
        List<ArgToken> tokens = PartitionPrefix.Strip(DeckLexer.Split(expanded));
        if (tokens.Count > 0) Execute(tokens);
    }

    /// <summary>Executes a command whose references are filled in.</summary>
    public void Execute(List<ArgToken> tokens)
    {
        SourceSpan place = WholeSpan(tokens);
        SourceSpan before = Place;
        Place = place;
        try
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (!context.Simulation.Labels.IsEmpty) LabelArguments.Replace(tokens, context.Simulation.Labels.Find);
            context.Commands.Parse(tokens[0], new ArgReader(tokens[0].Text, tokens.Skip(1).ToArray(), place)).Execute(context);
            context.Journal.Record(tokens[0].Text, [.. tokens.Skip(1)]);
            context.ForceField.Record(tokens[0].Text, tokens.Skip(1).Select(t => t.Text));
        }
        catch (PolyMDException e) when (e is not (DeckException or SimulationException or DataFileException))
        {
            throw new DeckException(place, $"{tokens[0].Text}: {e.Message}");
        }
        catch (IOException e)
        {
            throw new DeckException(place, $"{tokens[0].Text}: {e.Message}");
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DeckException(place, $"{tokens[0].Text}: {e.Message}");
        }
        finally { Place = before; }
    }

    /// <summary>Executes a command written inside quotes.</summary>
    public void ExecuteNested(ArgToken command) => Execute(PlacedText.FromToken(command), true);

    /// <summary>Substitutes in the string of print and the like, whose quotes kept it from substitution before.</summary>
    public string Expand(ArgToken token) => Substitution.Expand(PlacedText.FromToken(token), this, false).Text;

    /// <summary>Substitutes in a quoted text and keeps the places.</summary>
    public PlacedText ExpandPlaced(ArgToken token) => Substitution.Expand(PlacedText.FromToken(token), this, false);

    public string Variable(string name, SourceSpan place) => context.Rehearsal is { } r ? r.VariableText(name, place) : context.Variables.Text(name, place);

    public string Immediate(PlacedText expression, string? format, SourceSpan place)
    {
        double? known = context.Rehearsal is { } r ? r.Number(expression) : Expressions.FormulaParser.Parse(expression, context).Value(-1);
        CFormat? parsed = null;
        if (format is not null && !CFormat.TryParse(format, out parsed)) throw new DeckException(place, $"'{format}' is not a number format such as %.6g");
        return known is { } value ? (parsed ?? s_immediate).Format(value) : Checking.Rehearsal.Mark;
    }

    private static readonly CFormat s_immediate = CFormat.Parse("%.20g");

    internal static SourceSpan WholeSpan(List<ArgToken> tokens)
    {
        SourceSpan first = tokens[0].Span;
        int end = first.Column + first.Length;
        foreach (ArgToken t in tokens) if (t.Span.Line == first.Line && t.Span.File == first.File) end = Math.Max(end, t.Span.Column + t.Span.Length);
        return first with { Length = Math.Max(1, end - first.Column) };
    }

    private string? LabelAt(PlacedText line)
    {
        if (!line.Text.TrimStart().StartsWith("label", StringComparison.Ordinal)) return null;
        List<ArgToken> words = DeckLexer.Split(Substitution.Expand(DeckLexer.StripComment(line), this));
        return words.Count == 2 && words[0].Text == "label" ? words[1].Text : null;
    }
}
