using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Neighbors;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Structure;

/// <summary>
/// Common neighbour analysis (D. Faken, H. Jónsson, Comput. Mater. Sci. 2, 279 (1994)) with neighbours within a distance: 1 fcc, 2 hcp, 3 bcc,
/// 4 icosahedral, 5 anything else, 0 outside the group. Per-atom vector.
/// </summary>
[ComputeStyle("cna/atom")]
public sealed class ComputeCnaAtom : ComputeBase, IPerAtomSource
{
    private const int Fcc = 1, Hcp = 2, Bcc = 3, Icosahedral = 4, Unknown = 5;
    private readonly double _cutoff;
    private readonly PairSearch _search;
    private readonly List<Vec3> _bonds = [];
    private readonly List<int> _common = [];
    private int[] _patterns = [];

    /// <summary>Reads <c>compute ID group cna/atom cutoff</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Distance within which atoms are neighbours.</param>
    public ComputeCnaAtom(StyleContext context, ArgReader args) : base(context)
    {
        _cutoff = args.Positive("cutoff");
        args.ExpectEnd();
        _search = new PairSearch(Simulation);
    }

    /// <inheritdoc/>
    public int AtomColumns => 0;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => _patterns[atom];

    /// <inheritdoc/>
    protected override void Update()
    {
        int n = Atoms.LocalCount;
        if (_patterns.Length < n) _patterns = new int[n];
        Array.Clear(_patterns);
        _search.Prepare(1, _cutoff);
        for (int i = 0; i < n; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            _bonds.Clear();
            _search.ForEach(i, (_, d, _) => _bonds.Add(d));
            _patterns[i] = _bonds.Count is 12 or 14 ? Pattern() : Unknown;
        }
    }

    // A bond's signature: common neighbours, bonds among them, most and fewest of these bonds at one of them.
    private int Pattern()
    {
        int fcc = 0, hcp = 0, icosahedral = 0, bcc4 = 0, bcc6 = 0;
        for (int m = 0; m < _bonds.Count; m++)
        {
            switch (Signature(m))
            {
                case (4, 2, 1, 1): fcc++; break;
                case (4, 2, 2, 0): hcp++; break;
                case (5, 5, 2, 2): icosahedral++; break;
                case (4, 4, 2, 2): bcc4++; break;
                case (6, 6, 2, 2): bcc6++; break;
            }
        }
        if (_bonds.Count == 14) return bcc4 == 6 && bcc6 == 8 ? Bcc : Unknown;
        if (fcc == 12) return Fcc;
        if (fcc == 6 && hcp == 6) return Hcp;
        return icosahedral == 12 ? Icosahedral : Unknown;
    }

    private (int Common, int Bonds, int Most, int Fewest) Signature(int m)
    {
        double cutoff2 = _cutoff * _cutoff;
        _common.Clear();
        for (int k = 0; k < _bonds.Count; k++) if (k != m && (_bonds[k] - _bonds[m]).LengthSquared < cutoff2) _common.Add(k);
        int bonds = 0, most = 0, fewest = int.MaxValue;
        foreach (int a in _common)
        {
            int here = 0;
            foreach (int b in _common) if (a != b && (_bonds[a] - _bonds[b]).LengthSquared < cutoff2) here++;
            bonds += here;
            most = Math.Max(most, here);
            fewest = Math.Min(fewest, here);
        }
        return (_common.Count, bonds / 2, most, fewest);
    }
}
