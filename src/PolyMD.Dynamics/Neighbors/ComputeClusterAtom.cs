using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Neighbors;

/// <summary>
/// Labels each atom of the group with the least atom id of its cluster: atoms joined by distance (cluster/atom), by bonds (fragment/atom) or
/// by either (aggregate/atom). 0 outside the group, and for atoms without bonds in fragment/atom unless single yes.
/// </summary>
[ComputeStyle("cluster/atom")]
[ComputeStyle("fragment/atom")]
[ComputeStyle("aggregate/atom")]
public sealed class ComputeClusterAtom : ComputeBase, IPerAtomSource
{
    private readonly double _cutoff;
    private readonly bool _single;
    private readonly PairSearch _search;
    private int[] _parent = [], _label = [];

    /// <summary>Reads <c>compute ID group cluster/atom|aggregate/atom cutoff</c> or <c>… fragment/atom [single yes|no]</c>.</summary>
    /// <param name="context">Simulation, id, group, style.</param>
    /// <param name="args">Words.</param>
    public ComputeClusterAtom(StyleContext context, ArgReader args) : base(context)
    {
        if (Style != "fragment/atom")
        {
            _cutoff = args.Positive("cutoff");
            args.ExpectEnd();
        }
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "single") args.UnknownKeyword("single");
            _single = args.YesNo("single");
        }
        _search = new PairSearch(Simulation);
    }

    /// <inheritdoc/>
    public int AtomColumns => 0;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => _label[atom];

    /// <inheritdoc/>
    protected override void Update()
    {
        int n = Atoms.LocalCount;
        if (_parent.Length < n) (_parent, _label) = (new int[n], new int[n]);
        bool[] bonded = new bool[n];
        for (int i = 0; i < n; i++) _parent[i] = i;
        if (_cutoff > 0)
        {
            _search.Prepare(Group.Bit, _cutoff);
            for (int i = 0; i < n; i++) if (InGroup(i)) _search.ForEach(i, (j, _, _) => Join(i, j));
        }
        if (Style != "cluster/atom")
        {
            foreach (BondedRecord b in Simulation.Topology.Bonds)
            {
                int i = Atoms.IndexOfId(b.A), j = Atoms.IndexOfId(b.B);
                if (i < 0 || j < 0) continue;
                bonded[i] = bonded[j] = true;
                if (InGroup(i) && InGroup(j)) Join(i, j);
            }
        }
        int[] least = new int[n];
        Array.Fill(least, int.MaxValue);
        for (int i = 0; i < n; i++) if (InGroup(i)) least[Root(i)] = Math.Min(least[Root(i)], Atoms.Id[i]);
        for (int i = 0; i < n; i++)
        {
            bool counts = InGroup(i) && (Style != "fragment/atom" || _single || bonded[i]);
            _label[i] = counts ? least[Root(i)] : 0;
        }
    }

    private bool InGroup(int i) => (Atoms.GroupMask[i] & Group.Bit) != 0;

    private int Root(int i)
    {
        while (_parent[i] != i) i = _parent[i] = _parent[_parent[i]];
        return i;
    }

    private void Join(int i, int j)
    {
        int a = Root(i), b = Root(j);
        if (a != b) _parent[Math.Max(a, b)] = Math.Min(a, b);
    }
}
