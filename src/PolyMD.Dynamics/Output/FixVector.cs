using PolyMD.Dynamics.Averages;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Output;

/// <summary>Collects numbers every Nevery steps. Vector (one input) or array (several) that grows by one row each time.</summary>
[FixStyle("vector")]
public sealed class FixVector : FixBase, IEndOfStep, IVectorSource, IArraySource, IStateful
{
    private readonly long _every;
    private readonly ArgToken[] _tokens;
    private readonly IScalarQuantity[] _inputs;
    private readonly List<double> _values = [];
    private long _last = -1;

    /// <summary>Reads <c>fix ID group vector Nevery values…</c>.</summary>
    /// <param name="context">Simulation, id, group (not used).</param>
    /// <param name="args">Interval and values.</param>
    public FixVector(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Long("Nevery", 1);
        List<ArgToken> tokens = [];
        do Resolver.Expand(Simulation, args.Token("value"), s => (s as IVectorSource)?.VectorLength ?? 0, tokens);
        while (!args.AtEnd);
        _tokens = [.. tokens];
        _inputs = new IScalarQuantity[_tokens.Length];
        Resolve();
    }

    /// <inheritdoc/>
    public bool HasVector => _tokens.Length == 1;

    /// <inheritdoc/>
    public int VectorLength => HasVector ? _values.Count : 0;

    /// <inheritdoc/>
    public bool LengthVaries => true;

    /// <inheritdoc/>
    public bool RowsVary => true;

    /// <inheritdoc/>
    public bool VectorIsExtensive => ExtensiveInput.Scalar(Simulation, _tokens[0]);

    /// <inheritdoc/>
    public bool ArrayIsExtensive => VectorIsExtensive;

    /// <inheritdoc/>
    public int Rows => HasVector ? 0 : _values.Count / _tokens.Length;

    /// <inheritdoc/>
    public int Columns => HasVector ? 0 : _tokens.Length;

    /// <inheritdoc/>
    public double VectorAt(int index) => _values[index];

    /// <inheritdoc/>
    public double ArrayAt(int row, int column) => _values[row * _tokens.Length + column];

    /// <inheritdoc/>
    public override void Initialize() => Resolve();

    /// <inheritdoc/>
    public override void Setup() => EndOfStep();

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        if (step % _every == 0) foreach (IScalarQuantity q in _inputs) needs |= q.Requires;
        return needs;
    }

    /// <inheritdoc/>
    public void EndOfStep()
    {
        // The first step of a run was the last of the one before.
        if (Simulation.Step % _every != 0 || Simulation.Step == _last) return;
        _last = Simulation.Step;
        foreach (IScalarQuantity q in _inputs) _values.Add(q.Evaluate());
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_last);
        ArrayState.Save(writer, [.. _values]);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _last = reader.ReadInt64();
        _values.Clear();
        _values.AddRange(ArrayState.Load(reader));
    }

    private void Resolve()
    {
        for (int k = 0; k < _tokens.Length; k++) _inputs[k] = Resolver.Of(Simulation, _tokens[k]).Scalar(_tokens[k]);
    }
}
