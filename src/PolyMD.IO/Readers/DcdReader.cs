using System.Buffers.Binary;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.IO.Readers;

/// <summary>
/// Reads the trajectories of CHARMM and NAMD (.dcd), of either byte order, as single-precision positions with or without a cell (edge
/// lengths, and angles as degrees or cosines). The file has neither types nor image flags; files with fixed atoms are refused.
/// </summary>
public sealed class DcdReader : ITrajectory
{
    private readonly BinaryTrajectory _file;
    private readonly bool _swapped, _hasCell;
    private readonly long _firstStep, _interval;
    private readonly double _timeStep;
    private readonly int _count;
    private readonly byte[] _row;
    private long _frames;

    /// <summary>Opens a file and reads its head.</summary>
    /// <param name="path">File.</param>
    /// <param name="timeStep">Time per step in the unit wanted, or NaN: the file's own unit depends on who wrote it.</param>
    public DcdReader(string path, double timeStep = double.NaN)
    {
        _file = new BinaryTrajectory(path);
        _timeStep = timeStep;
        Span<byte> head = stackalloc byte[92];
        if (!_file.TryRead(head)) throw _file.Error("the file ends within the head of a dcd file");
        _swapped = BinaryPrimitives.ReadInt32BigEndian(head) == 84;
        if (!_swapped && BinaryPrimitives.ReadInt32LittleEndian(head) != 84) throw _file.Error("this is no dcd file: its first record must have 84 bytes");
        if (!head[4..8].SequenceEqual("CORD"u8)) throw _file.Error("a dcd file of positions ('CORD') was expected");
        _firstStep = Integer(head, 12);
        _interval = Math.Max(1, Integer(head, 16));
        if (Integer(head, 40) != 0) throw _file.Error($"{Integer(head, 40)} fixed atoms: such files are not supported");
        _hasCell = Integer(head, 48) == 1;
        if (Integer(head, 52) == 1) throw _file.Error("positions with a fourth dimension are not supported");
        Skip();
        Span<byte> number = stackalloc byte[12];
        if (!_file.TryRead(number) || Integer(number, 0) != 4) throw _file.Error("the number of atoms was expected");
        _count = Integer(number, 4);
        if (_count < 0 || 12L * _count > _file.Remaining) throw _file.Error($"{_count} atoms are announced, but only {_file.Remaining} bytes follow");
        _row = new byte[4 * _count + 8];
    }

    /// <inheritdoc/>
    public bool TryRead(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        SimulationBox box = new(default, new Vec3(1, 1, 1), false, false, false);
        if (_hasCell)
        {
            Span<byte> cell = stackalloc byte[56];
            if (!_file.TryRead(cell)) return false;
            if (Integer(cell, 0) != 48) throw _file.Error($"a cell of 48 bytes was expected, found a record of {Integer(cell, 0)}");
            box = Cell(Number(cell, 4), Number(cell, 12), Number(cell, 20), Number(cell, 28), Number(cell, 36), Number(cell, 44));
        }
        frame.Resize(_count);
        for (int axis = 0; axis < 3; axis++)
        {
            if (!_file.TryRead(_row)) return false;
            if (Integer(_row, 0) != 4 * _count) throw _file.Error($"a record of {4 * _count} bytes was expected, found {Integer(_row, 0)}");
            for (int i = 0; i < _count; i++) frame.Positions[i] = frame.Positions[i].With(axis, Single(4 + 4 * i));
        }
        for (int i = 0; i < _count; i++)
        {
            frame.Ids[i] = i + 1;
            frame.Types[i] = frame.Molecules[i] = 0;
            frame.Images[i] = default;
        }
        frame.Box = box;
        frame.Step = _firstStep + _frames++ * _interval;
        frame.Time = frame.Step * _timeStep;
        frame.HasTypes = frame.HasMolecules = frame.HasVelocities = frame.HasUnwrapped = frame.HasCharges = frame.HasMasses = frame.HasForces = false;
        return true;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    // Titles: a record of any length.
    private void Skip()
    {
        Span<byte> length = stackalloc byte[4];
        if (!_file.TryRead(length)) throw _file.Error("the file ends within its head");
        int bytes = Integer(length, 0);
        if (bytes < 0 || bytes > 1 << 20) throw _file.Error($"a title of {bytes} bytes");
        if (!_file.TryRead(new byte[bytes + 4])) throw _file.Error("the file ends within its titles");
    }

    // a along x, b in the x-y plane; the order in the file is A, gamma, B, beta, alpha, C.
    private static SimulationBox Cell(double a, double gamma, double b, double beta, double alpha, double c)
    {
        if (!(a > 0 && b > 0 && c > 0)) return new SimulationBox(default, new Vec3(1, 1, 1), false, false, false);
        bool cosines = Math.Abs(alpha) <= 1 && Math.Abs(beta) <= 1 && Math.Abs(gamma) <= 1;
        double Cosine(double x) => cosines ? x : x == 90 ? 0 : Math.Cos(x * Math.PI / 180);
        double xy = b * Cosine(gamma), xz = c * Cosine(beta), ly = Math.Sqrt(b * b - xy * xy);
        double yz = (b * c * Cosine(alpha) - xy * xz) / ly;
        return new SimulationBox(default, new Vec3(a, ly, Math.Sqrt(c * c - xz * xz - yz * yz)), true, true, true, xy, xz, yz);
    }

    private int Integer(ReadOnlySpan<byte> bytes, int at) => _swapped ? BinaryPrimitives.ReadInt32BigEndian(bytes[at..]) : BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);

    private double Number(ReadOnlySpan<byte> bytes, int at) => _swapped ? BinaryPrimitives.ReadDoubleBigEndian(bytes[at..]) : BinaryPrimitives.ReadDoubleLittleEndian(bytes[at..]);

    private double Single(int at) => _swapped ? BinaryPrimitives.ReadSingleBigEndian(_row.AsSpan(at)) : BinaryPrimitives.ReadSingleLittleEndian(_row.AsSpan(at));
}
