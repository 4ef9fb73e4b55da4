using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine.Neighbors;

/// <summary>Periodic images of local atoms within a depth around the cell, so that force loops need no image arithmetic.</summary>
public sealed unsafe class GhostLayer
{
    private readonly NativeBuffer<int> _shiftOf = new();
    private readonly List<(int X, int Y, int Z)> _shifts = [];
    private Vec3[] _vectors = [];
    private int[] _found = [], _foundShift = [];

    /// <summary>Number of lattice vectors by which ghosts may be displaced; vector k and vector Count − 1 − k are opposite.</summary>
    public int ShiftCount => _shifts.Count;

    /// <summary>Which lattice vector displaces a ghost from its owner.</summary>
    /// <param name="ghost">0 … GhostCount − 1.</param>
    public int ShiftOf(int ghost) => _shiftOf[ghost];

    /// <summary>A lattice vector of the present cell.</summary>
    /// <param name="shift">0 … ShiftCount − 1.</param>
    public Vec3 Shift(int shift) => _vectors[shift];

    /// <summary>Chooses the images within <paramref name="depth"/> of the cell and places them behind the local atoms.</summary>
    /// <param name="atoms">Atoms, wrapped into the box.</param>
    /// <param name="box">The cell.</param>
    /// <param name="depth">Largest distance at which an image can matter.</param>
    public void Build(AtomStore atoms, in SimulationBox box, double depth)
    {
        atoms.SetGhostCount(0);
        Vec3 heights = box.Heights;
        Vec3 d = new(depth / heights.X, depth / heights.Y, depth / heights.Z);
        int nx = box.PeriodicX ? (int)Math.Ceiling(d.X) : 0, ny = box.PeriodicY ? (int)Math.Ceiling(d.Y) : 0, nz = box.PeriodicZ && !box.IsTwoDimensional ? (int)Math.Ceiling(d.Z) : 0;
        _shifts.Clear();
        for (int z = -nz; z <= nz; z++)
        {
            for (int y = -ny; y <= ny; y++)
            {
                for (int x = -nx; x <= nx; x++)
                {
                    if ((x | y | z) != 0) _shifts.Add((x, y, z));
                }
            }
        }
        int local = atoms.LocalCount, count = 0;
        if (_found.Length < Math.Max(64, local)) (_found, _foundShift) = (new int[Math.Max(64, local)], new int[Math.Max(64, local)]);
        int[] owner = _found, shift = _foundShift;
        for (int i = 0; i < local; i++)
        {
            Vec3 s = box.ToFractional(atoms.Position(i));
            // An atom far from every face has no image in reach: the common case in large boxes.
            if ((nx == 0 || (s.X > d.X && s.X < 1 - d.X)) && (ny == 0 || (s.Y > d.Y && s.Y < 1 - d.Y)) && (nz == 0 || (s.Z > d.Z && s.Z < 1 - d.Z))) continue;
            for (int k = 0; k < _shifts.Count; k++)
            {
                (int x, int y, int z) = _shifts[k];
                if ((x != 0 && !Within(s.X + x, d.X)) || (y != 0 && !Within(s.Y + y, d.Y)) || (z != 0 && !Within(s.Z + z, d.Z))) continue;
                if (count == owner.Length)
                {
                    Array.Resize(ref owner, 2 * count);
                    Array.Resize(ref shift, 2 * count);
                }
                owner[count] = i;
                shift[count++] = k;
            }
        }
        (_found, _foundShift) = (owner, shift);
        atoms.SetGhostCount(count);
        _shiftOf.EnsureLength(count);
        for (int i = 0; i < local; i++) atoms.GhostOwner[i] = i;
        for (int g = 0; g < count; g++)
        {
            int i = owner[g];
            atoms.GhostOwner[local + g] = i;
            atoms.Id[local + g] = atoms.Id[i];
            atoms.TypeIndex[local + g] = atoms.TypeIndex[i];
            atoms.Charge[local + g] = atoms.Charge[i];
            _shiftOf[g] = shift[g];
        }
        Update(atoms, box);
    }

    /// <summary>Moves the ghosts with their owners and refreshes the packed records.</summary>
    /// <param name="atoms">Atoms.</param>
    /// <param name="box">The cell.</param>
    public void Update(AtomStore atoms, in SimulationBox box)
    {
        if (_vectors.Length < _shifts.Count) _vectors = new Vec3[_shifts.Count];
        for (int k = 0; k < _shifts.Count; k++) _vectors[k] = box.Shift(_shifts[k].X, _shifts[k].Y, _shifts[k].Z);
        atoms.PackLocalRecords();
        int local = atoms.LocalCount;
        double* x = atoms.X.Pointer, y = atoms.Y.Pointer, z = atoms.Z.Pointer, q = atoms.Charge.Pointer, r = atoms.Records.Pointer + 4L * local;
        int* owner = atoms.GhostOwner.Pointer, shift = _shiftOf.Pointer;
        for (int g = local; g < atoms.TotalCount; g++, r += 4)
        {
            int i = owner[g];
            Vec3 v = _vectors[shift[g - local]];
            r[0] = x[g] = x[i] + v.X;
            r[1] = y[g] = y[i] + v.Y;
            r[2] = z[g] = z[i] + v.Z;
            r[3] = q[g];
        }
    }

    private static bool Within(double s, double d) => s >= -d && s <= 1 + d;
}
