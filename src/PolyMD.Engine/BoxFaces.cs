using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine;

/// <summary>
/// The six faces of the cell and the rules by which some follow the atoms. A face of kind s lies 1e-4 of the first box length outside the
/// outermost atom, one of kind m likewise but never inside its first position. In a tilted cell extents are measured along the edges,
/// so that the tilted faces enclose the atoms; tilt factors stay.
/// </summary>
public sealed class BoxFaces
{
    private const double Padding = 1e-4;
    private readonly FaceKind[] _kinds = new FaceKind[6];
    private Vec3 _padding, _firstLo, _firstHi;

    /// <summary>True if some face moves.</summary>
    public bool Moves => Array.Exists(_kinds, k => k is FaceKind.Shrink or FaceKind.Minimum);

    /// <summary>What becomes of atoms beyond a fixed face.</summary>
    public LostAtoms Lost { get; set; }

    /// <summary>Number of atoms deleted since the cell was made.</summary>
    public long LostCount { get; set; }

    /// <summary>Whether the first loss has been reported.</summary>
    public bool LossReported { get; set; }

    /// <summary>The kind of a face.</summary>
    /// <param name="axis">0, 1 or 2.</param>
    /// <param name="upper">Upper or lower face.</param>
    public FaceKind this[int axis, bool upper] => _kinds[2 * axis + (upper ? 1 : 0)];

    /// <summary>The six letters in pairs, such as <c>pp fs mm</c>.</summary>
    public string Flags => string.Join(' ', Enumerable.Range(0, 3).Select(k => $"{Letter(_kinds[2 * k])}{Letter(_kinds[2 * k + 1])}"));

    /// <summary>Takes the kinds for a new cell and gives it its periodicity and the padding of faces that follow the atoms.</summary>
    /// <param name="kinds">xlo xhi ylo yhi zlo zhi; both or none of a pair are periodic.</param>
    /// <param name="box">The cell as declared.</param>
    public SimulationBox Begin(ReadOnlySpan<FaceKind> kinds, in SimulationBox box)
    {
        kinds.CopyTo(_kinds);
        LostCount = 0;
        LossReported = false;
        (_firstLo, _firstHi, _padding) = (box.Lo, box.Hi, box.Lengths * Padding);
        Vec3 lo = box.Lo, hi = box.Hi;
        for (int k = 0; k < 3; k++)
        {
            if (this[k, false] == FaceKind.Shrink) lo = lo.With(k, lo[k] - _padding[k]);
            if (this[k, true] == FaceKind.Shrink) hi = hi.With(k, hi[k] + _padding[k]);
        }
        return box with
        {
            Lo = lo, Lengths = hi - lo,
            PeriodicX = _kinds[0] == FaceKind.Periodic, PeriodicY = _kinds[2] == FaceKind.Periodic, PeriodicZ = _kinds[4] == FaceKind.Periodic,
        };
    }

    /// <summary>The cell with its moving faces put around the atoms.</summary>
    /// <param name="box">The present cell.</param>
    /// <param name="atoms">Atoms; images of periodic directions need not be wrapped.</param>
    public SimulationBox Fit(in SimulationBox box, AtomStore atoms)
    {
        if (!Moves || atoms.LocalCount == 0) return box;
        Vec3 least = new(double.MaxValue, double.MaxValue, double.MaxValue), most = -least;
        bool tilted = box.IsTriclinic;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            Vec3 r = atoms.Position(i);
            if (tilted)
            {
                int ix = 0, iy = 0, iz = 0;
                r = box.ToFractional(box.Wrap(r, ref ix, ref iy, ref iz));
                r = new Vec3(r.X * box.Lengths.X, r.Y * box.Lengths.Y, r.Z * box.Lengths.Z) + box.Lo;
            }
            least = Vec3.Min(least, r);
            most = Vec3.Max(most, r);
        }
        Vec3 lo = box.Lo, hi = box.Hi;
        for (int k = 0; k < 3; k++)
        {
            double below = least[k] - _padding[k], above = most[k] + _padding[k];
            if (this[k, false] == FaceKind.Shrink) lo = lo.With(k, below);
            else if (this[k, false] == FaceKind.Minimum) lo = lo.With(k, Math.Min(below, _firstLo[k]));
            if (this[k, true] == FaceKind.Shrink) hi = hi.With(k, above);
            else if (this[k, true] == FaceKind.Minimum) hi = hi.With(k, Math.Max(above, _firstHi[k]));
            if (!(hi[k] > lo[k])) throw new PolyMDException($"the box has no extent along {"xyz"[k]}: the atoms lie outside its fixed face");
        }
        return lo == box.Lo && hi == box.Hi ? box : box with { Lo = lo, Lengths = hi - lo };
    }

    /// <summary>Whether an atom lies beyond a face that is not periodic.</summary>
    /// <param name="box">The cell.</param>
    /// <param name="r">Position, wrapped along periodic directions.</param>
    public static bool IsOutside(in SimulationBox box, Vec3 r)
    {
        if (box.PeriodicX && box.PeriodicY && box.PeriodicZ) return false;
        if (!box.IsTriclinic)
            return (!box.PeriodicX && (r.X < box.Lo.X || r.X > box.Hi.X)) || (!box.PeriodicY && (r.Y < box.Lo.Y || r.Y > box.Hi.Y))
                || (!box.PeriodicZ && (r.Z < box.Lo.Z || r.Z > box.Hi.Z));
        Vec3 s = box.ToFractional(r);
        return (!box.PeriodicX && (s.X < 0 || s.X > 1)) || (!box.PeriodicY && (s.Y < 0 || s.Y > 1)) || (!box.PeriodicZ && (s.Z < 0 || s.Z > 1));
    }

    private static char Letter(FaceKind kind) => "pfsm"[(int)kind];
}
