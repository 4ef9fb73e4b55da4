using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Neighbors;

/// <summary>Number of neighbours of each atom of the group within a cutoff, of chosen types and of a second group. Per-atom vector, or array
/// for several type ranges; 0 outside the group.</summary>
[ComputeStyle("coord/atom")]
public sealed class ComputeCoordinationAtom : ComputeBase, IPerAtomSource
{
    private readonly double _cutoff;
    private readonly uint _partners = 1;
    private readonly List<(int First, int Last)> _types = [];
    private readonly PairSearch _search;
    private double[] _counts = [];

    /// <summary>Reads <c>compute ID group coord/atom cutoff r [group ID] [type ranges…]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Style and its words.</param>
    public ComputeCoordinationAtom(StyleContext context, ArgReader args) : base(context)
    {
        if (args.Choice("cstyle", "cutoff", "orientorder") == "orientorder") args.Fail("'orientorder' is not supported");
        _cutoff = args.Positive("cutoff");
        if (args.TryKeyword("group")) _partners = Simulation.Groups.Read(args).Bit;
        while (!args.AtEnd) _types.Add(args.TypeRange("type", Simulation.Types.Count));
        if (_types.Count == 0) _types.Add((1, Simulation.Types.Count));
        _search = new PairSearch(Simulation);
    }

    /// <inheritdoc/>
    public int AtomColumns => _types.Count == 1 ? 0 : _types.Count;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => _counts[atom * _types.Count + column];

    /// <inheritdoc/>
    protected override void Update()
    {
        int n = Atoms.LocalCount, width = _types.Count;
        if (_counts.Length < n * width) _counts = new double[n * width];
        Array.Clear(_counts);
        _search.Prepare(1, _cutoff);
        for (int i = 0; i < n; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            _search.ForEach(i, (j, _, _) =>
            {
                if ((Atoms.GroupMask[j] & _partners) == 0) return;
                int t = Atoms.TypeIndex[j] + 1;
                for (int k = 0; k < width; k++) if (t >= _types[k].First && t <= _types[k].Last) _counts[i * width + k]++;
            });
        }
    }
}
