using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Reactions;

/// <summary>
/// Every N steps bonds of one type between atoms of the group that are longer than Rmax break, with the angles, dihedrals and impropers they are
/// part of; of the long bonds of an atom only the longest, and only if it is that of its partner, too. The pair interactions that the bond
/// excluded or scaled are back at the same step. Vector: bonds broken last time, and in all.
/// </summary>
[FixStyle("bond/break")]
public sealed class FixBondBreak : FixBase, IPreExchange, IVectorSource
{
    private readonly int _every, _type;
    private readonly double _longest;
    private readonly BondChoice _choice;
    private long _last, _total;

    /// <summary>Reads <c>fix ID group bond/break N bondtype Rmax [prob fraction seed]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Interval, bond type, length, probability.</param>
    public FixBondBreak(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Integer("Nevery", 1);
        _type = args.Integer("bondtype", 1, Simulation.Topology.BondTypes);
        _longest = args.NotNegative("Rmax");
        (double fraction, uint seed) = (1, 1);
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "prob") args.UnknownKeyword("prob");
            (fraction, seed) = ReactionWords.Probability(args, Simulation);
        }
        _choice = new BondChoice(Simulation, fraction, seed, PhiloxSequence.StreamOf(Id));
    }

    /// <inheritdoc/>
    public int VectorLength => 2;

    /// <inheritdoc/>
    public double VectorAt(int index) => index == 0 ? _last : _total;

    /// <inheritdoc/>
    public bool PreExchange()
    {
        if (Simulation.Step % _every != 0) return false;
        _choice.Clear();
        foreach (BondedRecord b in Simulation.Topology.Bonds)
        {
            if (b.Type != _type) continue;
            int i = Atoms.IndexOfId(b.A), j = Atoms.IndexOfId(b.B);
            if ((Atoms.GroupMask[i] & Atoms.GroupMask[j] & Group.Bit) == 0) continue;
            double r2 = Simulation.Box.MinimumImage(Atoms.Position(i) - Atoms.Position(j)).LengthSquared;
            if (r2 > _longest * _longest) _choice.Offer(i, j, -r2);
        }
        List<(int I, int J)> pairs = _choice.Chosen();
        _last = pairs.Count;
        _total += _last;
        if (pairs.Count == 0) return false;
        HashSet<(int, int)> gone = [.. pairs.Select(p => ReactionWords.Key(Atoms.Id[p.I], Atoms.Id[p.J]))];
        bool Gone(int a, int b) => gone.Contains(ReactionWords.Key(a, b));
        Topology t = Simulation.Topology;
        t.Remove(ForceKind.Bond, b => b.Type == _type && Gone(b.A, b.B));
        t.Remove(ForceKind.Angle, a => Gone(a.A, a.B) || Gone(a.B, a.C));
        t.Remove(ForceKind.Dihedral, d => Gone(d.A, d.B) || Gone(d.B, d.C) || Gone(d.C, d.D));
        // Which atom of an improper is its centre depends on the style: two bonded ones of the four are centre and neighbour.
        t.Remove(ForceKind.Improper, m => Gone(m.A, m.B) || Gone(m.A, m.C) || Gone(m.A, m.D) || Gone(m.B, m.C) || Gone(m.B, m.D) || Gone(m.C, m.D));
        Atoms.OrderChanged();
        Simulation.Touch();
        return true;
    }
}
