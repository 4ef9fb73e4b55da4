using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Trajectories;

/// <summary>
/// Paths of atoms that keep displacements right in a cell that changes (NPT). r + n·L(t) does not: with every breath of the cell an atom that
/// has left it n times jumps by n δL, which grows into spurious diffusion. Here the displacement from frame to frame is that of the
/// periodic picture, u(t+1) = u(t) + w(t+1) − w(t) + (n(t+1) − n(t)) L(t+1), w wrapped (toroidal-view-preserving: S. von Bülow,
/// J. T. Bullerjahn, G. Hummer, J. Chem. Phys. 153, 021101 (2020)), with the crossings taken from image flags instead of being guessed.
/// A molecule is carried by its first atom, so that its bonds stay whole (J. T. Bullerjahn et al., J. Chem. Theory Comput. 19, 3406 (2023));
/// atoms of molecule 0 stand alone. In a constant cell these are the unwrapped coordinates.
/// </summary>
/// <param name="reference">Atoms whose centre is to be held still, chosen in the first frame; null for the frame of the cell.</param>
public sealed class ContinuousPaths(AtomSelection? reference = null)
{
    private int[] _leader = [], _ids = [], _reference = [];
    private Vec3[] _shift = [];
    private ImageFlags[] _images = [];
    private SimulationBox _box;

    /// <summary>Centre of the reference in the frame at hand; zero without one.</summary>
    public Vec3 Still { get; private set; }

    /// <summary>Takes the first frame: paths begin at its unwrapped coordinates.</summary>
    /// <param name="first">First frame.</param>
    public void Begin(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        int n = first.Count;
        (_leader, _shift, _images, _ids) = (new int[n], new Vec3[n], new ImageFlags[n], first.Ids[..n]);
        _reference = reference?.Choose(first) ?? [];
        Dictionary<int, int> leaders = [];
        for (int i = 0; i < n; i++)
        {
            int molecule = first.HasMolecules ? first.Molecules[i] : 0;
            _leader[i] = molecule != 0 && !leaders.TryAdd(molecule, i) ? leaders[molecule] : i;
            _images[i] = Image(first, i);
        }
        _box = first.Box;
        Still = Center(first, _reference);
    }

    /// <summary>Takes the next frame (the first one too; it changes nothing).</summary>
    /// <param name="frame">Frame with unwrapped coordinates or image flags, and the atoms of the first one.</param>
    public void Follow(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (!frame.HasUnwrapped) throw new PolyMDException($"the frame of step {frame.Step} has wrapped coordinates without image flags: dump 'xu yu zu', add 'ix iy iz', or ask for unwrapping");
        if (frame.Count != _ids.Length || !frame.Ids.AsSpan(0, frame.Count).SequenceEqual(_ids))
        {
            int at = 0;
            while (at < Math.Min(frame.Count, _ids.Length) && frame.Ids[at] == _ids[at]) at++;
            throw new PolyMDException(at < _ids.Length ? $"atom {_ids[at]} is missing or out of order in the frame of step {frame.Step}" : $"the frame of step {frame.Step} has {frame.Count} atoms, the first one has {_ids.Length}");
        }
        for (int i = 0; i < _ids.Length; i++)
        {
            if (_leader[i] != i) continue;
            ImageFlags n = _images[i];
            _shift[i] += _box.Shift(n.X, n.Y, n.Z) - frame.Box.Shift(n.X, n.Y, n.Z);
            _images[i] = Image(frame, i);
        }
        _box = frame.Box;
        Still = Center(frame, _reference);
    }

    /// <summary>Position of an atom on its path in the frame last followed.</summary>
    /// <param name="frame">That frame.</param>
    /// <param name="atom">Index of the atom.</param>
    public Vec3 Position(Frame frame, int atom)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Unwrapped(atom) + _shift[_leader[atom]];
    }

    /// <summary>Centre of mass of atoms on their paths where the frame has masses, mean position elsewhere; zero for no atoms.</summary>
    /// <param name="frame">The frame last followed.</param>
    /// <param name="atoms">Indices of the atoms.</param>
    public Vec3 Center(Frame frame, ReadOnlySpan<int> atoms)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Vec3 sum = default;
        double weight = 0;
        foreach (int i in atoms)
        {
            double m = frame.HasMasses ? frame.Masses[i] : 1;
            sum += Position(frame, i) * m;
            weight += m;
        }
        return weight > 0 ? sum / weight : default;
    }

    // Cells crossed: the image flags, and for files with unwrapped coordinates the cell they lie in.
    private static ImageFlags Image(Frame frame, int i)
    {
        SimulationBox box = frame.Box;
        Vec3 s = box.ToFractional(frame.Positions[i]);
        ImageFlags n = frame.Images[i];
        return new ImageFlags(box.PeriodicX ? n.X + (int)Math.Floor(s.X) : 0, box.PeriodicY ? n.Y + (int)Math.Floor(s.Y) : 0, box.PeriodicZ ? n.Z + (int)Math.Floor(s.Z) : 0);
    }
}
