using System.Globalization;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.IO.Readers;

/// <summary>
/// Reads a text dump of style custom or atom as a trajectory. Columns are found by name: id, type, mol, one of (x y z),
/// (xu yu zu), (xs ys zs), (xsu ysu zsu), optionally ix iy iz, vx vy vz, fx fy fz, q and mass; others are passed over. Orthogonal and triclinic
/// boxes. Frames come out sorted by id. A frame cut short at the end of the file is not returned.
/// </summary>
public sealed class DumpReader : ITrajectory
{
    private enum Coordinates { Plain, Unwrapped, Scaled, ScaledUnwrapped }

    private readonly LineReader _reader;
    private readonly double _timeStep;
    private readonly string[] _forceColumns = ["fx", "fy", "fz"];
    private readonly bool _forceNamed;
    private double[] _row = [];
    private int[] _order = [];
    private int[] _keys = [];
    private double[] _values = [];

    /// <summary>Opens a dump file.</summary>
    /// <param name="path">File.</param>
    /// <param name="timeStep">Time per step in the deck's unit; when given, frames carry a time (also where the file has no "ITEM: TIME").</param>
    /// <param name="force">A per-atom array such as c_ID whose columns 1 to 3 are read as forces; null for fx fy fz.</param>
    public DumpReader(string path, double timeStep = double.NaN, string? force = null)
    {
        _reader = new LineReader(path);
        _timeStep = timeStep;
        if (force is not null) (_forceColumns, _forceNamed) = ([$"{force}[1]", $"{force}[2]", $"{force}[3]"], true);
    }

    /// <summary>Reads a dump from a text reader.</summary>
    /// <param name="text">Source, closed with this object.</param>
    /// <param name="name">Name for messages.</param>
    /// <param name="timeStep">Time per step, or NaN.</param>
    public DumpReader(TextReader text, string name, double timeStep = double.NaN)
    {
        _reader = new LineReader(text, name);
        _timeStep = timeStep;
    }

    /// <inheritdoc/>
    public bool TryRead(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        long step = 0;
        int count = -1;
        double time = double.NaN;
        SimulationBox box = default;
        bool hasBox = false;
        while (_reader.Next())
        {
            string text = _reader.Text;
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (text.StartsWith("ITEM: TIMESTEP", StringComparison.Ordinal))
            {
                if (!_reader.Next()) return false;
                step = Whole("time step");
            }
            else if (text.StartsWith("ITEM: NUMBER OF ATOMS", StringComparison.Ordinal))
            {
                if (!_reader.Next()) return false;
                count = Whole("number of atoms") is >= 0 and <= int.MaxValue and long atoms ? (int)atoms : throw _reader.Error($"number of atoms: a number from 0 to {int.MaxValue} was expected, got '{_reader.Text.Trim()}'");
            }
            else if (text.StartsWith("ITEM: BOX BOUNDS", StringComparison.Ordinal))
            {
                if (!TryReadBox(text["ITEM: BOX BOUNDS".Length..], out box)) return false;
                hasBox = true;
            }
            else if (text.StartsWith("ITEM: UNITS", StringComparison.Ordinal))
            {
                if (!_reader.Next()) return false;
            }
            else if (text.StartsWith("ITEM: TIME", StringComparison.Ordinal))
            {
                if (!_reader.Next()) return false;
                time = _reader.Number(_reader.Text.AsSpan().Trim(), 1);
            }
            else if (text.StartsWith("ITEM: ATOMS", StringComparison.Ordinal))
            {
                if (count < 0 || !hasBox)
                {
                    throw _reader.Error("'ITEM: NUMBER OF ATOMS' and 'ITEM: BOX BOUNDS' were expected before 'ITEM: ATOMS'");
                }

                frame.Step = step;
                frame.Time = double.IsNaN(time) ? step * _timeStep : time;
                frame.Box = box;
                return TryReadAtoms(frame, count);
            }
            else
            {
                throw _reader.Error($"an 'ITEM:' line was expected, got '{text.Trim()}'");
            }
        }

        return false;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _reader.Dispose();

    private long Whole(string what) =>
        long.TryParse(_reader.Text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw _reader.Error($"{what}: a whole number was expected, got '{_reader.Text.Trim()}'");

    private bool TryReadBox(string tail, out SimulationBox box)
    {
        string[] words = tail.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool tilted = words.Length >= 3 && words[0] == "xy";
        string[] flags = tilted ? words[3..] : words;
        bool Periodic(int axis) => flags.Length > axis ? flags[axis] == "pp" : true;
        Span<double> b = stackalloc double[9];
        int columns = tilted ? 3 : 2;
        for (int axis = 0; axis < 3; axis++)
        {
            if (!_reader.Next())
            {
                box = default;
                return false;
            }

            _reader.Numbers(b.Slice(3 * axis, columns), "box bounds");
        }

        double xy = tilted ? b[2] : 0, xz = tilted ? b[5] : 0, yz = tilted ? b[8] : 0;
        // A triclinic dump gives the bounding box; take the tilts off again.
        double xlo = b[0] - Math.Min(Math.Min(0, xy), Math.Min(xz, xy + xz)), xhi = b[1] - Math.Max(Math.Max(0, xy), Math.Max(xz, xy + xz));
        double ylo = b[3] - Math.Min(0, yz), yhi = b[4] - Math.Max(0, yz);
        box = new SimulationBox(new Vec3(xlo, ylo, b[6]), new Vec3(xhi - xlo, yhi - ylo, b[7] - b[6]),
            Periodic(0), Periodic(1), Periodic(2), xy, xz, yz);
        return true;
    }

    private bool TryReadAtoms(Frame frame, int count)
    {
        string[] columns = _reader.Words("ITEM: ATOMS".Length);
        int Find(string name) => Array.IndexOf(columns, name);
        int id = Find("id");
        if (id < 0)
        {
            throw _reader.Error($"the dump needs a column 'id'; it has: {string.Join(", ", columns)}");
        }

        (Coordinates kind, int x) = FindCoordinates(columns);
        int y = Find(columns[x].Replace('x', 'y')), z = Find(columns[x].Replace('x', 'z'));
        if (y < 0 || z < 0)
        {
            throw _reader.Error($"the dump has '{columns[x]}' but not all three coordinates; it has: {string.Join(", ", columns)}");
        }

        int type = Find("type"), mol = Find("mol"), ix = Find("ix"), iy = Find("iy"), iz = Find("iz"), vx = Find("vx"), vy = Find("vy"), vz = Find("vz"), q = Find("q"), mass = Find("mass");
        bool images = ix >= 0 && iy >= 0 && iz >= 0, velocities = vx >= 0 && vy >= 0 && vz >= 0;
        int[] force = [.. _forceColumns.Select(Find)];
        if (_forceNamed && force.Contains(-1)) throw _reader.Error($"the dump needs the columns {string.Join(' ', _forceColumns)}; it has: {string.Join(", ", columns)}");
        bool forces = !force.Contains(-1);
        int width = columns.Length;
        if (_row.Length != width) _row = new double[width];
        int[] numeric = NumericColumns(columns, _forceColumns);
        for (int a = 0; a < count; a++)
        {
            if (!_reader.Next()) return false;
            // Grown as lines come: the announced number is not trusted with memory.
            if (_values.Length < (a + 1L) * width) Array.Resize(ref _values, (int)Math.Min(Array.MaxLength, Math.Max(64L, 2L * a) * width));
            ReadRow(_values.AsSpan(a * width, width), numeric, a == count - 1, out bool complete);
            if (!complete) return false;
        }

        if (_order.Length != count)
        {
            _order = new int[count];
            _keys = new int[count];
        }

        for (int a = 0; a < count; a++)
        {
            _order[a] = a;
            _keys[a] = (int)_values[a * width + id];
        }

        Array.Sort(_keys, _order);
        frame.Resize(count);
        frame.HasTypes = type >= 0;
        frame.HasMolecules = mol >= 0;
        frame.HasVelocities = velocities;
        frame.HasForces = forces;
        frame.HasCharges = q >= 0;
        frame.HasMasses = mass >= 0;
        bool unwrapped = kind is Coordinates.Unwrapped or Coordinates.ScaledUnwrapped;
        frame.HasUnwrapped = unwrapped || images;
        for (int a = 0; a < count; a++)
        {
            if (a > 0 && _keys[a] == _keys[a - 1])
            {
                throw _reader.Error($"atom id {_keys[a]} appears twice in the frame of step {frame.Step}");
            }

            ReadOnlySpan<double> v = _values.AsSpan(_order[a] * width, width);
            frame.Ids[a] = _keys[a];
            frame.Types[a] = type >= 0 ? (int)v[type] : 0;
            frame.Molecules[a] = mol >= 0 ? (int)v[mol] : 0;
            Vec3 r = new(v[x], v[y], v[z]);
            frame.Positions[a] = kind is Coordinates.Scaled or Coordinates.ScaledUnwrapped ? frame.Box.FromFractional(r) : r;
            frame.Images[a] = images && !unwrapped ? new ImageFlags((int)v[ix], (int)v[iy], (int)v[iz]) : default;
            frame.Charges[a] = q >= 0 ? v[q] : 0;
            frame.Masses[a] = mass >= 0 ? v[mass] : 0;
            frame.Velocities[a] = velocities ? new Vec3(v[vx], v[vy], v[vz]) : default;
            frame.Forces[a] = forces ? new Vec3(v[force[0]], v[force[1]], v[force[2]]) : default;
        }

        return true;
    }

    private (Coordinates Kind, int Column) FindCoordinates(string[] columns)
    {
        // Unwrapped first: where a dump has both, the continuous path is what an analysis wants.
        (string Name, Coordinates Kind)[] known =
            [("xu", Coordinates.Unwrapped), ("xsu", Coordinates.ScaledUnwrapped), ("x", Coordinates.Plain), ("xs", Coordinates.Scaled)];
        foreach ((string name, Coordinates kind) in known)
        {
            int column = Array.IndexOf(columns, name);
            if (column >= 0) return (kind, column);
        }

        throw _reader.Error($"the dump needs coordinates (x y z, xu yu zu, xs ys zs or xsu ysu zsu); it has: {string.Join(", ", columns)}");
    }

    /// <summary>Indices of the columns that are used; text columns such as element are passed over without parsing.</summary>
    private static int[] NumericColumns(string[] columns, string[] forces)
    {
        string[] used = [.. forces, "id", "type", "mol", "x", "y", "z", "xu", "yu", "zu", "xs", "ys", "zs", "xsu", "ysu", "zsu", "ix", "iy", "iz", "vx", "vy", "vz", "q", "mass"];
        return [.. columns.Select((name, index) => used.Contains(name) ? index : -1)];
    }

    private void ReadRow(Span<double> values, int[] numeric, bool last, out bool complete)
    {
        ReadOnlySpan<char> text = _reader.Text;
        int column = 0, i = 0;
        complete = true;
        while (true)
        {
            while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
            if (i >= text.Length) break;
            int start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i])) i++;
            if (column < values.Length && numeric[column] >= 0) values[column] = _reader.Number(text[start..i], start + 1);
            column++;
        }

        if (column == values.Length) return;
        if (column < values.Length && (last || string.IsNullOrWhiteSpace(_reader.Text) || !_reader.Next()))
        {
            complete = false;
            return;
        }

        throw _reader.Error($"atom row: {values.Length} values were expected, got {column}");
    }
}
