using System.Diagnostics;
using System.Text;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Deck.Output;

/// <summary>The thermo table: header and rows in LAMMPS' text format, on screen and in the log.</summary>
internal sealed class ThermoOutput : IOutput
{
    private static readonly string[] s_one = ["step", "temp", "epair", "emol", "etotal", "press"];
    private static readonly string[] s_multi =
        ["etotal", "ke", "temp", "pe", "ebond", "eangle", "edihed", "eimp", "evdwl", "ecoul", "elong", "press"];

    private static readonly string[] s_yaml = ["step", "temp", "ke", "pe", "ebond", "eangle", "edihed", "eimp", "evdwl", "ecoul", "elong", "press"];

    private readonly DeckContext _context;
    private readonly StringBuilder _row = new();
    private readonly Stopwatch _clock = new();
    private readonly RunWatch _watch = new();
    private IReadOnlyList<ArgToken> _words = [];
    private List<ThermoField> _fields = [];
    private List<CFormat> _formats = [];
    private bool _headerDue, _tellMemory;

    /// <summary>State of the rates tpcpu and spcpu: what was reached at the previous output, and when.</summary>
    internal (double Value, double At) LastTime, LastCountedStep;

    public ThermoOutput(DeckContext context)
    {
        _context = context;
        Keywords = new ThermoKeywords(context, this);
    }

    public ThermoKeywords Keywords { get; }

    /// <summary>one, multi or custom.</summary>
    public string Style { get; private set; } = "one";

    /// <summary>Rows every this many steps; 0 for the first and last step of a run only.</summary>
    public long Every { get; set; }

    /// <summary>A variable that gives the next step of output instead of <see cref="Every"/>.</summary>
    public IScalarQuantity? EveryVariable { get; set; }

    public bool? NormalizeChoice { get; set; }

    public bool Normalize => NormalizeChoice ?? _context.Simulation.Units.NormalizeByDefault;

    public bool FlushRows { get; set; }

    /// <summary>line multi (several columns per line) or one; null follows the style.</summary>
    public bool? MultiLine { get; set; }

    /// <summary>thermo_modify format: by line, integers, floats and column.</summary>
    public string? LineFormat { get; set; }

    public string? IntegerFormat { get; set; }

    public string? FloatFormat { get; set; }

    public Dictionary<int, string> ColumnFormats { get; } = [];

    /// <summary>thermo_modify colname: titles by column number or keyword.</summary>
    public Dictionary<string, string> ColumnNames { get; } = [];

    /// <summary>Whether rows are written as YAML (thermo_style yaml, thermo_modify line yaml).</summary>
    public bool? Yaml { get; set; }

    public long FirstStep { get; private set; }

    public long LastStep { get; private set; }

    public bool IsRunning { get; private set; }

    public double Elapsed => IsRunning ? _clock.Elapsed.TotalSeconds : 0;

    private bool IsYaml => Yaml ?? Style == "yaml";

    private bool IsMulti => !IsYaml && (MultiLine ?? Style == "multi");

    private long _nextDue;

    public void SetStyle(string style, IReadOnlyList<ArgToken> words)
    {
        Style = style;
        _words = words;
        // A new style forgets what thermo_modify set before.
        MultiLine = null;
        Yaml = null;
        ColumnNames.Clear();
        NormalizeChoice = null;
        FlushRows = false;
        Keywords.TemperatureId = "thermo_temp";
        Keywords.PressureId = "thermo_press";
        ClearFormats();
    }

    public void ClearFormats()
    {
        LineFormat = IntegerFormat = FloatFormat = null;
        ColumnFormats.Clear();
    }

    /// <summary>Tells the span of the coming run; its first output prints the header, with the memory in use where the run was set up anew; temperature and energy are watched along a run.</summary>
    public void BeginRun(long first, long last, bool tellMemory = true, bool watch = false)
    {
        _tellMemory = tellMemory;
        (FirstStep, LastStep) = (first, last);
        _headerDue = true;
        _watch.Begin(watch);
        IsRunning = true;
        _clock.Reset();
        LastTime = (_context.Time, 0);
        LastCountedStep = (first, 0);
        _nextDue = EveryVariable is null ? 0 : (long)EveryVariable.Evaluate();
    }

    public void StartClock() => _clock.Restart();

    public double EndRun()
    {
        _clock.Stop();
        if (IsYaml && IsRunning && !_headerDue) _context.Output.Line("...");
        IsRunning = false;
        return _clock.Elapsed.TotalSeconds;
    }

    /// <summary>A minimisation that stopped before its last allowed iteration.</summary>
    public void StopAt(long step) => LastStep = step;

    /// <inheritdoc/>
    public bool IsDue(long step) => step == FirstStep || step == LastStep || (EveryVariable is null ? Every > 0 && step % Every == 0 : step == _nextDue);

    /// <inheritdoc/>
    public Needs NeedsAt(long step)
    {
        Needs needs = Needs.Global;
        foreach (ThermoField f in _fields) needs |= f.Needs();
        return needs;
    }

    /// <inheritdoc/>
    public void Initialize() => Prepare();

    /// <inheritdoc/>
    public void Write()
    {
        if (EveryVariable is not null && _context.Simulation.Step >= _nextDue)
        {
            _nextDue = (long)EveryVariable.Evaluate();
            if (_nextDue <= _context.Simulation.Step) throw new PolyMDException($"the variable of 'thermo {EveryVariable.Name}' must give a later step, got {_nextDue} at step {_context.Simulation.Step}");
        }
        if (_headerDue)
        {
            _headerDue = false;
            _context.SetupReport?.Invoke();
            _context.SetupReport = null;
            WriteHeader();
        }
        _row.Clear();
        if (IsYaml) WriteYaml();
        else if (IsMulti) WriteMulti();
        else
        {
            for (int k = 0; k < _fields.Count; k++)
            {
                Append(_formats[k], _fields[k]);
                _row.Append(' ');
            }
        }
        _context.Output.Line(_row.ToString());
        if (FlushRows) _context.Output.Flush();
        else _context.Output.FlushNowAndThen();
        Simulation s = _context.Simulation;
        if ((s.Evaluator.LastNeeds & Needs.Global) != 0 && s.Evaluator.LastStep == s.Step && !double.IsFinite(s.Evaluator.PotentialEnergy()))
            throw Engine.Diagnosis.Trouble.NotFinite(s, "the potential energy is not finite");
        _watch.Look(_context, Keywords);
    }

    /// <summary>Rate of a counter since the last output, per second of wall time.</summary>
    internal double PerCpu(double now, ref (double Value, double At) last)
    {
        double elapsed = Elapsed, seconds = elapsed - last.At, rate = seconds > 0 ? (now - last.Value) / seconds : 0;
        last = (now, elapsed);
        return rate;
    }

    private void WriteHeader()
    {
        if (_tellMemory)
        {
            double megabytes = Process.GetCurrentProcess().WorkingSet64 / 1048576.0;
            string m = CFormat.Parse("%.4g").Format(megabytes);
            _context.Output.Line($"Per MPI rank memory allocation (min/avg/max) = {m} | {m} | {m} Mbytes");
        }
        if (IsYaml) _context.Output.Line($"---\nkeywords: [{string.Concat(_fields.Select((f, k) => $"'{TitleOf(k)}', "))}]\ndata:");
        else if (!IsMulti) _context.Output.Line(string.Concat(_fields.Select((f, k) => TitleOf(k) + " ")));
    }

    private string TitleOf(int column)
    {
        ThermoField f = _fields[column];
        foreach (string id in (string[])[$"{column + 1}", $"{column - _fields.Count}", f.Keyword]) if (ColumnNames.TryGetValue(id, out string? title)) return title;
        return f.Header;
    }

    private void WriteYaml()
    {
        _row.Append("  - [");
        for (int k = 0; k < _fields.Count; k++)
        {
            Append(_formats[k], _fields[k]);
            _row.Append(", ");
        }
        _row.Append(']');
    }

    private void WriteMulti()
    {
        _row.Append("---------------- Step ").Append(s_step.Format(_context.Simulation.Step)).Append(" ----- CPU = ").Append(s_cpu.Format(Elapsed)).Append(" (sec) ----------------");
        for (int k = 0; k < _fields.Count; k++)
        {
            _row.Append(k % 3 == 0 ? "\n" : "").Append(TitleOf(k).PadRight(8)).Append(" = ");
            Append(_formats[k], _fields[k]);
            _row.Append(' ');
        }
    }

    private static readonly CFormat s_step = CFormat.Parse("%8ld"), s_cpu = CFormat.Parse("%11.4f");

    private void Append(CFormat format, ThermoField field)
    {
        double value = field.Value();
        if (field.IsInteger) format.AppendTo(_row, (long)value);
        else format.AppendTo(_row, value);
    }

    private void Prepare()
    {
        List<ThermoField> fields = [];
        if (Style == "custom")
        {
            List<ArgToken> words = [];
            foreach (ArgToken word in _words) Resolver.Expand(_context.Simulation, word, s => (s as IVectorSource)?.VectorLength ?? 0, words);
            foreach (ArgToken word in words) fields.Add(Field(word));
        }
        else
        {
            foreach (string keyword in Style switch { "one" => s_one, "yaml" => s_yaml, _ => s_multi }) fields.Add(Keywords.Get(keyword));
            if (_context.Simulation.Faces.Moves || _context.Simulation.Fixes.Exists(f => BoxChangers.Includes(f.Style))) fields.Add(Keywords.Get("vol"));
        }
        string[]? pieces = LineFormat is null ? null : SplitFormats(LineFormat);
        if (pieces is not null && pieces.Length != fields.Count)
            throw new PolyMDException($"thermo_modify format line has {pieces.Length} conversions for {fields.Count} columns");
        List<CFormat> formats = [];
        for (int k = 0; k < fields.Count; k++)
        {
            string? text = ColumnFormats.GetValueOrDefault(k + 1) ?? (fields[k].IsInteger ? IntegerFormat : FloatFormat) ?? pieces?[k].Trim();
            text ??= fields[k].IsInteger ? (IsYaml ? "%ld" : "%8ld") : IsYaml ? "%.15g" : IsMulti ? "%14.4f" : "%12.8g";
            formats.Add(CFormat.Parse(text));
        }
        _fields = fields;
        _formats = formats;
    }

    private ThermoField Field(ArgToken word)
    {
        if (ThermoKeywords.Names.Contains(word.Text)) return Keywords.Get(word.Text);
        IScalarQuantity quantity = _context.Simulation.Quantities!.Scalar(word);
        bool extensive = IsExtensive(word);
        return new ThermoField(word.Text, word.Text, false, () => extensive && Normalize ? quantity.Evaluate() / Math.Max(1, _context.Simulation.Atoms.LocalCount) : quantity.Evaluate(), () => quantity.Requires);
    }

    private bool IsExtensive(ArgToken word)
    {
        string text = word.Text;
        if (text[0] == 'v') return false;
        int bracket = text.IndexOf('[', StringComparison.Ordinal);
        string id = bracket < 0 ? text[2..] : text[2..bracket];
        object? source = text[0] == 'c' ? _context.Simulation.FindCompute(id) : _context.Simulation.FindFix(id);
        if (bracket < 0) return source is IScalarSource { ScalarIsExtensive: true };
        if (text.IndexOf('[', bracket + 1) >= 0) return source is IArraySource { ArrayIsExtensive: true };
        return source is IVectorSource v && int.TryParse(text.AsSpan(bracket + 1, text.IndexOf(']', StringComparison.Ordinal) - bracket - 1), out int index) && v.IsExtensive(index - 1);
    }

    /// <summary>Cuts a line of several conversions into one piece per conversion, the text after a conversion staying with it.</summary>
    internal static string[] SplitFormats(string line)
    {
        List<string> pieces = [];
        int from = 0;
        for (int k = 0; k < line.Length; k++)
        {
            if (line[k] != '%') continue;
            if (k + 1 < line.Length && line[k + 1] == '%')
            {
                k++;
                continue;
            }
            int end = k + 1;
            while (end < line.Length && !char.IsAsciiLetter(line[end])) end++;
            while (end < line.Length && line[end] is 'l' or 'h') end++;
            int next = line.IndexOf('%', Math.Min(end + 1, line.Length));
            if (next < 0) next = line.Length;
            pieces.Add(line[from..next]);
            from = next;
            k = next - 1;
        }
        return [.. pieces];
    }
}
