using PolyMD.Deck.Building;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.IO.Readers;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Dumps;

/// <summary>Puts a frame of a dump into the system.</summary>
internal sealed class SnapshotLoader(DeckContext context, SnapshotOptions options)
{
    private static readonly string[][] s_labels = [["x", "xs", "xu", "xsu"], ["y", "ys", "yu", "ysu"], ["z", "zs", "zu", "zsu"]];
    private bool _scaled, _wrapped;

    /// <summary>What was done to how many atoms.</summary>
    public readonly record struct Counts(int Before, int InFrame, int Purged, int Replaced, int Trimmed, int Added, int After);

    /// <summary>Reads the frame whose header the reader has just read.</summary>
    public Counts Load(SnapshotReader reader)
    {
        Simulation s = context.Simulation;
        (List<string> names, List<int> columns) = FindColumns(reader);
        double[][] rows = reader.ReadAtoms(columns);
        int before = s.Atoms.LocalCount, purged = 0, trimmed = 0, replaced = 0;
        SimulationBox from = reader.Box ?? s.Box;
        if (options.Box && reader.Box is { } box)
        {
            if (box.IsTriclinic != s.Box.IsTriclinic) throw new PolyMDException($"the frame of step {reader.Step} has {(box.IsTriclinic ? "a tilted" : "an orthogonal")} box, the system {(s.Box.IsTriclinic ? "a tilted" : "an orthogonal")} one");
            s.Box = s.Box with { Lo = box.Lo, Lengths = box.Lengths, TiltXY = box.TiltXY, TiltXZ = box.TiltXZ, TiltYZ = box.TiltYZ };
        }
        if (options.Purge)
        {
            purged = before;
            bool[] all = new bool[before];
            Array.Fill(all, true);
            SystemEditor.Remove(context, all, true);
        }
        AtomStore atoms = s.Atoms;
        Dictionary<int, int> indexOf = [];
        for (int i = 0; i < atoms.LocalCount; i++) indexOf[atoms.Id[i]] = i;
        int id = names.IndexOf("id");
        HashSet<int> inFrame = [];
        List<double[]> fresh = [];
        foreach (double[] row in rows)
        {
            inFrame.Add((int)row[id]);
            if (!indexOf.TryGetValue((int)row[id], out int i)) fresh.Add(row);
            else if (options.Replace)
            {
                Assign(atoms, i, names, row, from);
                replaced++;
            }
        }
        if (options.Trim)
        {
            bool[] remove = new bool[atoms.LocalCount];
            for (int i = 0; i < remove.Length; i++) if (remove[i] = !inFrame.Contains(atoms.Id[i])) trimmed++;
            if (trimmed > 0) SystemEditor.Remove(context, remove, true);
        }
        if (options.Add && fresh.Count > 0) AddAtoms(names, fresh, from);
        SystemEditor.Wrap(s);
        s.Box = s.Faces.Fit(s.Box, atoms);
        s.Touch();
        return new Counts(before, rows.Length, purged, replaced, trimmed, options.Add ? fresh.Count : 0, atoms.LocalCount);
    }

    private void AddAtoms(List<string> names, List<double[]> fresh, in SimulationBox from)
    {
        Simulation s = context.Simulation;
        int type = names.IndexOf("type"), id = names.IndexOf("id");
        List<AtomRecord> records = [];
        foreach (double[] row in fresh)
        {
            if (!(row[type] >= 1 && row[type] <= s.Types.Count)) throw new PolyMDException($"the frame has an atom of type {row[type]:g9}, outside the {s.Types.Count} types of the system");
            records.Add(new AtomRecord { Id = options.KeepIds ? (int)row[id] : 0, Type = (int)row[type] });
        }
        int first = SystemEditor.Add(context, records);
        for (int k = 0; k < fresh.Count; k++) Assign(s.Atoms, first + k, names, fresh[k], from);
    }

    private void Assign(AtomStore a, int i, List<string> names, double[] row, in SimulationBox from)
    {
        double Value(string field, double present) => names.IndexOf(field) is >= 0 and int k ? row[k] : present;
        Vec3 r = a.Position(i);
        if (_scaled)
        {
            Vec3 fraction = from.ToFractional(r);
            r = from.FromFractional(new Vec3(Value("x", fraction.X), Value("y", fraction.Y), Value("z", fraction.Z)));
        }
        else r = new Vec3(Value("x", r.X), Value("y", r.Y), Value("z", r.Z));
        (a.X[i], a.Y[i], a.Z[i]) = (r.X, r.Y, r.Z);
        (a.Vx[i], a.Vy[i], a.Vz[i]) = (Value("vx", a.Vx[i]), Value("vy", a.Vy[i]), Value("vz", a.Vz[i]));
        (a.Fx[i], a.Fy[i], a.Fz[i]) = (Value("fx", a.Fx[i]), Value("fy", a.Fy[i]), Value("fz", a.Fz[i]));
        a.Charge[i] = Value("q", a.Charge[i]);
        // Unwrapped coordinates say all: the flags start again at zero.
        if (!_wrapped) (a.ImageX[i], a.ImageY[i], a.ImageZ[i]) = (0, 0, 0);
        (a.ImageX[i], a.ImageY[i], a.ImageZ[i]) = ((int)Value("ix", a.ImageX[i]), (int)Value("iy", a.ImageY[i]), (int)Value("iz", a.ImageZ[i]));
    }

    private (List<string> Names, List<int> Columns) FindColumns(SnapshotReader reader)
    {
        List<string> names = ["id"];
        if (options.Add) names.Add("type");
        names.AddRange(options.Fields.Distinct());
        List<int> columns = [];
        string[] labels = [.. reader.Columns];
        (bool Scaled, bool Wrapped)? kind = null;
        foreach (string name in names)
        {
            string[]? known = Array.Find(s_labels, l => l[0] == name);
            string? label = options.Labels.GetValueOrDefault(name) ?? (known ?? [name]).FirstOrDefault(labels.Contains);
            int column = label is null ? -1 : Array.IndexOf(labels, label);
            if (column < 0) throw new PolyMDException($"the frame of step {reader.Step} has no column for '{name}'; it has: {string.Join(", ", labels)}");
            columns.Add(column);
            if (known is null) continue;
            (bool, bool) found = options.Labels.ContainsKey(name) ? (options.Scaled, options.Wrapped) : (label!.Contains('s', StringComparison.Ordinal), !label.Contains('u', StringComparison.Ordinal));
            if (kind is not null && kind != found) throw new PolyMDException("the coordinates of a frame must all be scaled or not, and all be wrapped or not");
            kind = found;
        }
        (_scaled, _wrapped) = kind ?? (false, true);
        int coordinates = names.Count(n => n is "x" or "y" or "z");
        if (_scaled && context.Simulation.Box.IsTriclinic && coordinates < 3) throw new PolyMDException("scaled coordinates in a tilted box need all of x, y and z");
        if (context.Dimension == 2 && names.Exists(n => n is "z" or "vz" or "iz")) throw new PolyMDException("a two-dimensional system has no z, vz and iz");
        return (names, columns);
    }
}
