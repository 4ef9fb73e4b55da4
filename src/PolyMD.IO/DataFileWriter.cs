using System.Globalization;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.IO;

/// <summary>
/// Writes a <see cref="MolecularSystem"/> as a LAMMPS data file. Numbers are written with the fewest digits (at most 17) that
/// read back to the same double, so writing and reading is exact.
/// </summary>
public static class DataFileWriter
{
    /// <summary>Writes to a file, replacing it.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="system">What to write.</param>
    public static void Write(string path, MolecularSystem system)
    {
        using StreamWriter writer = new(path);
        Write(writer, system);
    }

    /// <summary>The data file as text.</summary>
    /// <param name="system">What to write.</param>
    public static string ToText(MolecularSystem system)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        Write(writer, system);
        return writer.ToString();
    }

    /// <summary>Writes to an open writer.</summary>
    /// <param name="writer">Destination; stays open.</param>
    /// <param name="system">What to write.</param>
    public static void Write(TextWriter writer, MolecularSystem system)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(system);
        if (!AtomColumns.TryFind(system.AtomStyle, out AtomColumns columns))
            throw new PolyMDException($"data file: unknown atom style '{system.AtomStyle}'; expected one of {string.Join(", ", AtomColumns.All.Select(c => c.Style))}");
        writer.NewLine = "\n";
        WriteHeader(writer, system);
        WriteMasses(writer, system);
        foreach ((string title, List<CoeffLine> lines) in system.CoeffSections)
        {
            writer.WriteLine($"{title}\n");
            foreach (CoeffLine line in lines) writer.WriteLine(line.Text);
            writer.WriteLine();
        }
        WriteAtoms(writer, system, columns);
        WriteBonded(writer, "Bonds", system.Bonds, 2);
        WriteBonded(writer, "Angles", system.Angles, 3);
        WriteBonded(writer, "Dihedrals", system.Dihedrals, 4);
        WriteBonded(writer, "Impropers", system.Impropers, 4);
    }

    private static void WriteHeader(TextWriter w, MolecularSystem s)
    {
        w.WriteLine(string.IsNullOrWhiteSpace(s.Title) ? "LAMMPS data file by PolyMD" : s.Title.ReplaceLineEndings(" "));
        w.WriteLine();
        w.WriteLine($"{s.Atoms.Count} atoms");
        w.WriteLine($"{s.Bonds.Count} bonds");
        w.WriteLine($"{s.Angles.Count} angles");
        w.WriteLine($"{s.Dihedrals.Count} dihedrals");
        w.WriteLine($"{s.Impropers.Count} impropers");
        w.WriteLine();
        w.WriteLine($"{s.Masses.Count} atom types");
        if (s.BondTypes > 0) w.WriteLine($"{s.BondTypes} bond types");
        if (s.AngleTypes > 0) w.WriteLine($"{s.AngleTypes} angle types");
        if (s.DihedralTypes > 0) w.WriteLine($"{s.DihedralTypes} dihedral types");
        if (s.ImproperTypes > 0) w.WriteLine($"{s.ImproperTypes} improper types");
        w.WriteLine();
        SimulationBox box = s.Box;
        w.WriteLine($"{N(box.Lo.X)} {N(box.Hi.X)} xlo xhi");
        w.WriteLine($"{N(box.Lo.Y)} {N(box.Hi.Y)} ylo yhi");
        w.WriteLine($"{N(box.Lo.Z)} {N(box.Hi.Z)} zlo zhi");
        if (box.IsTriclinic) w.WriteLine($"{N(box.TiltXY)} {N(box.TiltXZ)} {N(box.TiltYZ)} xy xz yz");
        w.WriteLine();
    }

    private static void WriteMasses(TextWriter w, MolecularSystem s)
    {
        if (s.Masses.Count == 0 || s.Masses.Any(double.IsNaN)) return;
        w.WriteLine("Masses\n");
        for (int i = 0; i < s.Masses.Count; i++)
        {
            string name = i < s.TypeNames.Count && s.TypeNames[i].Length > 0 ? $" # {s.TypeNames[i]}" : "";
            w.WriteLine($"{i + 1} {N(s.Masses[i])}{name}");
        }
        w.WriteLine();
    }

    private static void WriteAtoms(TextWriter w, MolecularSystem s, AtomColumns columns)
    {
        if (s.Atoms.Count == 0) return;
        w.WriteLine($"Atoms # {s.AtomStyle}\n");
        foreach (AtomRecord a in s.Atoms)
        {
            Vec3 r = a.Position;
            if (!double.IsFinite(r.X + r.Y + r.Z)) throw new PolyMDException($"data file: atom {a.Id} has no finite position");
            w.Write(a.Id);
            if (columns.Molecule > 0) w.Write($" {a.Molecule}");
            w.Write($" {a.Type}");
            if (columns.Charge > 0) w.Write($" {N(a.Charge)}");
            w.WriteLine($" {N(r.X)} {N(r.Y)} {N(r.Z)} {a.ImageX} {a.ImageY} {a.ImageZ}");
        }
        w.WriteLine();
        if (!s.HasVelocities) return;
        w.WriteLine("Velocities\n");
        foreach (AtomRecord a in s.Atoms) w.WriteLine($"{a.Id} {N(a.Velocity.X)} {N(a.Velocity.Y)} {N(a.Velocity.Z)}");
        w.WriteLine();
    }

    private static void WriteBonded(TextWriter w, string title, List<BondedRecord> records, int atoms)
    {
        if (records.Count == 0) return;
        w.WriteLine($"{title}\n");
        for (int i = 0; i < records.Count; i++)
        {
            BondedRecord b = records[i];
            w.Write($"{i + 1} {b.Type} {b.A} {b.B}");
            if (atoms > 2) w.Write($" {b.C}");
            if (atoms > 3) w.Write($" {b.D}");
            w.WriteLine();
        }
        w.WriteLine();
    }

    private static string N(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
