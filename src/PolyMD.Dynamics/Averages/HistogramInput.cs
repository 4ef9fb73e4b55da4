using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Dynamics.Averages;

/// <summary>One input of a histogram: a global number, a global list, numbers per atom or local data.</summary>
internal sealed class HistogramInput
{
    private readonly Simulation _simulation;
    private readonly ArgToken _token;
    private IScalarQuantity? _scalar;
    private IVectorQuantity? _vector;
    private IPerAtomQuantity? _perAtom;
    private LocalInput? _local;
    private double[] _buffer = [], _chosen = [];

    private HistogramInput(Simulation simulation, ArgToken token, string kind)
    {
        _simulation = simulation;
        _token = token;
        Kind = kind;
        Resolve();
    }

    /// <summary>scalar, global, peratom or local.</summary>
    public string Kind { get; }

    public Needs Requires => _scalar?.Requires ?? _vector?.Requires ?? _perAtom?.Requires ?? _local!.Requires;

    /// <summary>How many columns a wildcard stands for.</summary>
    public static int Columns(object source, bool vectorMode)
    {
        if (!vectorMode) return (source as IVectorSource)?.VectorLength ?? 0;
        if (source is IArraySource { Columns: > 0 } array) return array.Columns;
        if (source is IPerAtomSource { AtomColumns: > 0 } atoms) return atoms.AtomColumns;
        return (source as ILocalSource)?.LocalColumns ?? 0;
    }

    public static HistogramInput Create(Simulation simulation, ArgToken token, bool vectorMode, string kind)
    {
        if (!vectorMode && Resolver.IsReference(token.Text)) return new(simulation, token, "scalar");
        if (!Resolver.IsReference(token.Text))
            return vectorMode ? new(simulation, token, "peratom") : throw new DeckException(token.Span, $"'{token.Text}' has a value per atom: use 'mode vector'");
        if (kind != "any") return new(simulation, token, kind);
        int open = token.Text.IndexOf('[', StringComparison.Ordinal);
        string id = open < 0 ? token.Text[2..] : token.Text[2..open];
        object? source = token.Text[0] switch { 'c' => simulation.FindCompute(id), 'f' => simulation.FindFix(id), _ => null };
        if (source is ILocalSource) return new(simulation, token, "local");
        bool global = open < 0 ? source is IVectorSource { HasVector: true } : source is IArraySource { Columns: > 0 };
        return new(simulation, token, global ? "global" : "peratom");
    }

    public void Resolve()
    {
        switch (Kind)
        {
            case "scalar": _scalar = Resolver.Of(_simulation, _token).Scalar(_token); break;
            case "global": _vector = Resolver.Of(_simulation, _token).Vector(_token); break;
            case "local": _local = LocalInput.Find(_simulation, _token) ?? throw new DeckException(_token.Span, $"'{_token.Text}' gives no local data"); break;
            default: _perAtom = Resolver.Of(_simulation, _token).PerAtom(_token); break;
        }
    }

    /// <summary>The present values; per-atom values of the atoms of a group only.</summary>
    public ReadOnlySpan<double> Values(uint bit)
    {
        if (_scalar is not null)
        {
            Reserve(1);
            _buffer[0] = _scalar.Evaluate();
            return _buffer.AsSpan(0, 1);
        }
        if (_vector is not null)
        {
            int length = _vector.Length;
            Reserve(length);
            _vector.Evaluate(_buffer.AsSpan(0, length));
            return _buffer.AsSpan(0, length);
        }
        if (_local is not null)
        {
            _local.Prepare();
            int rows = _local.Count;
            Reserve(rows);
            for (int r = 0; r < rows; r++) _buffer[r] = _local.Value(r);
            return _buffer.AsSpan(0, rows);
        }
        AtomStore atoms = _simulation.Atoms;
        int n = atoms.LocalCount, count = 0;
        Reserve(n);
        if (_chosen.Length < n) _chosen = new double[n];
        _perAtom!.Evaluate(_buffer.AsSpan(0, n));
        for (int i = 0; i < n; i++) if ((atoms.GroupMask[i] & bit) != 0) _chosen[count++] = _buffer[i];
        return _chosen.AsSpan(0, count);
    }

    private void Reserve(int n)
    {
        if (_buffer.Length < n) _buffer = new double[n];
    }
}
