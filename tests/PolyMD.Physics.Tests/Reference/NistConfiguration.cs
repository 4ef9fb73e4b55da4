using System.Globalization;
using System.Text;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Physics.Tests.Reference;

/// <summary>A sample configuration of the NIST Standard Reference Simulation Website, as a data file. Files are looked for in the fixtures, then in a
/// folder shared/data/nist beside the repository; tests of those that are nowhere are skipped.</summary>
internal sealed class NistConfiguration
{
    private readonly List<(string Element, Vec3 Position)> _atoms = [];

    private NistConfiguration(string path)
    {
        string[] lines = File.ReadAllLines(path);
        double[] cell = Numbers(lines[1])[1..];
        Vec3 lengths = new(cell[0], cell[1], cell[2]), tilt = cell.Length >= 6 ? new(cell[3], cell[4], cell[5]) : Vec3.Zero;
        SimulationBox box = new(Vec3.Zero, lengths, true, true, true, tilt.X, tilt.Y, tilt.Z);
        Box = box with { Lo = -0.5 * (box.Shift(1, 0, 0) + box.Shift(0, 1, 0) + box.Shift(0, 0, 1)) };
        foreach (string line in lines.Skip(2))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 4) continue;
            double[] r = Numbers(string.Join(' ', words[1..4]));
            _atoms.Add((words.Length > 4 ? words[4] : "", new Vec3(r[0], r[1], r[2])));
        }
    }

    public SimulationBox Box { get; }

    public IReadOnlyList<Vec3> Positions => [.. _atoms.Select(a => a.Position)];

    public static NistConfiguration Load(string name)
    {
        string[] folders = [Path.Combine(Repository.Root, "tests", "fixtures", "nist"), Path.Combine(Repository.Root, "..", "shared", "data", "nist")];
        string? file = folders.Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);
        if (file is null) Assert.Ignore($"{name} is not here");
        return new NistConfiguration(file!);
    }

    /// <summary>A data file of one type of atom.</summary>
    public string Fluid()
    {
        StringBuilder text = Header("1 atom types\n", "1 1.0\n", "Atoms # atomic");
        for (int i = 0; i < _atoms.Count; i++) text.Append(CultureInfo.InvariantCulture, $"{i + 1} 1 {Point(_atoms[i].Position)}\n");
        return text.ToString();
    }

    /// <summary>A data file of three-site water, O H H per molecule.</summary>
    public string Water(double hydrogen)
    {
        int molecules = _atoms.Count / 3;
        StringBuilder text = Header(string.Create(CultureInfo.InvariantCulture, $"2 atom types\n{2 * molecules} bonds\n1 bond types\n"), "1 15.9994\n2 1.008\n", "Atoms # full");
        for (int i = 0; i < _atoms.Count; i++)
        {
            bool oxygen = i % 3 == 0;
            double q = oxygen ? -2 * hydrogen : hydrogen;
            // Bonds are shorter than half the box: whole molecules whatever the file wrapped.
            Vec3 first = _atoms[i - i % 3].Position, r = first + Box.MinimumImage(_atoms[i].Position - first);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} {i / 3 + 1} {(oxygen ? 1 : 2)} {q:R} {Point(r)}\n");
        }
        text.Append("\nBonds\n\n");
        for (int m = 0; m < molecules; m++) text.Append(CultureInfo.InvariantCulture, $"{2 * m + 1} 1 {3 * m + 1} {3 * m + 2}\n{2 * m + 2} 1 {3 * m + 1} {3 * m + 3}\n");
        return text.ToString();
    }

    private StringBuilder Header(string counts, string masses, string atoms)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"NIST sample configuration\n\n{_atoms.Count} atoms\n{counts}\n");
        for (int k = 0; k < 3; k++) text.Append(CultureInfo.InvariantCulture, $"{Box.Lo[k]:R} {Box.Hi[k]:R} {"xyz"[k]}lo {"xyz"[k]}hi\n");
        if (Box.IsTriclinic) text.Append(CultureInfo.InvariantCulture, $"{Box.TiltXY:R} {Box.TiltXZ:R} {Box.TiltYZ:R} xy xz yz\n");
        return text.Append("\nMasses\n\n").Append(masses).Append('\n').Append(atoms).Append("\n\n");
    }

    private static string Point(Vec3 r) => string.Create(CultureInfo.InvariantCulture, $"{r.X:R} {r.Y:R} {r.Z:R}");

    private static double[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
}
