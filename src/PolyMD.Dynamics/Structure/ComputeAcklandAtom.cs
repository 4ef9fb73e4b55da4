using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Structure;

/// <summary>
/// Local structure from the angles between near neighbours: 1 bcc, 2 fcc, 3 hcp, 4 icosahedral, 0 anything else and outside the group
/// (G. J. Ackland, A. P. Jones, Phys. Rev. B 73, 054104 (2006)). With r₀² the mean of the six smallest r², the N₀ neighbours within 1.45 r₀² give the
/// numbers χ of angles in eight ranges of the cosine. <c>legacy yes</c> decides as LAMMPS did until 2015. Per-atom vector.
/// </summary>
[ComputeStyle("ackland/atom")]
public sealed class ComputeAcklandAtom : ComputeBase, IPerAtomSource
{
    private const int Unknown = 0, Bcc = 1, Fcc = 2, Hcp = 3, Icosahedral = 4;
    private const double Near = 1.45, Around = 1.55;
    private static readonly double[] s_cosines = [-0.945, -0.915, -0.755, -0.195, 0.195, 0.245, 0.795];
    private readonly bool _legacy;
    private readonly NearNeighbors _neighbors;
    private readonly List<double> _distances = [];
    private readonly List<Vec3> _bonds = [];
    private readonly int[] _angles = new int[8];
    private int[] _structures = [];

    /// <summary>Reads <c>compute ID group ackland/atom [legacy yes|no]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Keyword.</param>
    public ComputeAcklandAtom(StyleContext context, ArgReader args) : base(context)
    {
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "legacy") args.UnknownKeyword("legacy");
            _legacy = args.YesNo("legacy");
        }
        _neighbors = new NearNeighbors(Simulation, $"compute {Id} (ackland/atom)", null);
    }

    /// <inheritdoc/>
    public int AtomColumns => 0;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column) => _structures[atom];

    /// <inheritdoc/>
    protected override void Update()
    {
        int n = Atoms.LocalCount;
        if (_structures.Length < n) _structures = new int[n];
        Array.Clear(_structures);
        _neighbors.Prepare();
        for (int i = 0; i < n; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) != 0) _structures[i] = Structure(i);
        }
    }

    private int Structure(int atom)
    {
        const int nearest = 6;
        _neighbors.Find(atom);
        if (_neighbors.Count < nearest) return Unknown;
        _distances.Clear();
        for (int k = 0; k < _neighbors.Count; k++) _distances.Add(_neighbors.Bond(k).LengthSquared);
        _distances.Sort();
        double mean = 0;
        for (int k = 0; k < nearest; k++) mean += _distances[k] / nearest;
        int around = _distances.Count(d => d < Around * mean);
        _bonds.Clear();
        for (int k = 0; k < _neighbors.Count; k++) if (_neighbors.Bond(k).LengthSquared < Near * mean) _bonds.Add(_neighbors.Bond(k));
        CountAngles();
        return _legacy ? Former(around) : Present(around);
    }

    private void CountAngles()
    {
        Array.Clear(_angles);
        for (int j = 0; j < _bonds.Count; j++)
        {
            for (int k = j + 1; k < _bonds.Count; k++)
            {
                double cosine = Vec3.Dot(_bonds[j], _bonds[k]) / (_bonds[j].Length * _bonds[k].Length);
                int range = 0;
                while (range < s_cosines.Length && cosine >= s_cosines[range]) range++;
                _angles[range]++;
            }
        }
    }

    private int Present(int around)
    {
        int[] chi = _angles;
        if (chi[7] > 0 || _bonds.Count < 11) return Unknown;
        switch (chi[0])
        {
            case 7: return Bcc;
            case 6: return Fcc;
            case 3: return Hcp;
        }
        if (chi[4] < 3 && around == 12) return Icosahedral;
        int crowded = chi[5] + chi[6] - chi[4];
        double packed = Packed(), bcc = crowded == 0 ? packed + 1 : 0.35 * chi[4] / crowded;
        if (bcc <= packed && around is 11 or 12) return Bcc;
        if (_bonds.Count > 12) return Unknown;
        return FccDeviation() < HcpDeviation() ? Fcc : Hcp;
    }

    private int Former(int around)
    {
        int[] chi = _angles;
        double bcc = chi[0] == 7 ? 0 : 0.35 * chi[4] / (chi[5] + chi[6] - chi[4]), fcc = chi[0] == 6 ? 0 : FccDeviation(), hcp = chi[0] <= 3 ? 0 : HcpDeviation();
        if (chi[7] > 0) return Unknown;
        if (chi[4] < 3) return around is 11 or 12 or 13 ? Icosahedral : Unknown;
        if (bcc <= Packed()) return around < 11 ? Unknown : Bcc;
        if (around is not (11 or 12)) return Unknown;
        return fcc < hcp ? Fcc : Hcp;
    }

    private double Packed() => Math.Abs(1 - _angles[6] / 24.0);

    private double FccDeviation() => 0.61 * (Math.Abs(_angles[0] + _angles[1] - 6) + _angles[2]) / 6.0;

    private double HcpDeviation() => (Math.Abs(_angles[0] - 3) + Math.Abs(_angles[0] + _angles[1] + _angles[2] + _angles[3] - 9)) / 12.0;
}
