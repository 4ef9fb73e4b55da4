using System.Text;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Averages;

/// <summary>
/// Time correlations C_ij(Δ) = ⟨V_i(t) V_j(t + Δ)⟩ of global numbers at delays of 0 … (Nrepeat − 1)·Nevery steps, from all pairs of samples of
/// the last Nrepeat, averaged over Nfreq steps (ave one) or since the start (running). Array: delay in steps, number of samples, then a column per pair.
/// </summary>
[FixStyle("ave/correlate")]
public sealed class FixAverageCorrelate : FixBase, IEndOfStep, IArraySource, IStateful, IDisposable
{
    private readonly long _every, _repeat, _frequency;
    private readonly CorrelationInputs _inputs;
    private readonly (int I, int J)[] _pairs;
    private readonly AverageFile? _file;
    private readonly string?[] _titles = new string?[3];
    private readonly bool _running;
    private readonly double _prefactor = 1;
    private readonly StringBuilder _text = new();
    private readonly double[] _samples, _sums, _saved;
    private readonly double[] _counts, _savedCounts;
    private long _newest = -1, _filled;

    /// <summary>Reads <c>fix ID group ave/correlate Nevery Nrepeat Nfreq values… keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group (not used).</param>
    /// <param name="args">Schedule, values, keywords.</param>
    public FixAverageCorrelate(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Long("Nevery", 1);
        _repeat = args.Long("Nrepeat", 1);
        _frequency = args.Long("Nfreq", 1);
        if (_frequency % _every != 0) args.Fail($"Nfreq ({_frequency}) must be a multiple of Nevery ({_every})");
        _inputs = new CorrelationInputs(Simulation, args, _every);
        long start = 0;
        string type = "auto";
        string? path = null;
        bool overwrite = false;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "type": type = args.Choice("type", CorrelationInputs.Types); break;
                case "ave": _running = args.Choice("ave", "one", "running") == "running"; break;
                case "start": start = args.Long("start", 0); break;
                case "prefactor": _prefactor = args.Double("prefactor"); break;
                case "file": path = args.Word("file"); break;
                case "overwrite": overwrite = true; break;
                case "title1": _titles[0] = args.Word("title1"); break;
                case "title2": _titles[1] = args.Word("title2"); break;
                case "title3": _titles[2] = args.Word("title3"); break;
                default: args.UnknownKeyword("type", "ave", "start", "prefactor", "file", "overwrite", "title1", "title2", "title3"); break;
            }
        }
        if (!_running && _frequency < (_repeat - 1) * _every) args.Fail($"with 'ave one' Nfreq ({_frequency}) must be at least (Nrepeat − 1) × Nevery ({(_repeat - 1) * _every})");
        if (overwrite && !_running) args.Fail("'overwrite' goes with 'ave running'");
        _inputs.Begin(args, type, start);
        _pairs = _inputs.Pairs;
        _file = path is null ? null : new AverageFile(Simulation, path, overwrite);
        _samples = new double[_repeat * _inputs.Count];
        _sums = new double[_repeat * _pairs.Length];
        _saved = new double[_repeat * _pairs.Length];
        _counts = new double[_repeat];
        _savedCounts = new double[_repeat];
    }

    /// <inheritdoc/>
    public int Rows => (int)_repeat;

    /// <inheritdoc/>
    public int Columns => 2 + _pairs.Length;

    /// <inheritdoc/>
    public double ArrayAt(int row, int column) => column switch { 0 => row * _every, 1 => _savedCounts[row], _ => _saved[row * _pairs.Length + column - 2] };

    /// <inheritdoc/>
    public override void Initialize()
    {
        _inputs.Initialize();
        _file?.Open(
        [
            _titles[0] ?? $"# Time-correlated data for fix {Id}", _titles[1] ?? "# Timestep Number-of-time-windows",
            _titles[2] ?? "# Index TimeDelta Ncount" + _inputs.Titles,
        ]);
    }

    /// <inheritdoc/>
    public override void Setup() => EndOfStep();

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => _inputs.NeedsAt(step);

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (!_inputs.IsDue()) return;
        _newest = (_newest + 1) % _repeat;
        if (_filled < _repeat) _filled++;
        _inputs.Sample(_samples.AsSpan((int)_newest * _inputs.Count, _inputs.Count));
        for (long delay = 0; delay < _filled; delay++)
        {
            long older = (_newest - delay + _repeat) % _repeat;
            _counts[delay]++;
            for (int p = 0; p < _pairs.Length; p++)
                _sums[delay * _pairs.Length + p] += _samples[older * _inputs.Count + _pairs[p].I] * _samples[_newest * _inputs.Count + _pairs[p].J];
        }
        if (Simulation.Step % _frequency == 0) Finish();
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_inputs.Next);
        writer.Write(_newest);
        writer.Write(_filled);
        foreach (double[] a in (double[][])[_samples, _sums, _saved, _counts, _savedCounts]) ArrayState.Save(writer, a);
        _file?.SaveState(writer);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _inputs.Next = reader.ReadInt64();
        _newest = reader.ReadInt64();
        _filled = reader.ReadInt64();
        foreach (double[] a in (double[][])[_samples, _sums, _saved, _counts, _savedCounts]) ArrayState.Load(reader).CopyTo(a, 0);
        _file?.LoadState(reader);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private void Finish()
    {
        for (long d = 0; d < _repeat; d++)
        {
            _savedCounts[d] = _counts[d];
            for (int p = 0; p < _pairs.Length; p++) _saved[d * _pairs.Length + p] = _counts[d] > 0 ? _prefactor * _sums[d * _pairs.Length + p] / _counts[d] : 0;
        }
        if (_file is not null)
        {
            _text.Clear().Append(Simulation.Step).Append(' ').Append(_repeat).Append('\n');
            for (int d = 0; d < _repeat; d++)
            {
                _text.Append(d + 1).Append(' ').Append(d * _every).Append(' ').Append((long)_counts[d]);
                for (int p = 0; p < _pairs.Length; p++)
                {
                    if (_counts[d] > 0) PrintfFormat.Default.Append(_text, _saved[d * _pairs.Length + p]);
                    else _text.Append(" 0.0");
                }
                _text.Append('\n');
            }
            _file.Write(_text);
        }
        if (_running) return;
        // A new span begins; the sample of this moment is its first too.
        Array.Clear(_sums);
        Array.Clear(_counts);
        double[] last = _samples.AsSpan((int)_newest * _inputs.Count, _inputs.Count).ToArray();
        last.CopyTo(_samples, 0);
        (_newest, _filled) = (0, 1);
        _counts[0] = 1;
        for (int p = 0; p < _pairs.Length; p++) _sums[p] = last[_pairs[p].I] * last[_pairs[p].J];
    }
}
