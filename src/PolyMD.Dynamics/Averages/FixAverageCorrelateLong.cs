using System.Text;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Averages;

/// <summary>
/// Time correlations ⟨V_i(t + τ) V_j(t)⟩ of global numbers, sampled every Nevery steps, from one sample to m^ncorr of them (<see cref="MultipleTau"/>).
/// Every Nfreq steps the file gets τ in time units and a column per pair; there is no other output.
/// </summary>
[FixStyle("ave/correlate/long")]
public sealed class FixAverageCorrelateLong : FixBase, IEndOfStep, IStateful, IDisposable
{
    private readonly long _every, _frequency;
    private readonly CorrelationInputs _inputs;
    private readonly MultipleTau _correlator;
    private readonly AverageFile? _file;
    private readonly string?[] _titles = new string?[2];
    private readonly double[] _sample;
    private readonly StringBuilder _text = new();

    /// <summary>Reads <c>fix ID group ave/correlate/long Nevery Nfreq values… keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group (not used).</param>
    /// <param name="args">Schedule, values, keywords.</param>
    public FixAverageCorrelateLong(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Long("Nevery", 1);
        _frequency = args.Long("Nfreq", 1);
        if (_frequency % _every != 0) args.Fail($"Nfreq ({_frequency}) must be a multiple of Nevery ({_every})");
        _inputs = new CorrelationInputs(Simulation, args, _every);
        string type = "auto";
        string? path = null;
        bool overwrite = false;
        long start = 0;
        int levels = 20, length = 16, ratio = 2;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "type": type = args.Choice("type", CorrelationInputs.Types); break;
                case "start": start = args.Long("start", 0); break;
                case "ncorr": levels = args.Integer("ncorr", 1, 60); break;
                case "nlen": length = args.Integer("nlen", 1); break;
                case "ncount": ratio = args.Integer("ncount", 2); break;
                case "file": path = args.Word("file"); break;
                case "overwrite": overwrite = true; break;
                case "title1": _titles[0] = args.Word("title1"); break;
                case "title2": _titles[1] = args.Word("title2"); break;
                default: args.UnknownKeyword("type", "start", "ncorr", "nlen", "ncount", "file", "overwrite", "title1", "title2"); break;
            }
        }
        if (length % ratio != 0) args.Fail($"'nlen' ({length}) must be a multiple of 'ncount' ({ratio})");
        _inputs.Begin(args, type, start);
        _sample = new double[_inputs.Count];
        _correlator = new MultipleTau(_inputs.Count, _inputs.Pairs, levels, length, ratio);
        _file = path is null ? null : new AverageFile(Simulation, path, overwrite);
    }

    /// <inheritdoc/>
    public override void Initialize()
    {
        _inputs.Initialize();
        _file?.Open([_titles[0] ?? $"# Time-correlated data for fix {Id}", _titles[1] ?? "# Time" + _inputs.Titles]);
    }

    /// <inheritdoc/>
    public override void Setup() => EndOfStep();

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => _inputs.NeedsAt(step);

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (!_inputs.IsDue()) return;
        _inputs.Sample(_sample);
        _correlator.Add(_sample);
        if (_file is null || Simulation.Step % _frequency != 0) return;
        _text.Clear().Append("# Timestep: ").Append(Simulation.Step).Append('\n');
        foreach ((double delay, int place) in _correlator.Delays())
        {
            PrintfFormat.Bare.Append(_text, delay * Simulation.TimeStep * _every);
            for (int p = 0; p < _inputs.Pairs.Length; p++)
            {
                _text.Append(' ');
                PrintfFormat.Bare.Append(_text, _correlator.At(place, p));
            }
            _text.Append(" \n");
        }
        _file.Write(_text);
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_inputs.Next);
        _correlator.SaveState(writer);
        _file?.SaveState(writer);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _inputs.Next = reader.ReadInt64();
        _correlator.LoadState(reader);
        _file?.LoadState(reader);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
