using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Building;

/// <summary>Atoms near an atom, periodic images included, by cells of the cutoff's size: for commands that look at pairs once. Pairs that neigh_modify excludes are not found.</summary>
internal sealed class PairSearch
{
    private readonly Simulation _simulation;
    private readonly SimulationBox _box;
    private readonly double _cutoff;
    private readonly int[] _cells = new int[3], _reach = new int[3];
    private readonly Dictionary<(int, int, int), List<int>> _atoms = [];

    /// <summary>Sorts the atoms into cells.</summary>
    /// <param name="simulation">Atoms and box.</param>
    /// <param name="cutoff">Largest distance looked for.</param>
    public PairSearch(Simulation simulation, double cutoff)
    {
        (_simulation, _box, _cutoff) = (simulation, simulation.Box, cutoff);
        Vec3 heights = _box.Heights;
        for (int k = 0; k < 3; k++)
        {
            _cells[k] = Math.Clamp((int)(heights[k] / Math.Max(cutoff, 1e-12)), 1, 200);
            // A two-dimensional system has no images along z.
            _reach[k] = k == 2 && _box.IsTwoDimensional ? 0 : (int)Math.Ceiling(cutoff * _cells[k] / heights[k]);
        }
        for (int i = 0; i < simulation.Atoms.LocalCount; i++)
        {
            (int, int, int) cell = CellOf(i);
            if (!_atoms.TryGetValue(cell, out List<int>? list)) _atoms[cell] = list = [];
            list.Add(i);
        }
    }

    /// <summary>Atoms within the cutoff of atom i, each with whether it is an image across a periodic face and the squared distance, in ascending order of index.</summary>
    /// <param name="i">Local index.</param>
    public IEnumerable<(int J, bool Image, double R2)> Around(int i)
    {
        AtomStore atoms = _simulation.Atoms;
        NeighborExclusions? exclusions = _simulation.Neighbors.Exclusions is { Any: true } some ? some : null;
        (int cx, int cy, int cz) = CellOf(i);
        Vec3 r = atoms.Position(i);
        List<(int J, bool Image, double R2)> found = [];
        for (int z = cz - _reach[2]; z <= cz + _reach[2]; z++)
        {
            for (int y = cy - _reach[1]; y <= cy + _reach[1]; y++)
            {
                for (int x = cx - _reach[0]; x <= cx + _reach[0]; x++)
                {
                    if (!Fold(x, 0, out int fx, out int sx) || !Fold(y, 1, out int fy, out int sy) || !Fold(z, 2, out int fz, out int sz)) continue;
                    if (!_atoms.TryGetValue((fx, fy, fz), out List<int>? list)) continue;
                    bool image = (sx | sy | sz) != 0;
                    Vec3 shift = _box.Shift(sx, sy, sz);
                    foreach (int j in list)
                    {
                        if ((j == i && !image) || (exclusions is not null && exclusions.Contains(atoms, i, j))) continue;
                        double r2 = (atoms.Position(j) + shift - r).LengthSquared;
                        if (r2 <= _cutoff * _cutoff) found.Add((j, image, r2));
                    }
                }
            }
        }
        found.Sort((a, b) => a.J.CompareTo(b.J));
        return found;
    }

    private bool Fold(int cell, int axis, out int folded, out int shift)
    {
        int n = _cells[axis];
        shift = (int)Math.Floor((double)cell / n);
        folded = cell - shift * n;
        return shift == 0 || _box.IsPeriodic(axis);
    }

    // Atoms outside the faces of a box that does not repeat count to the outermost cells.
    private (int, int, int) CellOf(int i)
    {
        Vec3 f = _box.ToFractional(_simulation.Atoms.Position(i));
        int Cell(int k) => Math.Clamp((int)Math.Floor(f[k] * _cells[k]), 0, _cells[k] - 1);
        return (Cell(0), Cell(1), Cell(2));
    }
}
