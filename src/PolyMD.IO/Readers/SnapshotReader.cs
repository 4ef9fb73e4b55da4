using System.Globalization;
using PolyMD.Numerics;
using PolyMD.Model;

namespace PolyMD.IO.Readers;

/// <summary>
/// Reads the frames of a text dump (styles atom and custom, plain or .gz) or of an XYZ file column by column, as they stand in the file.
/// The header of a frame is read first, so that unwanted frames can be passed over.
/// </summary>
public sealed class SnapshotReader : IDisposable
{
    private readonly LineReader _reader;
    private readonly bool _xyz;
    private long _frames;
    private int _pending = -1;

    /// <summary>Opens a file.</summary>
    /// <param name="path">File; compressed if it ends with .gz.</param>
    /// <param name="xyz">XYZ instead of LAMMPS' own format.</param>
    public SnapshotReader(string path, bool xyz)
    {
        _xyz = xyz;
        _reader = new LineReader(path);
    }

    /// <summary>Step of the frame at hand; XYZ frames are counted from 0.</summary>
    public long Step { get; private set; }

    /// <summary>Atoms of the frame at hand.</summary>
    public int Count { get; private set; }

    /// <summary>Cell of the frame at hand; XYZ files have none.</summary>
    public SimulationBox? Box { get; private set; }

    /// <summary>Column labels of the frame at hand.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>Reads the next header, passing over the atoms of the frame before if they have not been read.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Next()
    {
        for (; _pending > 0; _pending--) if (!_reader.Next()) return false;
        _pending = -1;
        return _xyz ? NextXyz() : NextNative();
    }

    /// <summary>Reads the atoms of the frame at hand.</summary>
    /// <param name="wanted">Columns to read, as indices into <see cref="Columns"/>.</param>
    /// <returns>One row per atom with the wanted columns in order.</returns>
    public double[][] ReadAtoms(IReadOnlyList<int> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        // Grown as lines come: the announced number is not trusted with memory.
        List<double[]> rows = [];
        for (int a = 0; a < Count; a++, _pending--)
        {
            if (!_reader.Next()) throw _reader.Error($"the file ends within the frame of step {Step}: {Count} atoms were announced, {a} are there");
            string[] words = _reader.Words();
            int width = _xyz ? 4 : Columns.Count;
            if (words.Length < width) throw _reader.Error($"atom row: {width} values were expected, got {words.Length}");
            double[] row = new double[wanted.Count];
            for (int k = 0; k < row.Length; k++)
            {
                // XYZ files have no ids: atoms are counted. Their first word may be an element.
                if (_xyz && wanted[k] == 4) row[k] = a + 1;
                else row[k] = _reader.Number(words[wanted[k]], 0);
            }
            rows.Add(row);
        }
        _pending = -1;
        return [.. rows];
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _reader.Dispose();

    private bool NextXyz()
    {
        do if (!_reader.Next()) return false;
        while (string.IsNullOrWhiteSpace(_reader.Text));
        Count = Whole("number of atoms");
        if (!_reader.Next()) return false;
        Step = _frames++;
        Columns = ["type", "x", "y", "z", "id"];
        Box = null;
        _pending = Count;
        return true;
    }

    private bool NextNative()
    {
        Box = null;
        Count = -1;
        while (_reader.Next())
        {
            string text = _reader.Text;
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (Is("ITEM: TIMESTEP"))
            {
                if (!_reader.Next()) return false;
                if (!long.TryParse(_reader.Text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long step)) throw _reader.Error($"time step: a whole number was expected, got '{_reader.Text.Trim()}'");
                Step = step;
            }
            else if (Is("ITEM: NUMBER OF ATOMS"))
            {
                if (!_reader.Next()) return false;
                Count = Whole("number of atoms");
            }
            else if (Is("ITEM: BOX BOUNDS")) Box = ReadBox(text);
            else if (Is("ITEM: UNITS") || Is("ITEM: TIME"))
            {
                if (!_reader.Next()) return false;
            }
            else if (Is("ITEM: ATOMS"))
            {
                if (Count < 0 || Box is null) throw _reader.Error("'ITEM: NUMBER OF ATOMS' and 'ITEM: BOX BOUNDS' were expected before 'ITEM: ATOMS'");
                Columns = _reader.Words("ITEM: ATOMS".Length);
                _pending = Count;
                return true;
            }
            else throw _reader.Error($"an 'ITEM:' line was expected, got '{text.Trim()}'");
        }
        return false;

        bool Is(string item) => _reader.Text.StartsWith(item, StringComparison.Ordinal);
    }

    private int Whole(string what) => int.TryParse(_reader.Text.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
        ? value : throw _reader.Error($"{what}: a whole number was expected, got '{_reader.Text.Trim()}'");

    private SimulationBox ReadBox(string header)
    {
        string[] words = header["ITEM: BOX BOUNDS".Length..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool tilted = words is ["xy", ..];
        Span<double> b = stackalloc double[9];
        for (int axis = 0; axis < 3; axis++)
        {
            if (!_reader.Next()) throw _reader.Error("the file ends within the box bounds");
            _reader.Numbers(b.Slice(3 * axis, tilted ? 3 : 2), "box bounds");
        }
        double xy = tilted ? b[2] : 0, xz = tilted ? b[5] : 0, yz = tilted ? b[8] : 0;
        // A tilted cell is given by the bounds around it.
        double xlo = b[0] - Math.Min(Math.Min(0, xy), Math.Min(xz, xy + xz)), xhi = b[1] - Math.Max(Math.Max(0, xy), Math.Max(xz, xy + xz));
        double ylo = b[3] - Math.Min(0, yz), yhi = b[4] - Math.Max(0, yz);
        return new SimulationBox(new Vec3(xlo, ylo, b[6]), new Vec3(xhi - xlo, yhi - ylo, b[7] - b[6]), true, true, true, xy, xz, yz) { DeclaredTriclinic = tilted };
    }
}
