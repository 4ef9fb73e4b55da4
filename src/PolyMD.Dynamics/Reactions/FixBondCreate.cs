using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Neighbors;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Reactions;

/// <summary>
/// Every N steps bonds of one type form between atoms of types I and J of the group that are nearer than Rmin, not bonded yet, and have fewer such
/// bonds than they may; of an atom's candidates only the nearest, and only if it is that of its partner, too. An atom that has as many as it
/// may can change its type. Angles, dihedrals and impropers that contain a new bond are made on request. Special pairs follow at the same
/// step. Vector: bonds formed last time, and in all.
/// </summary>
[FixStyle("bond/create")]
public sealed class FixBondCreate : FixBase, IPreExchange, IVectorSource
{
    private static readonly string[] s_keywords = ["iparam", "jparam", "prob", "atype", "dtype", "itype", "molecule"];
    private readonly int _every, _first, _second, _type;
    private readonly double _nearest;
    private readonly (int Most, int NewType) _firstLimit, _secondLimit;
    private readonly int _angle, _dihedral, _improper;
    private readonly string _molecule = "off";
    private readonly SourceSpan _span;
    private readonly BondChoice _choice;
    private readonly PairSearch _search;
    private readonly Dictionary<int, List<int>> _bonded = [];
    private readonly Dictionary<int, int> _count = [];
    private long _last, _total;

    /// <summary>Reads <c>fix ID group bond/create N itype jtype Rmin bondtype keywords …</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Interval, types, distance, bond type; iparam, jparam, prob, atype, dtype, itype, molecule.</param>
    public FixBondCreate(StyleContext context, ArgReader args) : base(context)
    {
        _span = args.LineSpan;
        Topology t = Simulation.Topology;
        int types = Simulation.Types.Count;
        _every = args.Integer("Nevery", 1);
        _first = args.Integer("itype", 1, types);
        _second = args.Integer("jtype", 1, types);
        _nearest = args.NotNegative("Rmin");
        _type = args.Integer("bondtype", 1, t.BondTypes);
        _firstLimit = (0, _first);
        _secondLimit = (0, _second);
        (double fraction, uint seed) = (1, 1);
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "iparam": _firstLimit = (args.Integer("maxbond", 0), args.Integer("newtype", 1, types)); break;
                case "jparam": _secondLimit = (args.Integer("maxbond", 0), args.Integer("newtype", 1, types)); break;
                case "prob": (fraction, seed) = ReactionWords.Probability(args, Simulation); break;
                case "atype": _angle = args.Integer("angletype", 1, t.AngleTypes); break;
                case "dtype": _dihedral = args.Integer("dihedraltype", 1, t.DihedralTypes); break;
                case "itype": _improper = args.Integer("impropertype", 1, t.ImproperTypes); break;
                case "molecule": _molecule = args.Choice("molecule", "off", "inter", "intra"); break;
                default: args.UnknownKeyword(s_keywords); break;
            }
        }
        if (_first == _second && _firstLimit != _secondLimit) args.Fail("for equal types 'iparam' and 'jparam' must agree");
        _choice = new BondChoice(Simulation, fraction, seed, PhiloxSequence.StreamOf(Id));
        _search = new PairSearch(Simulation);
    }

    /// <inheritdoc/>
    public int VectorLength => 2;

    /// <inheritdoc/>
    public double VectorAt(int index) => index == 0 ? _last : _total;

    /// <inheritdoc/>
    public override void Setup()
    {
        double cutoff = Simulation.Forces.OfType<IPairInteraction>().Select(p => p.CutoffOf(_first - 1, _second - 1)).DefaultIfEmpty(double.PositiveInfinity).Max();
        if (_nearest > cutoff) throw new DeckException(_span, $"fix bond/create: 'Rmin' {_nearest:g15} is longer than the pair cutoff {cutoff:g15} of types {_first} and {_second}");
    }

    /// <inheritdoc/>
    public bool PreExchange()
    {
        if (Simulation.Step % _every != 0) return false;
        CountBonds();
        _choice.Clear();
        _search.Prepare(Group.Bit, _nearest);
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0 || Atoms.TypeIndex[i] != _first - 1 || !IsFree(i, _firstLimit.Most)) continue;
            _search.ForEach(i, (j, d, _) =>
            {
                if (Atoms.TypeIndex[j] == _second - 1 && i != j && IsFree(j, _secondLimit.Most) && MayReact(i, j)) _choice.Offer(i, j, d.LengthSquared);
            });
        }
        List<(int I, int J)> pairs = _choice.Chosen();
        _last = pairs.Count;
        _total += _last;
        if (pairs.Count == 0) return false;
        HashSet<(int, int)> fresh = [];
        foreach ((int i, int j) in pairs)
        {
            (int a, int b) = (Atoms.Id[i], Atoms.Id[j]);
            Simulation.Topology.Bonds.Add(new BondedRecord(_type, a, b));
            fresh.Add((a, b));
            Neighbors(a).Add(b);
            Neighbors(b).Add(a);
            Saturate(i);
            Saturate(j);
        }
        NewTerms.Add(Simulation.Topology, fresh, _bonded, _angle, _dihedral, _improper);
        Atoms.OrderChanged();
        Simulation.Touch();
        return true;
    }

    private void CountBonds()
    {
        _bonded.Clear();
        _count.Clear();
        foreach (BondedRecord b in Simulation.Topology.Bonds)
        {
            Neighbors(b.A).Add(b.B);
            Neighbors(b.B).Add(b.A);
            if (b.Type != _type) continue;
            _count[b.A] = _count.GetValueOrDefault(b.A) + 1;
            _count[b.B] = _count.GetValueOrDefault(b.B) + 1;
        }
    }

    private List<int> Neighbors(int id)
    {
        if (!_bonded.TryGetValue(id, out List<int>? list)) _bonded[id] = list = [];
        return list;
    }

    private bool IsFree(int i, int most) => most == 0 || _count.GetValueOrDefault(Atoms.Id[i]) < most;

    private bool MayReact(int i, int j)
    {
        if (_molecule != "off" && Atoms.Molecule[i] == Atoms.Molecule[j] != (_molecule == "intra")) return false;
        return !(_bonded.TryGetValue(Atoms.Id[i], out List<int>? list) && list.Contains(Atoms.Id[j]));
    }

    // One more bond; with the last that it may have an atom takes its new type.
    private void Saturate(int i)
    {
        int id = Atoms.Id[i], count = _count[id] = _count.GetValueOrDefault(id) + 1;
        (int most, int type) = Atoms.TypeIndex[i] == _first - 1 ? _firstLimit : _secondLimit;
        if (count != most) return;
        Atoms.TypeIndex[i] = type - 1;
        if (!Atoms.HasOwnMass) Atoms.Mass[i] = Simulation.Types.Mass[type - 1];
    }
}
