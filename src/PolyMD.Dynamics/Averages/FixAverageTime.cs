using System.Text;
using PolyMD.Dynamics.Chunks;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Averages;

/// <summary>
/// Averages numbers (mode scalar) or lists (mode vector) over time: Nrepeat samples, Nevery steps apart, up to each multiple of Nfreq;
/// ave one, running or window M combine successive averages. The file has LAMMPS' format. Scalar, vector or array: the last averages.
/// </summary>
[FixStyle("ave/time")]
public sealed class FixAverageTime : FixBase, IEndOfStep, IScalarSource, IVectorSource, IArraySource, IStateful, IDisposable
{
    private readonly SampleSchedule _schedule;
    private readonly AverageKeywords _keywords = new();
    private readonly bool _vectorMode;
    private readonly ArgToken[] _tokens;
    private readonly bool[] _off;
    private readonly IScalarQuantity[] _scalars;
    private readonly IVectorQuantity[] _vectors;
    private readonly AverageFile? _file;
    private readonly StringBuilder _text = new();
    private int _rows;
    private double[] _sum = [], _total = [], _sample = [];

    /// <summary>Reads <c>fix ID group ave/time Nevery Nrepeat Nfreq values… keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group (not used).</param>
    /// <param name="args">Schedule, references, keywords.</param>
    public FixAverageTime(StyleContext context, ArgReader args) : base(context)
    {
        _schedule = new SampleSchedule(args);
        List<ArgToken> words = [];
        while (args.Peek is { } next && Resolver.IsReference(next)) words.Add(args.Token("value"));
        if (words.Count == 0) args.Fail("at least one value is needed (c_ID, c_ID[i], f_ID, f_ID[i], v_name)");
        List<int> off = [];
        long start = 0;
        while (!args.AtEnd)
        {
            string word = args.Word("keyword");
            if (_keywords.TryRead(word, args)) continue;
            switch (word)
            {
                case "mode":
                    _vectorMode = args.Choice("mode", "scalar", "vector") == "vector";
                    break;
                case "start":
                    start = args.Long("start", 0);
                    break;
                case "off":
                    off.Add(args.Integer("off", 1));
                    break;
                default:
                    args.UnknownKeyword(["mode", "start", "off", .. AverageKeywords.Words]);
                    break;
            }
        }
        List<ArgToken> tokens = [];
        foreach (ArgToken w in words)
        {
            Resolver.Expand(Simulation, w, s => _vectorMode ? (s as IArraySource)?.Columns ?? 0 : (s as IVectorSource)?.VectorLength ?? 0, tokens);
        }
        _tokens = [.. tokens];
        _off = new bool[_tokens.Length];
        foreach (int k in off)
        {
            if (k > _tokens.Length) args.Fail($"'off {k}': there are only {_tokens.Length} values");
            _off[k - 1] = true;
        }
        _scalars = new IScalarQuantity[_vectorMode ? 0 : _tokens.Length];
        _vectors = new IVectorQuantity[_vectorMode ? _tokens.Length : 0];
        Resolve();
        _file = _keywords.OpenFile(args, Simulation);
        _schedule.Plan(Simulation.Step, start);
    }

    /// <inheritdoc/>
    public double Scalar => Value(0);

    /// <inheritdoc/>
    public bool ScalarIsExtensive => !_vectorMode && IsExtensive(_tokens[0].Text);

    /// <inheritdoc/>
    public int VectorLength => _vectorMode ? _rows : _tokens.Length;

    /// <inheritdoc/>
    public bool HasVector => true;

    /// <inheritdoc/>
    public bool LengthVaries => _vectorMode;

    /// <inheritdoc/>
    public bool RowsVary => true;

    /// <inheritdoc/>
    public bool HasScalar => !_vectorMode;

    /// <inheritdoc/>
    public int Rows => _vectorMode ? _rows : 0;

    /// <inheritdoc/>
    public int Columns => _vectorMode ? _tokens.Length : 0;

    /// <inheritdoc/>
    public double VectorAt(int index) => Value(_vectorMode ? index * _tokens.Length : index);

    /// <inheritdoc/>
    public double ArrayAt(int row, int column) => Value(row * _tokens.Length + column);

    /// <inheritdoc/>
    public override void Initialize()
    {
        Resolve();
        _schedule.Resume(Simulation.Step);
        _file?.Open(Header());
    }

    /// <inheritdoc/>
    public override void Setup() => EndOfStep();

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        if (step != _schedule.Next) return Needs.None;
        Needs needs = Needs.None;
        foreach (IScalarQuantity q in _scalars) needs |= q.Requires;
        foreach (IVectorQuantity q in _vectors) needs |= q.Requires;
        return needs;
    }

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step != _schedule.Next) return;
        if (_schedule.IsFirst) Begin();
        Sample();
        if (!_schedule.Advance(Simulation.Step)) return;
        for (int k = 0; k < _sum.Length; k++)
        {
            if (!_off[k % _tokens.Length]) _sum[k] /= _schedule.Repeat;
        }
        _keywords.Mode.Add(_sum, _total);
        if (!_keywords.Mode.Combines) foreach (ArgToken t in _tokens) ChunksOf(t)?.Release(this);
        // Columns switched off hold the last value whatever the mode.
        for (int k = 0; k < _sum.Length; k++) if (_off[k % _tokens.Length]) _total[k] = _keywords.Mode.Count * _sum[k];
        if (_file is not null) WriteAverage();
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        _schedule.SaveState(writer);
        _keywords.Mode.SaveState(writer);
        writer.Write(_rows);
        ArrayState.Save(writer, _sum);
        ArrayState.Save(writer, _total);
        _file?.SaveState(writer);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _schedule.LoadState(reader);
        _keywords.Mode.LoadState(reader);
        _rows = reader.ReadInt32();
        _sum = ArrayState.Load(reader);
        _total = ArrayState.Load(reader);
        _file?.LoadState(reader);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private double Value(int k) => _keywords.Mode.Count > 0 && k < _total.Length ? _total[k] / _keywords.Mode.Count : 0;

    private void Begin()
    {
        int rows = 1;
        if (_vectorMode)
        {
            // Chunks must not change their number between the samples of an average.
            foreach (ArgToken t in _tokens) if (ChunksOf(t) is { } chunks) Hold(chunks);
            rows = _vectors[0].Length;
            foreach (IVectorQuantity v in _vectors)
            {
                if (v.Length != rows) throw new SimulationException(Simulation.Step, $"fix {Id} (ave/time): {v.Name} has {v.Length} elements but {_vectors[0].Name} has {rows}; all values of mode vector must be equally long");
            }
        }
        if (_rows != rows || _sum.Length != rows * _tokens.Length)
        {
            if (_keywords.Mode.Combines && _keywords.Mode.Count > 0) throw new SimulationException(Simulation.Step, $"fix {Id} (ave/time): the number of rows changed from {_rows} to {rows}, which cannot be combined with earlier averages");
            _rows = rows;
            _sum = new double[rows * _tokens.Length];
            _total = new double[rows * _tokens.Length];
            _sample = new double[rows];
        }
        Array.Clear(_sum);
    }

    private void Hold(IChunkAssignment chunks)
    {
        if (_schedule.Repeat == 1 && !_keywords.Mode.Combines) return;
        chunks.SetupChunks();
        chunks.Hold(this);
    }

    private IChunkAssignment? ChunksOf(ArgToken token)
    {
        if (token.Text[0] != 'c') return null;
        int open = token.Text.IndexOf('[', StringComparison.Ordinal);
        return (Simulation.FindCompute(open < 0 ? token.Text[2..] : token.Text[2..open]) as IChunkUser)?.Chunks;
    }

    private void Sample()
    {
        int columns = _tokens.Length;
        if (_sample.Length < _rows) _sample = new double[_rows];
        for (int c = 0; c < columns; c++)
        {
            if (_vectorMode) _vectors[c].Evaluate(_sample.AsSpan(0, _rows));
            else _sample[0] = _scalars[c].Evaluate();
            for (int r = 0; r < _rows; r++)
            {
                if (_off[c]) _sum[r * columns + c] = _sample[r];
                else _sum[r * columns + c] += _sample[r];
            }
        }
    }

    private void WriteAverage()
    {
        _text.Clear();
        _text.Append(Simulation.Step);
        if (_vectorMode) _text.Append(' ').Append(_rows).Append('\n');
        for (int r = 0; r < _rows; r++)
        {
            if (_vectorMode) _text.Append(r + 1);
            for (int c = 0; c < _tokens.Length; c++) _keywords.Format.Append(_text, Value(r * _tokens.Length + c));
            _text.Append('\n');
        }
        _file!.Write(_text);
    }

    private IEnumerable<string> Header()
    {
        string names = string.Concat(_tokens.Select(t => " " + t.Text));
        yield return _keywords.Titles[0] ?? $"# Time-averaged data for fix {Id}";
        yield return _keywords.Titles[1] ?? (_vectorMode ? "# TimeStep Number-of-rows" : "# TimeStep" + names);
        if (_vectorMode) yield return _keywords.Titles[2] ?? "# Row" + names;
    }

    private void Resolve()
    {
        for (int k = 0; k < _tokens.Length; k++)
        {
            IQuantityResolver resolver = Resolver.Of(Simulation, _tokens[k]);
            if (_vectorMode) _vectors[k] = resolver.Vector(_tokens[k]);
            else _scalars[k] = resolver.Scalar(_tokens[k]);
        }
    }

    private bool IsExtensive(string reference)
    {
        int open = reference.IndexOf('[', StringComparison.Ordinal);
        string id = open < 0 ? reference[2..] : reference[2..open];
        object? source = reference[0] switch { 'c' => Simulation.FindCompute(id), 'f' => Simulation.FindFix(id), _ => null };
        return open < 0 ? source is IScalarSource { ScalarIsExtensive: true } : source is IVectorSource { VectorIsExtensive: true };
    }
}
