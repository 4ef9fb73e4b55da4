using System.Text;
using PolyMD.Dynamics.Averages;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Output;

/// <summary>Prints a text with the present values of its variables every N steps (or at the steps that a variable names), to screen and log and to a file.</summary>
[FixStyle("print")]
public sealed class FixPrint : FixBase, IEndOfStep, IStateful, IDisposable
{
    private readonly long _every;
    private readonly ArgToken? _everyToken;
    private readonly ArgToken _text;
    private readonly bool _screen = true;
    private readonly string? _title, _appendTo;
    private readonly AverageFile? _file;
    private IScalarQuantity? _nextStep;
    private long _next = -1;
    private bool _begun;

    /// <summary>Reads <c>fix ID group print N|v_name "text" [file f|append f] [screen yes|no] [title text]</c>.</summary>
    /// <param name="context">Simulation, id, group (not used).</param>
    /// <param name="args">Interval, text, keywords.</param>
    public FixPrint(StyleContext context, ArgReader args) : base(context)
    {
        if (args.Peek is { } word && word.StartsWith("v_", StringComparison.Ordinal)) _everyToken = args.Token("N");
        else _every = args.Long("N", 1);
        _text = args.Token("string");
        string? path = null;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "file": path = args.Word("file"); break;
                case "append": _appendTo = args.Word("append"); break;
                case "screen": _screen = args.YesNo("screen"); break;
                case "title": _title = args.Word("title"); break;
                default: args.UnknownKeyword("file", "append", "screen", "title"); break;
            }
        }
        if (path is not null) _file = new AverageFile(Simulation, path, false);
        Resolve();
    }

    /// <inheritdoc/>
    public override void Initialize()
    {
        Resolve();
        string title = _title ?? $"# Fix print output for fix {Id}";
        _file?.Open([title]);
        if (Simulation.Files.IsResuming) return;
        if (_appendTo is not null && !_begun) Simulation.Files.Write(Simulation.PathOf(_appendTo), title + "\n", true);
        _begun = true;
        if (_nextStep is not null && _next <= Simulation.Step) _next = (long)_nextStep.Evaluate();
    }

    /// <inheritdoc/>
    public override void Setup() => EndOfStep();

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => IsDue(step) ? Needs.Global | (_nextStep?.Requires ?? Needs.None) : Needs.None;

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (!IsDue(Simulation.Step)) return;
        string text = Resolver.Of(Simulation, _text).Text(_text);
        if (_nextStep is not null)
        {
            _next = (long)_nextStep.Evaluate();
            if (_next <= Simulation.Step) throw new SimulationException(Simulation.Step, $"fix {Id} (print): its variable must give a later step, got {_next}");
        }
        if (_screen) Simulation.Log(text);
        _file?.Write(new StringBuilder(text).Append('\n'));
        if (_appendTo is not null) Simulation.Files.Write(Simulation.PathOf(_appendTo), text + "\n", true);
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_next);
        writer.Write(_begun);
        _file?.SaveState(writer);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _next = reader.ReadInt64();
        _begun = reader.ReadBoolean();
        _file?.LoadState(reader);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private bool IsDue(long step) => _nextStep is null ? step % _every == 0 : step == _next;

    private void Resolve()
    {
        if (_everyToken is { } token) _nextStep = Resolver.Of(Simulation, token).Scalar(token);
    }
}
