using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Neighbors;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Structure;

/// <summary>
/// Angular distribution functions: histograms of the angles j-i-k at central atoms, for triples of types and shells of both neighbours. Array with a
/// row per bin: the angle (degrees, radians or its cosine) and, for each triple, the probability density and the number of angles per central
/// atom up to the bin. Every angle counts once.
/// </summary>
[ComputeStyle("adf")]
public sealed class ComputeAngularDistribution : ComputeBase, IArraySource
{
    private sealed record Triple((int, int) I, (int, int) J, (int, int) K, double JInner, double JOuter, double KInner, double KOuter)
    {
        public static bool Has((int First, int Last) range, int type) => type >= range.First && type <= range.Last;

        public bool IsJ(int type, double r) => Has(J, type) && r > JInner && r < JOuter;

        public bool IsK(int type, double r) => Has(K, type) && r > KInner && r < KOuter;
    }

    private readonly int _bins;
    private readonly string _ordinate = "degree";
    private readonly List<Triple> _triples = [];
    private readonly bool _whole;
    private readonly PairSearch _search;
    private readonly List<(int Type, double Distance, Vec3 Bond)> _near = [];
    private double[] _table = [];

    /// <summary>Reads <c>compute ID group adf Nbin [itype jtype ktype Rjinner Rjouter Rkinner Rkouter]… [ordinate degree|radian|cosine]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Bins, triples, keyword.</param>
    public ComputeAngularDistribution(StyleContext context, ArgReader args) : base(context)
    {
        _bins = args.Integer("Nbin", 1);
        int types = Simulation.Types.Count;
        while (!args.AtEnd)
        {
            if (args.TryKeyword("ordinate"))
            {
                _ordinate = args.Choice("ordinate", "degree", "radian", "cosine");
                continue;
            }
            Triple t = new(args.TypeRange("itype", types), args.TypeRange("jtype", types), args.TypeRange("ktype", types), args.NotNegative("Rjinner"), args.Positive("Rjouter"), args.NotNegative("Rkinner"), args.Positive("Rkouter"));
            if (t.JInner >= t.JOuter || t.KInner >= t.KOuter) args.Fail("an inner radius must be less than its outer radius");
            _triples.Add(t);
        }
        _whole = _triples.Count == 0;
        if (_whole) _triples.Add(new Triple((1, types), (1, types), (1, types), 0, 0, 0, 0));
        _search = new PairSearch(Simulation);
    }

    /// <inheritdoc/>
    public int Rows => _bins;

    /// <inheritdoc/>
    public int Columns => 1 + 2 * _triples.Count;

    private double BinWidth => _ordinate switch { "degree" => 180.0 / _bins, "radian" => Math.PI / _bins, _ => 2.0 / _bins };

    /// <inheritdoc/>
    public double ArrayAt(int row, int column) => column == 0 ? (row + 0.5) * BinWidth - (_ordinate == "cosine" ? 1 : 0) : _table[row * Columns + column];

    /// <inheritdoc/>
    protected override void Update()
    {
        if (_whole)
        {
            double reach = PairSearch.StyleCutoff(Simulation, $"compute {Id} (adf)");
            _triples[0] = _triples[0] with { JOuter = reach, KOuter = reach };
        }
        if (_table.Length == 0) _table = new double[_bins * Columns];
        Array.Clear(_table);
        _search.Prepare(Group.Bit, _triples.Max(t => Math.Max(t.JOuter, t.KOuter)));
        long[] centres = new long[_triples.Count], angles = new long[_triples.Count];
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            _near.Clear();
            _search.ForEach(i, (j, d, _) => _near.Add((Atoms.TypeIndex[j] + 1, d.Length, d)));
            for (int t = 0; t < _triples.Count; t++)
            {
                if (!Triple.Has(_triples[t].I, Atoms.TypeIndex[i] + 1)) continue;
                centres[t]++;
                angles[t] += Count(t);
            }
        }
        for (int t = 0; t < _triples.Count; t++)
        {
            double density = angles[t] > 0 ? 1 / (angles[t] * BinWidth) : 0, each = centres[t] > 0 ? 1.0 / centres[t] : 0, sum = 0;
            for (int b = 0; b < _bins; b++)
            {
                int at = b * Columns + 1 + 2 * t;
                double here = _table[at];
                sum += here * each;
                _table[at] = here * density;
                _table[at + 1] = sum;
            }
        }
    }

    private long Count(int t)
    {
        Triple triple = _triples[t];
        long count = 0;
        for (int a = 0; a < _near.Count; a++)
        {
            (int typeA, double ra, Vec3 bondA) = _near[a];
            bool aIsJ = triple.IsJ(typeA, ra), aIsK = triple.IsK(typeA, ra);
            if (!aIsJ && !aIsK) continue;
            for (int b = a + 1; b < _near.Count; b++)
            {
                (int typeB, double rb, Vec3 bondB) = _near[b];
                if (!(aIsJ && triple.IsK(typeB, rb)) && !(aIsK && triple.IsJ(typeB, rb))) continue;
                count++;
                double cosine = Math.Clamp(Vec3.Dot(bondA, bondB) / (ra * rb), -1, 1);
                double value = _ordinate switch { "degree" => Math.Acos(cosine) * (180 / Math.PI), "radian" => Math.Acos(cosine), _ => cosine + 1 };
                int bin = (int)(value / BinWidth);
                if (bin < _bins) _table[bin * Columns + 1 + 2 * t]++;
            }
        }
        return count;
    }
}
