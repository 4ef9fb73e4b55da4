using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Structure;
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
    private readonly ArgToken? _orderToken;
    private readonly double _threshold;
    private ComputeOrientOrderAtom? _order;
    private double[] _counts = [];

    /// <summary>Reads <c>compute ID group coord/atom cutoff r [group ID] [type ranges…]</c> or <c>coord/atom orientorder ID threshold</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Style and its words.</param>
    public ComputeCoordinationAtom(StyleContext context, ArgReader args) : base(context)
    {
        _search = new PairSearch(Simulation);
        if (args.Choice("cstyle", "cutoff", "orientorder") == "orientorder")
        {
            _orderToken = args.Token("orientorderID");
            _threshold = args.Double("threshold");
            if (_threshold is <= -1 or >= 1) args.Fail("'threshold' must lie between -1 and 1");
            args.ExpectEnd();
            _types.Add((1, Simulation.Types.Count));
            FindOrder();
            return;
        }
        _cutoff = args.Positive("cutoff");
        if (args.TryKeyword("group")) _partners = Simulation.Groups.Read(args).Bit;
        while (!args.AtEnd) _types.Add(args.TypeRange("type", Simulation.Types.Count));
        if (_types.Count == 0) _types.Add((1, Simulation.Types.Count));
    }

    /// <inheritdoc/>
    public int AtomColumns => _types.Count == 1 ? 0 : _types.Count;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => _counts[atom * _types.Count + column];

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        FindOrder();
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        _order?.Evaluate();
        int n = Atoms.LocalCount, width = _types.Count;
        if (_counts.Length < n * width) _counts = new double[n * width];
        Array.Clear(_counts);
        _search.Prepare(1, _order?.Cutoff ?? _cutoff);
        for (int i = 0; i < n; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            _search.ForEach(i, (j, _, _) =>
            {
                if ((Atoms.GroupMask[j] & _partners) == 0 || (_order is not null && !AreConnected(i, j))) return;
                int t = Atoms.TypeIndex[j] + 1;
                for (int k = 0; k < width; k++) if (t >= _types[k].First && t <= _types[k].Last) _counts[i * width + k]++;
            });
        }
    }

    // The scalar product of the components of both atoms (P. R. ten Wolde, M. J. Ruiz-Montero, D. Frenkel, J. Chem. Phys. 104, 9932 (1996)).
    private bool AreConnected(int i, int j)
    {
        double dot = 0;
        for (int k = _order!.ComponentStart; k < _order.AtomColumns; k++) dot += _order.AtomValue(i, k) * _order.AtomValue(j, k);
        return dot > _threshold;
    }

    private void FindOrder()
    {
        if (_orderToken is not { } token) return;
        _order = Simulation.FindCompute(token.Text) as ComputeOrientOrderAtom
            ?? throw new DeckException(token.Span, $"'{token.Text}' must be a compute of style orientorder/atom{NearestName.Hint(token.Text, Simulation.Computes.OfType<ComputeOrientOrderAtom>().Select(c => c.Id))}");
        if (_order.ComponentStart == _order.AtomColumns) throw new DeckException(token.Span, $"compute '{token.Text}' needs the keyword 'components' for coord/atom orientorder");
    }
}
