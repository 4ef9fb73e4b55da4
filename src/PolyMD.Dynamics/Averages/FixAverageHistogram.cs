using System.Text;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Averages;

/// <summary>
/// Histogram of global numbers, lists, per-atom numbers or local data between two bounds; ave/histo/weight takes the second input as the weight
/// of the first. Vector: counts in and out of the histogram, least and greatest value. Array: bin centre, count, count over total.
/// </summary>
[FixStyle("ave/histo")]
[FixStyle("ave/histo/weight")]
public sealed class FixAverageHistogram : FixBase, IEndOfStep, IVectorSource, IArraySource, IStateful, IDisposable
{
    private static readonly string[] s_attributes = ["x", "y", "z", "vx", "vy", "vz", "fx", "fy", "fz"];
    private readonly SampleSchedule _schedule;
    private readonly AverageKeywords _keywords = new();
    private readonly double _lo, _hi;
    private readonly int _bins;
    private readonly bool _vectorMode, _weighted;
    private readonly string _beyond = "ignore", _kind = "any";
    private readonly ArgToken[] _tokens;
    private readonly HistogramInput[] _inputs;
    private readonly AverageFile? _file;
    private readonly StringBuilder _text = new();
    private readonly double[] _sample, _total, _shown;
    private readonly double[] _coordinates;

    /// <summary>Reads <c>fix ID group ave/histo Nevery Nrepeat Nfreq lo hi Nbin values… keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group, style.</param>
    /// <param name="args">Schedule, bounds, values, keywords.</param>
    public FixAverageHistogram(StyleContext context, ArgReader args) : base(context)
    {
        _weighted = Style == "ave/histo/weight";
        _schedule = new SampleSchedule(args);
        _lo = args.Double("lo");
        _hi = args.Double("hi");
        if (_lo >= _hi) args.Fail($"lo ({_lo}) must be less than hi ({_hi})");
        _bins = args.Integer("Nbin", 1);
        List<ArgToken> words = [];
        while (args.Peek is { } next && (Resolver.IsReference(next) || s_attributes.Contains(next))) words.Add(args.Token("value"));
        if (words.Count == 0) args.Fail("at least one value is needed (x, vx, fx, …, c_ID, f_ID, v_name)");
        long start = 0;
        while (!args.AtEnd)
        {
            string word = args.Word("keyword");
            if (word != "format" && _keywords.TryRead(word, args)) continue;
            switch (word)
            {
                case "mode": _vectorMode = args.Choice("mode", "scalar", "vector") == "vector"; break;
                case "kind": _kind = args.Choice("kind", "global", "peratom", "local"); break;
                case "beyond": // The manual says extend, LAMMPS' own reader extra.
                    _beyond = args.Choice("beyond", "ignore", "end", "extend", "extra");
                    if (_beyond == "extra") _beyond = "extend";
                    break;
                case "start": start = args.Long("start", 0); break;
                default: args.UnknownKeyword("mode", "kind", "ave", "start", "beyond", "file", "overwrite", "title1", "title2", "title3"); break;
            }
        }
        List<ArgToken> tokens = [];
        foreach (ArgToken w in words) Resolver.Expand(Simulation, w, s => HistogramInput.Columns(s, _vectorMode), tokens);
        _tokens = [.. tokens];
        if (_weighted && _tokens.Length != 2) args.Fail($"exactly two values are needed, the quantity and its weight; got {_tokens.Length}");
        _inputs = _tokens.Select(t => HistogramInput.Create(Simulation, t, _vectorMode, _kind)).ToArray();
        if (_inputs.Select(i => i.Kind).Distinct().Count() > 1) args.Fail("values of different kinds (global, per atom, local) cannot be mixed");
        int rows = _bins + (_beyond == "extend" ? 2 : 0);
        _coordinates = new double[rows];
        double width = (_hi - _lo) / _bins;
        for (int k = 0; k < rows; k++)
        {
            _coordinates[k] = _beyond == "extend"
                ? k == 0 ? _lo : k == rows - 1 ? _hi : _lo + (k - 0.5) * width
                : _lo + (k + 0.5) * width;
        }
        // Counts in bins, then those inside, those outside; extremes are kept beside because they do not add.
        _sample = new double[rows + 2];
        _total = new double[rows + 2];
        _shown = new double[rows + 4];
        _file = _keywords.OpenFile(args, Simulation);
        _extremes = new(_keywords.Mode);
        _schedule.Plan(Simulation.Step, start);
    }

    private readonly Extremes _extremes;

    /// <inheritdoc/>
    public int VectorLength => 4;

    /// <inheritdoc/>
    public int Rows => _coordinates.Length;

    /// <inheritdoc/>
    public int Columns => 3;

    /// <inheritdoc/>
    public double VectorAt(int index) => _shown[Rows + index];

    /// <inheritdoc/>
    public double ArrayAt(int row, int column) => column switch
    {
        0 => _coordinates[row],
        1 => _shown[row],
        _ => _shown[Rows] != 0 ? _shown[row] / _shown[Rows] : 0,
    };

    /// <inheritdoc/>
    public override void Initialize()
    {
        foreach (HistogramInput input in _inputs) input.Resolve();
        _schedule.Resume(Simulation.Step);
        _file?.Open(
        [
            _keywords.Titles[0] ?? $"# Histogrammed data for fix {Id}", _keywords.Titles[1] ?? "# TimeStep Number-of-bins Total-counts Missing-counts Min-value Max-value",
            _keywords.Titles[2] ?? "# Bin Coord Count Count/Total",
        ]);
    }

    /// <inheritdoc/>
    public override void Setup() => EndOfStep();

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        if (step == _schedule.Next) foreach (HistogramInput i in _inputs) needs |= i.Requires;
        return needs;
    }

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step != _schedule.Next) return;
        if (_schedule.IsFirst)
        {
            Array.Clear(_sample);
            _extremes.Begin();
        }
        Sample();
        if (!_schedule.Advance(Simulation.Step)) return;
        _keywords.Mode.Add(_sample, _total);
        _extremes.Finish();
        // Counts of several samples and of several averages add up.
        for (int k = 0; k < _total.Length; k++) _shown[k] = _total[k];
        (_shown[^2], _shown[^1]) = (_extremes.Least, _extremes.Greatest);
        if (_file is not null) Write();
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        _schedule.SaveState(writer);
        _keywords.Mode.SaveState(writer);
        foreach (double[] a in (double[][])[_sample, _total, _shown]) ArrayState.Save(writer, a);
        _extremes.SaveState(writer);
        _file?.SaveState(writer);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _schedule.LoadState(reader);
        _keywords.Mode.LoadState(reader);
        foreach (double[] a in (double[][])[_sample, _total, _shown]) ArrayState.Load(reader).CopyTo(a, 0);
        _extremes.LoadState(reader);
        _file?.LoadState(reader);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private void Sample()
    {
        if (_weighted)
        {
            ReadOnlySpan<double> values = _inputs[0].Values(Group.Bit).ToArray(), weights = _inputs[1].Values(Group.Bit);
            if (values.Length != weights.Length) throw new SimulationException(Simulation.Step, $"fix {Id} (ave/histo/weight): {values.Length} values but {weights.Length} weights");
            for (int k = 0; k < values.Length; k++) Count(values[k], weights[k]);
            return;
        }
        foreach (HistogramInput input in _inputs) foreach (double v in input.Values(Group.Bit)) Count(v, 1);
    }

    private void Count(double value, double weight)
    {
        _extremes.Add(value);
        int last = _coordinates.Length - 1, bin;
        if (value < _lo || value > _hi)
        {
            if (_beyond == "ignore")
            {
                _sample[^1] += weight;
                return;
            }
            bin = value < _lo ? 0 : last;
        }
        else
        {
            // A value on a boundary between bins belongs to the upper one, the upper bound to the last bin.
            bin = Math.Min((int)((value - _lo) * (_bins / (_hi - _lo))), _bins - 1) + (_beyond == "extend" ? 1 : 0);
        }
        _sample[bin] += weight;
        _sample[^2] += weight;
    }

    private void Write()
    {
        _text.Clear().Append(Simulation.Step).Append(' ').Append(Rows);
        for (int k = 0; k < 4; k++) PrintfFormat.Default.Append(_text, _shown[Rows + k]);
        _text.Append('\n');
        for (int r = 0; r < Rows; r++)
        {
            _text.Append(r + 1);
            for (int c = 0; c < 3; c++) PrintfFormat.Default.Append(_text, ArrayAt(r, c));
            _text.Append('\n');
        }
        _file!.Write(_text);
    }
}
