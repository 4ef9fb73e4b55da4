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
/// Averages per-atom numbers over the chunks of a compute chunk/atom and over time. Densities are per chunk volume; temp is
/// Σ m v²/((cdof + adof N) k_B), with <c>bias ID</c> without the bias of that temperature; others are per atom (norm all: Σ/ΣN over samples, sample: mean of Σ/N, none: mean of Σ).
/// The file has LAMMPS' format. Array: bin coordinate, count, values.
/// </summary>
[FixStyle("ave/chunk")]
public sealed class FixAverageChunk : FixBase, IEndOfStep, IArraySource, IStateful, IDisposable
{
    private readonly SampleSchedule _schedule;
    private readonly AverageKeywords _keywords = new();
    private readonly ArgToken _chunkToken;
    private readonly ChunkValue[] _values;
    private readonly string _norm = "all";
    private readonly ArgToken? _biasToken;
    private readonly double _atomDof = 3, _chunkDof;
    private readonly AverageFile? _file;
    private readonly StringBuilder _text = new();
    private IChunkAssignment _chunks;
    private ITemperature? _bias;
    private double[] _sums = [], _one = [], _total = [], _buffer = [];
    private int _count;

    /// <summary>Reads <c>fix ID group ave/chunk Nevery Nrepeat Nfreq chunk-ID values… keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Schedule, chunk compute, values, keywords.</param>
    public FixAverageChunk(StyleContext context, ArgReader args) : base(context)
    {
        _schedule = new SampleSchedule(args);
        _chunkToken = args.Token("chunkID");
        _chunks = FindChunks();
        List<ArgToken> tokens = [];
        while (args.Peek is { } next && (Resolver.IsReference(next) || ChunkValue.IsAttribute(next)))
        {
            Resolver.Expand(Simulation, args.Token("value"), s => (s as IPerAtomSource)?.AtomColumns ?? 0, tokens);
        }
        if (tokens.Count == 0) args.Fail($"at least one value is needed ({string.Join(", ", ChunkValue.Attributes)}, c_ID, f_ID, v_name)");
        while (!args.AtEnd)
        {
            string word = args.Word("keyword");
            if (_keywords.TryRead(word, args)) continue;
            switch (word)
            {
                case "norm":
                    _norm = args.Choice("norm", "all", "sample", "none");
                    break;
                case "adof":
                    _atomDof = args.Double("adof");
                    break;
                case "cdof":
                    _chunkDof = args.Double("cdof");
                    break;
                case "bias":
                    _biasToken = args.Token("bias-ID");
                    break;
                default:
                    args.UnknownKeyword(["norm", "adof", "cdof", "bias", .. AverageKeywords.Words]);
                    break;
            }
        }
        _values = tokens.Select(t => new ChunkValue(t)).ToArray();
        Resolve();
        _file = _keywords.OpenFile(args, Simulation);
        _schedule.Plan(Simulation.Step, 0);
    }

    /// <inheritdoc/>
    public int Rows => _count;

    /// <inheritdoc/>
    public int Columns => Lead + 1 + _values.Length;

    /// <inheritdoc/>
    public bool RowsVary => true;

    // Original id and coordinates stand before the count.
    private int Lead => (_chunks.IsCompressed ? 1 : 0) + _chunks.CoordinateCount;

    // Per chunk: the count, then the values.
    private int Width => 1 + _values.Length;

    /// <inheritdoc/>
    public double ArrayAt(int row, int column)
    {
        if (row >= _count || _keywords.Mode.Count == 0) return 0;
        int c = column - Lead;
        if (c >= 0) return _total[row * Width + c] / _keywords.Mode.Count;
        if (!_chunks.IsCompressed) return _chunks.Coordinate(row, column);
        return column == 0 ? row < _chunks.OriginalIds.Length ? _chunks.OriginalIds[row] : 0 : _chunks.Coordinate(row, column - 1);
    }

    /// <inheritdoc/>
    public override void Initialize()
    {
        _chunks = FindChunks();
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
        foreach (ChunkValue v in _values) needs |= v.Requires;
        return needs;
    }

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step != _schedule.Next) return;
        if (_schedule.IsFirst) Begin();
        Sample();
        if (!_schedule.Advance(Simulation.Step)) return;
        Finish();
        _keywords.Mode.Add(_sums.AsSpan(0, _count * Width), _total);
        if (!_keywords.Mode.Combines) _chunks.Release(this);
        if (_file is not null) WriteAverage();
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        _schedule.SaveState(writer);
        _keywords.Mode.SaveState(writer);
        writer.Write(_count);
        ArrayState.Save(writer, _sums);
        ArrayState.Save(writer, _total);
        _file?.SaveState(writer);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _schedule.LoadState(reader);
        _keywords.Mode.LoadState(reader);
        _count = reader.ReadInt32();
        _sums = ArrayState.Load(reader);
        _total = ArrayState.Load(reader);
        _one = new double[_sums.Length];
        _file?.LoadState(reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _chunks.Release(this);
        _file?.Dispose();
    }

    private void Begin()
    {
        int count = _chunks.SetupChunks();
        _chunks.Hold(this);
        if (count != _count || _sums.Length < count * Width)
        {
            if (_keywords.Mode.Combines && _keywords.Mode.Count > 0)
                throw new SimulationException(Simulation.Step, $"fix {Id} (ave/chunk): the number of chunks changed from {_count} to {count}, which cannot be combined with earlier averages");
            _count = count;
            _sums = new double[count * Width];
            _one = new double[count * Width];
            _total = new double[count * Width];
        }
        Array.Clear(_sums);
    }

    private void Sample()
    {
        _chunks.AssignChunks();
        if (_chunks.ChunkCount != _count)
            throw new SimulationException(Simulation.Step, $"fix {Id} (ave/chunk): another fix changed the number of chunks of compute {_chunks.Id} in the middle of an average; give each fix its own compute chunk/atom");
        int n = Atoms.LocalCount, width = Width;
        if (_buffer.Length < n) _buffer = new double[n];
        Array.Clear(_one);
        for (int i = 0; i < n; i++)
        {
            int chunk = Chunk(i);
            if (chunk >= 0) _one[chunk * width]++;
        }
        if (_bias is { HasBias: true }) _bias.ComputeTemperature();
        for (int k = 0; k < _values.Length; k++)
        {
            _values[k].Evaluate(Simulation, _bias, _buffer.AsSpan(0, n));
            for (int i = 0; i < n; i++)
            {
                int chunk = Chunk(i);
                if (chunk >= 0) _one[chunk * width + 1 + k] += _buffer[i];
            }
        }
        for (int c = 0; c < _count; c++)
        {
            double count = _one[c * width];
            _sums[c * width] += count;
            if (count == 0) continue;
            for (int k = 0; k < _values.Length; k++)
            {
                double v = _one[c * width + 1 + k];
                _sums[c * width + 1 + k] += _norm == "all" ? v : Normalized(_values[k].Kind, c, v, count, 1, _norm == "none");
            }
        }
    }

    private int Chunk(int i) => (Atoms.GroupMask[i] & Group.Bit) != 0 ? _chunks.ChunkOf(i) - 1 : -1;

    private void Finish()
    {
        int width = Width;
        double repeat = _schedule.Repeat;
        for (int c = 0; c < _count; c++)
        {
            double count = _sums[c * width];
            for (int k = 0; k < _values.Length; k++)
            {
                ref double v = ref _sums[c * width + 1 + k];
                if (_norm != "all") v /= repeat;
                else if (count > 0) v = Normalized(_values[k].Kind, c, v, count, repeat, false);
            }
            _sums[c * width] = count / repeat;
        }
    }

    // A sum over atoms (of several samples) turned into the quantity.
    private double Normalized(ChunkValueKind kind, int chunk, double sum, double count, double samples, bool keepSum)
    {
        Units u = Simulation.Units;
        switch (kind)
        {
            case ChunkValueKind.Temperature:
                return u.MassVelocity2ToEnergy * sum / ((samples * _chunkDof + _atomDof * count) * u.Boltzmann);
            case ChunkValueKind.NumberDensity:
                return sum / (_chunks.ChunkVolume(chunk) * samples);
            case ChunkValueKind.MassDensity:
                return u.MassPerVolumeToDensity * sum / (_chunks.ChunkVolume(chunk) * samples);
            default:
                return keepSum ? sum : sum / count;
        }
    }

    private void WriteAverage()
    {
        _text.Clear();
        double atoms = 0;
        for (int c = 0; c < _count; c++) atoms += _total[c * Width];
        _text.Append(Simulation.Step).Append(' ').Append(_count);
        PrintfFormat.Default.Append(_text, atoms);
        _text.Append('\n');
        for (int c = 0; c < _count; c++)
        {
            _text.Append("  ").Append(c + 1);
            if (_chunks.IsCompressed) _text.Append(' ').Append(c < _chunks.OriginalIds.Length ? _chunks.OriginalIds[c] : 0);
            for (int k = 0; k < _chunks.CoordinateCount; k++) PrintfFormat.Default.Append(_text, _chunks.Coordinate(c, k));
            PrintfFormat.Default.Append(_text, _total[c * Width] / _keywords.Mode.Count);
            for (int k = 0; k < _values.Length; k++) _keywords.Format.Append(_text, _total[c * Width + 1 + k] / _keywords.Mode.Count);
            _text.Append('\n');
        }
        _file!.Write(_text);
    }

    private IEnumerable<string> Header()
    {
        string names = string.Concat(_values.Select(v => " " + v.Name));
        string coordinates = string.Concat(Enumerable.Range(1, _chunks.CoordinateCount).Select(k => $" Coord{k}"));
        yield return _keywords.Titles[0] ?? $"# Chunk-averaged data for fix {Id} and group {Group.Name}";
        yield return _keywords.Titles[1] ?? "# Timestep Number-of-chunks Total-count";
        yield return _keywords.Titles[2] ?? $"# Chunk{(_chunks.IsCompressed ? " OrigID" : "")}{coordinates} Ncount{names}";
    }

    private void Resolve()
    {
        foreach (ChunkValue v in _values) v.Resolve(Simulation);
        if (_biasToken is { } token) _bias = TemperatureArgument.Find(Simulation, token.Text, token.Span);
    }

    private IChunkAssignment FindChunks() => ChunkCompute.Find(Simulation, _chunkToken);
}
