using System.Globalization;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.IO.Readers;

/// <summary>
/// Reads XYZ files, plain (type or element, x, y, z) and extended (a comment with Lattice="…", Properties=species:S:1:pos:R:3:…, pbc="…",
/// step and time where present; https://github.com/libAtoms/extxyz). Atoms are numbered by their place; element names become types in
/// the order in which they first appear, see <see cref="TypeNames"/>.
/// </summary>
public sealed class XyzReader : ITrajectory
{
    private readonly LineReader _reader;
    private readonly double _timeStep;
    private readonly List<string> _names = [];
    private long _frames;

    /// <summary>Opens a file; one that ends with .gz is decompressed.</summary>
    /// <param name="path">File.</param>
    /// <param name="timeStep">Time per step in the unit wanted, or NaN.</param>
    public XyzReader(string path, double timeStep = double.NaN)
    {
        _reader = new LineReader(path);
        _timeStep = timeStep;
    }

    /// <summary>Names of the types met so far where the file names elements.</summary>
    public IReadOnlyList<string> TypeNames => _names;

    /// <inheritdoc/>
    public bool TryRead(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        do
        {
            if (!_reader.Next()) return false;
        }
        while (string.IsNullOrWhiteSpace(_reader.Text));
        if (!int.TryParse(_reader.Text.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int count)) throw _reader.Error($"the number of atoms was expected, got '{_reader.Text.Trim()}'");
        if (!_reader.Next()) return false;
        Dictionary<string, string> keys = Keys(_reader.Text);
        Columns columns = keys.TryGetValue("Properties", out string? properties) ? Layout(properties) : new Columns(0, 1, -1, -1, 4);
        frame.Box = Cell(keys);
        frame.Step = keys.TryGetValue("step", out string? step) || keys.TryGetValue("Timestep", out step) ? (long)_reader.Number(step, 0) : PlainStep(_reader.Text) ?? _frames;
        frame.Time = keys.TryGetValue("time", out string? time) ? _reader.Number(time, 0) : frame.Step * _timeStep;
        // Grown as lines come: the announced number is not trusted with memory.
        List<(int Type, int Molecule, Vec3 Position, Vec3 Velocity)> atoms = [];
        for (int i = 0; i < count; i++)
        {
            if (!_reader.Next()) return false;
            string[] w = _reader.Words();
            if (w.Length < columns.Width) throw _reader.Error($"atom row: {columns.Width} values were expected, got {w.Length}");
            int mol = columns.Molecule >= 0 ? (int)_reader.Number(w[columns.Molecule], 0) : 0;
            atoms.Add((TypeOf(w[columns.Species]), mol, Vector(w, columns.Position), columns.Velocity >= 0 ? Vector(w, columns.Velocity) : default));
        }
        frame.Resize(count);
        for (int i = 0; i < count; i++)
        {
            frame.Ids[i] = i + 1;
            (frame.Types[i], frame.Molecules[i], frame.Positions[i], frame.Velocities[i]) = atoms[i];
            frame.Images[i] = default;
        }
        frame.HasTypes = true;
        frame.HasMolecules = columns.Molecule >= 0;
        frame.HasVelocities = columns.Velocity >= 0;
        frame.HasForces = false;
        frame.HasUnwrapped = frame.HasCharges = frame.HasMasses = false;
        _frames++;
        return true;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _reader.Dispose();

    private readonly record struct Columns(int Species, int Position, int Velocity, int Molecule, int Width);

    private Columns Layout(string properties)
    {
        string[] parts = properties.Split(':');
        int species = -1, position = -1, velocity = -1, molecule = -1, at = 0;
        for (int k = 0; k + 2 < parts.Length; k += 3)
        {
            switch (parts[k])
            {
                case "species" or "type": species = at; break;
                case "pos": position = at; break;
                case "velo" or "vel" or "velocities": velocity = at; break;
                case "mol" or "molecule": molecule = at; break;
            }
            int width = _reader.Number(parts[k + 2], 0) is >= 1 and < 1000 and double columns ? (int)columns : throw _reader.Error($"Properties: a number of columns was expected, got '{parts[k + 2]}'");
            // Vectors are read as three columns.
            if (parts[k] is "pos" or "velo" or "vel" or "velocities" && width != 3) throw _reader.Error($"Properties: '{parts[k]}' must have 3 columns, got {width}");
            at += width;
        }
        return species >= 0 && position >= 0 ? new Columns(species, position, velocity, molecule, at) : throw _reader.Error($"Properties must hold species and pos, got '{properties}'");
    }

    private SimulationBox Cell(Dictionary<string, string> keys)
    {
        if (!keys.TryGetValue("Lattice", out string? lattice)) return new SimulationBox(default, new Vec3(1, 1, 1), false, false, false);
        string[] w = lattice.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (w.Length != 9) throw _reader.Error($"Lattice must hold nine numbers, got {w.Length}");
        Vec3 a = Vector(w, 0), b = Vector(w, 3), c = Vector(w, 6);
        if (a.Y != 0 || a.Z != 0 || b.Z != 0) throw _reader.Error("the first lattice vector must lie along x and the second in the x-y plane");
        Vec3 lo = keys.TryGetValue("Origin", out string? origin) && origin.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: 3 } o ? Vector(o, 0) : default;
        bool[] periodic = keys.TryGetValue("pbc", out string? pbc) ? [.. pbc.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p is "T" or "1" or "True")] : [];
        bool Periodic(int k) => periodic.Length != 3 || periodic[k];
        return new SimulationBox(lo, new Vec3(a.X, b.Y, c.Z), Periodic(0), Periodic(1), Periodic(2), b.X, c.X, c.Y);
    }

    private int TypeOf(string word)
    {
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int type)) return type;
        int k = _names.IndexOf(word);
        if (k < 0)
        {
            k = _names.Count;
            _names.Add(word);
        }
        return k + 1;
    }

    private Vec3 Vector(string[] words, int at) => new(_reader.Number(words[at], 0), _reader.Number(words[at + 1], 0), _reader.Number(words[at + 2], 0));

    // Comments of LAMMPS: "Atoms. Timestep: 100".
    private static long? PlainStep(string comment)
    {
        const string Mark = "Timestep:";
        int at = comment.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0) return null;
        string[] words = comment[(at + Mark.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out long step) ? step : null;
    }

    // key=value and key="several words".
    private static Dictionary<string, string> Keys(string comment)
    {
        Dictionary<string, string> keys = new(StringComparer.Ordinal);
        for (int i = 0; i < comment.Length;)
        {
            int equals = comment.IndexOf('=', i);
            if (equals < 0) break;
            int start = comment.LastIndexOf(' ', equals) + 1;
            bool quoted = equals + 1 < comment.Length && comment[equals + 1] == '"';
            int from = quoted ? equals + 2 : equals + 1, to = comment.IndexOf(quoted ? '"' : ' ', from);
            if (to < 0) to = comment.Length;
            keys[comment[start..equals]] = comment[from..to];
            i = to + 1;
        }
        return keys;
    }
}
