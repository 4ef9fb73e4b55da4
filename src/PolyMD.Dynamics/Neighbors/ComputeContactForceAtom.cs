using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Neighbors;

/// <summary>
/// Pair force across the contact of two groups, per atom: F_i = Σ_j F_ij over the atoms j of the second group for i in the first, and the other way round; 0 for
/// all others. Columns x, y, z. With velocities it tells the heat that passes, Q = ½ (Σ_B F_j·v_j − Σ_A F_i·v_i), and its spectrum (K. Sääskilahti et al.,
/// Phys. Rev. B 90, 134312 (2014)). Pair styles that can tell the interaction of single pairs, without bonded and k-space terms.
/// </summary>
[ComputeStyle("force/contact/atom")]
public sealed class ComputeContactForceAtom : ComputeBase, IPerAtomSource
{
    private readonly uint _other;
    private readonly PairSearch _search;
    private readonly Action<int, Vec3, int> _visit;
    private double[] _force = [];
    private IPairInteraction? _style;
    private int _atom;
    private Vec3 _sum;

    /// <summary>Reads <c>compute ID group force/contact/atom group2</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Second group.</param>
    public ComputeContactForceAtom(StyleContext context, ArgReader args) : base(context)
    {
        _other = Simulation.Groups.Read(args).Bit;
        args.ExpectEnd();
        _search = new PairSearch(Simulation);
        _visit = Add;
    }

    /// <inheritdoc/>
    public int AtomColumns => 3;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => _force[3 * atom + column];

    /// <inheritdoc/>
    protected override void Update()
    {
        int n = Atoms.LocalCount;
        if (_force.Length < 3 * n) _force = new double[3 * n];
        Array.Clear(_force);
        string owner = $"compute {Id} (force/contact/atom)";
        _style = PairSearch.Style(Simulation, owner);
        _search.Prepare(Group.Bit | _other, PairSearch.StyleCutoff(Simulation, owner));
        for (_atom = 0; _atom < n; _atom++)
        {
            if ((Atoms.GroupMask[_atom] & (Group.Bit | _other)) == 0) continue;
            _sum = default;
            _search.ForEach(_atom, _visit);
            for (int axis = 0; axis < 3; axis++) _force[3 * _atom + axis] = _sum[axis];
        }
    }

    private void Add(int j, Vec3 d, int kind)
    {
        uint mine = Atoms.GroupMask[_atom], theirs = Atoms.GroupMask[j];
        if (((mine & Group.Bit) == 0 || (theirs & _other) == 0) && ((mine & _other) == 0 || (theirs & Group.Bit) == 0)) return;
        double cutoff = _style!.CutoffOf(Atoms.TypeIndex[_atom], Atoms.TypeIndex[j]), r2 = d.LengthSquared;
        if (r2 >= cutoff * cutoff) return;
        _style.Interaction(Simulation, _atom, j, r2, kind, out double over);
        _sum -= d * over;
    }
}
