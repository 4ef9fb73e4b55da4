using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Dynamics.Chunks;

/// <summary>Chunks by atom type, molecule id, or the whole part of a per-atom number (c_ID, f_ID, v_name).</summary>
internal sealed class ValueRule(Simulation simulation, ArgToken source) : IChunkRule
{
    private double[] _values = [];
    private IPerAtomQuantity? _quantity;

    public bool IsBinned => false;

    public int CoordinateCount => 0;

    public Needs Requires => _quantity?.Requires ?? Needs.None;

    public double Coordinate(int chunk, int k) => 0;

    public double Volume(int chunk) => simulation.Box.Volume;

    public void Resolve()
    {
        if (Resolver.IsReference(source.Text)) _quantity = Resolver.Of(simulation, source).PerAtom(source);
    }

    public int Setup() => source.Text == "type" ? simulation.Types.Count : -1;

    public void Prepare()
    {
        if (_quantity is null) return;
        int n = simulation.Atoms.LocalCount;
        if (_values.Length < n) _values = new double[n];
        _quantity.Evaluate(_values.AsSpan(0, n));
    }

    public int RawId(int atom, string discard) => source.Text switch
    {
        "type" => simulation.Atoms.TypeIndex[atom] + 1,
        "molecule" => simulation.Atoms.Molecule[atom],
        _ => Math.Max(0, (int)_values[atom]),
    };
}
