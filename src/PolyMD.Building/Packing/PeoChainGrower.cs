using PolyMD.Building.ForceFields;
using PolyMD.Building.Molecules;
using PolyMD.Numerics;

namespace PolyMD.Building.Packing;

/// <summary>
/// Grows CH3-O-(CH2-CH2-O)n-CH3 bond by bond as a self-avoiding walk with the bond lengths and angles of the force field and
/// torsions drawn from the usual populations of PEO in the melt (O-C-C-O mostly gauche, C-O-C-C mostly trans), stepping back
/// when a step finds no room.
/// </summary>
internal sealed class PeoChainGrower
{
    private const int TriesPerStep = 14;
    private const double HalfMethylene = 53.9;

    private readonly int _units;
    private readonly PackingRegion _region;
    private readonly OverlapGrid _grid;
    private readonly CounterRandom _random;
    private readonly double _co, _cc, _ch, _coc, _cco, _hco;

    public PeoChainGrower(MolecularForceField field, int units, PackingRegion region, OverlapGrid grid, CounterRandom random)
    {
        _units = units;
        _region = region;
        _grid = grid;
        _random = random;
        _co = field.Bonded("CT", "OS").R0;
        _cc = field.Bonded("CT", "CT").R0;
        _ch = field.Bonded("CT", "HC").R0;
        _coc = field.Bonded("CT", "OS", "CT").Theta0;
        _cco = field.Bonded("CT", "CT", "OS").Theta0;
        _hco = field.Bonded("HC", "CT", "OS").Theta0;
    }

    private int Length => 3 * _units + 3;

    private static bool IsOxygen(int k) => k % 3 == 1;

    /// <summary>Tries to grow one chain; on failure the grid is as before.</summary>
    /// <param name="chain">Number of the molecule.</param>
    public Molecule? TryGrow(int chain)
    {
        int before = _grid.Count;
        List<Vec3> backbone = [];
        List<int> marks = [];
        int failures = 0, limit = 60 * Length;
        if (!TryStart(chain, backbone, marks)) return null;
        while (backbone.Count < Length || !TryEnd(chain, backbone))
        {
            if (backbone.Count < Length && TryStep(chain, backbone, marks)) continue;
            failures++;
            if (failures > limit || backbone.Count <= 3)
            {
                _grid.TruncateTo(before);
                return null;
            }
            // step back further each time the walk is stuck
            int back = Math.Min(backbone.Count - 3, 1 + (int)(_random.Uniform() * Math.Min(9, 1 + failures / 4)));
            _grid.TruncateTo(marks[backbone.Count - back]);
            marks.RemoveRange(backbone.Count - back, back);
            backbone.RemoveRange(backbone.Count - back, back);
        }
        return Assemble(backbone);
    }

    private bool TryStart(int chain, List<Vec3> backbone, List<int> marks)
    {
        for (int attempt = 0; attempt < 400; attempt++)
        {
            Vec3 a = _region.RandomPosition(_random), u = RandomDirection(), v = RandomDirection();
            Vec3 o = a + _co * u;
            Vec3 side = Vec3.Cross(u, v);
            if (side.LengthSquared < 0.01) continue;
            Vec3 c = InternalCoordinates.Place(a + side, a, o, _co, _coc, _random.Uniform(-180, 180));
            Vec3[] hydrogens = Methyl(c, o, a);
            if (!Free(a, false, chain, 0) || !Free(o, false, chain, 1) || !Free(c, false, chain, 2)) continue;
            if (!hydrogens.All(h => Free(h, true, chain, 0))) continue;
            for (int k = 0; k < 3; k++) marks.Add(_grid.Count);
            _grid.Add(new(a, false, chain, 0));
            foreach (Vec3 h in hydrogens) _grid.Add(new(h, true, chain, 0));
            _grid.Add(new(o, false, chain, 1));
            _grid.Add(new(c, false, chain, 2));
            backbone.AddRange([a, o, c]);
            return true;
        }
        return false;
    }

    private bool TryStep(int chain, List<Vec3> backbone, List<int> marks)
    {
        int k = backbone.Count;
        double length = IsOxygen(k) || IsOxygen(k - 1) ? _co : _cc;
        double angle = IsOxygen(k - 1) ? _coc : _cco;
        bool carbonBond = !IsOxygen(k - 1) && !IsOxygen(k - 2);
        for (int attempt = 0; attempt < TriesPerStep; attempt++)
        {
            double torsion = Torsion(carbonBond);
            Vec3 next = InternalCoordinates.Place(backbone[k - 3], backbone[k - 2], backbone[k - 1], length, angle, torsion);
            if (!Free(next, false, chain, k)) continue;
            Vec3[] hydrogens = IsOxygen(k - 1) ? [] : Methylene(backbone[k - 2], backbone[k - 1], next);
            if (!hydrogens.All(h => Free(h, true, chain, k - 1))) continue;
            marks.Add(_grid.Count);
            _grid.Add(new(next, false, chain, k));
            foreach (Vec3 h in hydrogens) _grid.Add(new(h, true, chain, k - 1));
            backbone.Add(next);
            return true;
        }
        return false;
    }

    private bool TryEnd(int chain, List<Vec3> backbone)
    {
        Vec3[] hydrogens = Methyl(backbone[^3], backbone[^2], backbone[^1]);
        if (!hydrogens.All(h => Free(h, true, chain, Length - 1))) return false;
        foreach (Vec3 h in hydrogens) _grid.Add(new(h, true, chain, Length - 1));
        return true;
    }

    private bool Free(Vec3 r, bool hydrogen, int chain, int backbone) => _grid.Fits(new(r, hydrogen, chain, backbone));

    private double Torsion(bool carbonBond)
    {
        double pick = _random.Uniform(), jitter = _random.Uniform(-18, 18);
        double trans = carbonBond ? 0.2 : 0.7;
        double gauche = carbonBond ? 72 : 85;
        return jitter + (pick < trans ? 180 : pick < trans + (1 - trans) / 2 ? gauche : -gauche);
    }

    private Vec3 RandomDirection()
    {
        double z = _random.Uniform(-1, 1), phi = _random.Uniform(0, 2 * Math.PI), s = Math.Sqrt(1 - z * z);
        return new Vec3(s * Math.Cos(phi), s * Math.Sin(phi), z);
    }

    /// <summary>Two hydrogens in the plane that halves the angle of the backbone.</summary>
    private Vec3[] Methylene(Vec3 before, Vec3 carbon, Vec3 after)
    {
        Vec3 u = (before - carbon) / (before - carbon).Length, v = (after - carbon) / (after - carbon).Length;
        Vec3 outward = -(u + v) / (u + v).Length, normal = Vec3.Cross(u, v);
        normal /= normal.Length;
        double h = HalfMethylene * Math.PI / 180;
        return [carbon + _ch * (Math.Cos(h) * outward + Math.Sin(h) * normal), carbon + _ch * (Math.Cos(h) * outward - Math.Sin(h) * normal)];
    }

    /// <summary>Three staggered hydrogens at the end a-b-carbon.</summary>
    private Vec3[] Methyl(Vec3 a, Vec3 b, Vec3 carbon) =>
        [.. new[] { 180.0, 60.0, -60.0 }.Select(t => InternalCoordinates.Place(a, b, carbon, _ch, _hco, t))];

    private Molecule Assemble(List<Vec3> backbone)
    {
        Molecule m = new("PEO");
        int previous = -1;
        for (int k = 0; k < Length; k++)
        {
            bool end = k == 0 || k == Length - 1;
            int index = m.Add(IsOxygen(k) ? "OS" : end ? "CT3" : "CT2", backbone[k]);
            if (previous >= 0) m.Bonds.Add((previous, index));
            previous = index;
            if (IsOxygen(k)) continue;
            Vec3[] hydrogens = k == 0 ? Methyl(backbone[2], backbone[1], backbone[0])
                : end ? Methyl(backbone[k - 2], backbone[k - 1], backbone[k])
                : Methylene(backbone[k - 1], backbone[k], backbone[k + 1]);
            foreach (Vec3 h in hydrogens) m.Bonds.Add((index, m.Add(end ? "HC3" : "HC2", h)));
        }
        return m;
    }
}
