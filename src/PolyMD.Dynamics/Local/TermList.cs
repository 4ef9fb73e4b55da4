using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Local;

/// <summary>Bonds, angles, dihedrals or impropers in the order of the atoms that hold them: the first atom of a bond, the second of the others.</summary>
internal sealed class TermList(Simulation simulation, ForceKind kind)
{
    private readonly int _arity = kind switch { ForceKind.Bond => 2, ForceKind.Angle => 3, _ => 4 };
    private int _orderVersion = -1, _count = -1;
    private int[] _atoms = [], _types = [];

    public int Count => _types.Length;

    /// <summary>Type index of a term.</summary>
    public int Type(int term) => _types[term];

    /// <summary>Local indices of a term's atoms.</summary>
    public ReadOnlySpan<int> Atoms(int term) => _atoms.AsSpan(term * _arity, _arity);

    public void Update()
    {
        IReadOnlyList<BondedRecord> records = simulation.Topology.Terms(kind);
        if (_orderVersion == simulation.Atoms.OrderVersion && _count == records.Count) return;
        _orderVersion = simulation.Atoms.OrderVersion;
        _count = records.Count;
        int holder = kind == ForceKind.Bond ? 0 : 1;
        int[][] rows = records.Select(Row).ToArray();
        // A stable order: terms of one atom stay in the order of the file.
        int[] order = Enumerable.Range(0, rows.Length).OrderBy(t => rows[t][holder]).ToArray();
        _atoms = new int[rows.Length * _arity];
        _types = new int[rows.Length];
        for (int t = 0; t < order.Length; t++)
        {
            _types[t] = records[order[t]].Type - 1;
            rows[order[t]].AsSpan().CopyTo(_atoms.AsSpan(t * _arity));
        }
    }

    private int[] Row(BondedRecord r)
    {
        int[] ids = [r.A, r.B, r.C, r.D];
        int[] row = new int[_arity];
        for (int k = 0; k < _arity; k++)
        {
            row[k] = simulation.Atoms.IndexOfId(ids[k]);
            if (row[k] < 0) throw new PolyMDException($"{kind.ToString().ToLowerInvariant()} names atom {ids[k]}, which does not exist");
        }
        return row;
    }
}
