using System.Buffers.Binary;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.IO.Readers;

/// <summary>
/// Reads the compressed trajectories of GROMACS (.xtc): positions rounded to 1/precision nm, in a cell of three vectors. Big-endian
/// numbers; positions are packed as offsets from the smallest coordinate, with runs of short steps between neighbouring atoms
/// (D. van der Spoel and F. van Hoesel's xdrf scheme). The file has neither types nor image flags.
/// </summary>
public sealed class XtcReader : ITrajectory
{
    private const int Magic = 1995, LargeMagic = 2023, FewAtoms = 9;
    private readonly BinaryTrajectory _file;
    private readonly double _length, _time;
    private byte[] _packed = [];
    private int[] _whole = [];

    /// <summary>Opens a file.</summary>
    /// <param name="path">File.</param>
    /// <param name="lengthPerNanometre">Length units of the frames per nm (10 for Å, 1 for reduced units).</param>
    /// <param name="timePerPicosecond">Time units of the frames per ps (1000 for fs).</param>
    public XtcReader(string path, double lengthPerNanometre = 10, double timePerPicosecond = 1)
    {
        _file = new BinaryTrajectory(path);
        _length = lengthPerNanometre;
        _time = timePerPicosecond;
    }

    /// <inheritdoc/>
    public bool TryRead(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Span<byte> head = stackalloc byte[56];
        if (!_file.TryRead(head)) return false;
        int magic = Integer(head, 0), count = Integer(head, 4);
        if (magic is not (Magic or LargeMagic)) throw _file.Error($"an xtc frame starts with {Magic} or {LargeMagic}, found {magic}");
        // Even rounded to nothing an atom takes more than a bit: a number beyond this is damage, not a system.
        if (count < 0 || count / 16 > _file.Remaining) throw _file.Error($"{count} atoms are announced, but only {_file.Remaining} bytes follow");
        if (Integer(head, 52) != count) throw _file.Error($"the frame holds {Integer(head, 52)} positions for {count} atoms");
        Vec3 a = Vector(head, 16), b = Vector(head, 28), c = Vector(head, 40);
        if (a.Y != 0 || a.Z != 0 || b.Z != 0) throw _file.Error("the first cell vector must lie along x and the second in the x-y plane");
        bool periodic = a.X > 0 && b.Y > 0 && c.Z > 0;
        frame.Step = Integer(head, 8);
        frame.Time = Single(head, 12) * _time;
        frame.Box = periodic
            ? new SimulationBox(default, new Vec3(a.X, b.Y, c.Z) * _length, true, true, true, b.X * _length, c.X * _length, c.Y * _length)
            : new SimulationBox(default, new Vec3(1, 1, 1), false, false, false);
        frame.Resize(count);
        frame.HasTypes = frame.HasMolecules = frame.HasVelocities = frame.HasUnwrapped = frame.HasCharges = frame.HasMasses = frame.HasForces = false;
        for (int i = 0; i < count; i++)
        {
            frame.Ids[i] = i + 1;
            frame.Types[i] = frame.Molecules[i] = 0;
            frame.Images[i] = default;
        }
        return count <= FewAtoms ? ReadPlain(frame) : ReadPacked(frame, magic == LargeMagic);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    private bool ReadPlain(Frame frame)
    {
        Span<byte> numbers = stackalloc byte[12 * FewAtoms];
        numbers = numbers[..(12 * frame.Count)];
        if (!_file.TryRead(numbers)) return false;
        for (int i = 0; i < frame.Count; i++) frame.Positions[i] = Vector(numbers, 12 * i) * _length;
        return true;
    }

    private bool ReadPacked(Frame frame, bool large)
    {
        Span<byte> head = stackalloc byte[32];
        if (!_file.TryRead(head)) return false;
        double precision = Single(head, 0);
        if (!(precision > 0)) throw _file.Error($"the precision must be positive, found {precision}");
        Span<byte> length = stackalloc byte[large ? 8 : 4];
        if (!_file.TryRead(length)) return false;
        long bytes = large ? BinaryPrimitives.ReadInt64BigEndian(length) : Integer(length, 0);
        long padded = (bytes + 3) / 4 * 4;
        if (bytes < 0) throw _file.Error($"{bytes} bytes of positions are announced");
        if (padded > _file.Remaining) return false;
        // Room behind the last byte, so that numbers can be read eight bytes at a time.
        if (_packed.Length < padded + 16) _packed = new byte[padded + 16];
        if (!_file.TryRead(_packed.AsSpan(0, (int)padded))) return false;
        if (_whole.Length < 3 * frame.Count) _whole = new int[3 * frame.Count];
        XtcUnpacker.Limits limits = new(Integer(head, 4), Integer(head, 8), Integer(head, 12), Integer(head, 16), Integer(head, 20), Integer(head, 24), Integer(head, 28));
        if (!XtcUnpacker.TryUnpack(_packed, bytes, limits, _whole.AsSpan(0, 3 * frame.Count))) throw _file.Error($"the packed positions of step {frame.Step} are damaged");
        double unit = _length / precision;
        for (int i = 0; i < frame.Count; i++) frame.Positions[i] = new Vec3(_whole[3 * i] * unit, _whole[3 * i + 1] * unit, _whole[3 * i + 2] * unit);
        return true;
    }

    private static int Integer(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);

    private static double Single(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadSingleBigEndian(bytes[at..]);

    private static Vec3 Vector(ReadOnlySpan<byte> bytes, int at) => new(Single(bytes, at), Single(bytes, at + 4), Single(bytes, at + 8));
}
