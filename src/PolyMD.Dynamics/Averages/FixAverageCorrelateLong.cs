using System.Text;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
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
    private readonly long _every, _frequency, _start;
    private readonly ArgToken[] _tokens;
    private readonly IScalarQuantity[] _inputs;
    private readonly (int I, int J)[] _pairs;
    private readonly MultipleTau _correlator;
    private readonly AverageFile? _file;
    private readonly string?[] _titles = new string?[2];
    private readonly double[] _sample;
    private readonly StringBuilder _text = new();
    private long _next;

    /// <summary>Reads <c>fix ID group ave/correlate/long Nevery Nfreq values… keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group (not used).</param>
    /// <param name="args">Schedule, values, keywords.</param>
    public FixAverageCorrelateLong(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Long("Nevery", 1);
        _frequency = args.Long("Nfreq", 1);
        if (_frequency % _every != 0) args.Fail($"Nfreq ({_frequency}) must be a multiple of Nevery ({_every})");
        List<ArgToken> tokens = [];
        while (args.Peek is { } next && Resolver.IsReference(next)) Resolver.Expand(Simulation, args.Token("value"), s => (s as IVectorSource)?.VectorLength ?? 0, tokens);
        if (tokens.Count == 0) args.Fail("at least one value is needed (c_ID, c_ID[i], f_ID, f_ID[i], v_name)");
        string type = "auto";
        string? path = null;
        bool overwrite = false;
        int levels = 20, length = 16, ratio = 2;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "type": type = args.Choice("type", FixAverageCorrelate.Types); break;
                case "start": _start = args.Long("start", 0); break;
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
        if (tokens.Count == 1 && type is "upper" or "lower") args.Fail($"'type {type}' needs at least two values");
        _tokens = [.. tokens];
        _inputs = new IScalarQuantity[_tokens.Length];
        _sample = new double[_tokens.Length];
        _pairs = [.. FixAverageCorrelate.Pairs(type, _tokens.Length)];
        _correlator = new MultipleTau(_tokens.Length, _pairs, levels, length, ratio);
        Resolve();
        _file = path is null ? null : new AverageFile(Simulation, path, overwrite);
        _next = First(Simulation.Step);
    }

    /// <inheritdoc/>
    public override void Initialize()
    {
        Resolve();
        if (_next < Simulation.Step) _next = First(Simulation.Step);
        _file?.Open([_titles[0] ?? $"# Time-correlated data for fix {Id}", _titles[1] ?? "# Time" + string.Concat(_pairs.Select(p => $" {_tokens[p.I].Text}*{_tokens[p.J].Text}"))]);
    }

    /// <inheritdoc/>
    public override void Setup() => EndOfStep();

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        if (step == _next) foreach (IScalarQuantity q in _inputs) needs |= q.Requires;
        return needs;
    }

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step != _next) return;
        _next += _every;
        for (int k = 0; k < _inputs.Length; k++) _sample[k] = _inputs[k].Evaluate();
        _correlator.Add(_sample);
        if (_file is null || Simulation.Step % _frequency != 0) return;
        _text.Clear().Append("# Timestep: ").Append(Simulation.Step).Append('\n');
        foreach ((double delay, int place) in _correlator.Delays())
        {
            PrintfFormat.Bare.Append(_text, delay * Simulation.TimeStep * _every);
            for (int p = 0; p < _pairs.Length; p++)
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
        writer.Write(_next);
        _correlator.SaveState(writer);
        _file?.SaveState(writer);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _next = reader.ReadInt64();
        _correlator.LoadState(reader);
        _file?.LoadState(reader);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private long First(long step)
    {
        long first = Math.Max(step, _start);
        return (first + _every - 1) / _every * _every;
    }

    private void Resolve()
    {
        for (int k = 0; k < _tokens.Length; k++) _inputs[k] = Resolver.Of(Simulation, _tokens[k]).Scalar(_tokens[k]);
    }
}
