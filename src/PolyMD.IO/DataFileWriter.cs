using System.Globalization;
using PolyMD.Model;
using PolyMD.Model.Provenance;
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
        WholeFile.Write(path, stream =>
        {
            using StreamWriter writer = new(stream, leaveOpen: true);
            Write(writer, system);
        });
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
        AtomLayout layout = AtomLayout.Of(system.AtomStyle.Split(' '));
        writer.NewLine = "\n";
        WriteHeader(writer, system);
        foreach ((string family, string[] labels) in system.TypeLabels)
        {
            WriteTitle(writer, $"{char.ToUpperInvariant(family[0])}{family[1..]} Type Labels");
            for (int t = 0; t < labels.Length; t++) writer.WriteLine($"{t + 1} {labels[t]}");
        }
        WriteMasses(writer, system);
        foreach ((string title, List<CoeffLine> lines) in system.CoeffSections) WriteLines(writer, system, title, lines);
        WriteAtoms(writer, system, layout);
        WriteBonded(writer, system, "bond", system.Bonds, 2);
        WriteBonded(writer, system, "angle", system.Angles, 3);
        WriteBonded(writer, system, "dihedral", system.Dihedrals, 4);
        WriteBonded(writer, system, "improper", system.Impropers, 4);
        foreach ((string title, List<CoeffLine> lines) in system.FixSections) WriteLines(writer, system, title, lines);
    }

    private static void WriteLines(TextWriter w, MolecularSystem s, string title, List<CoeffLine> lines)
    {
        WriteTitle(w, s.SectionHints.TryGetValue(title, out string? hint) && hint.Length > 0 ? $"{title} # {hint}" : title);
        foreach (CoeffLine line in lines) w.WriteLine(line.Text);
    }

    private static void WriteTitle(TextWriter w, string title) => w.WriteLine($"\n{title}\n");

    private static void WriteHeader(TextWriter w, MolecularSystem s)
    {
        w.WriteLine(string.IsNullOrWhiteSpace(s.Title) ? "LAMMPS data file by PolyMD" : s.Title.ReplaceLineEndings(" "));
        w.WriteLine();
        w.WriteLine($"{s.Atoms.Count} atoms");
        w.WriteLine($"{s.Masses.Count} atom types");
        foreach ((string name, List<BondedRecord> terms, int types) in (ReadOnlySpan<(string, List<BondedRecord>, int)>)
            [("bond", s.Bonds, s.BondTypes), ("angle", s.Angles, s.AngleTypes), ("dihedral", s.Dihedrals, s.DihedralTypes), ("improper", s.Impropers, s.ImproperTypes)])
        {
            if (terms.Count == 0 && types == 0) continue;
            w.WriteLine($"{terms.Count} {name}s");
            w.WriteLine($"{types} {name} types");
        }
        foreach ((string name, int count) in s.FixHeaders) w.WriteLine($"{count} {name}");
        w.WriteLine();
        SimulationBox box = s.Box;
        w.WriteLine($"{N(box.Lo.X)} {N(box.Hi.X)} xlo xhi");
        w.WriteLine($"{N(box.Lo.Y)} {N(box.Hi.Y)} ylo yhi");
        w.WriteLine($"{N(box.Lo.Z)} {N(box.Hi.Z)} zlo zhi");
        if (box.IsTriclinic) w.WriteLine($"{N(box.TiltXY)} {N(box.TiltXZ)} {N(box.TiltYZ)} xy xz yz");
    }

    private static void WriteMasses(TextWriter w, MolecularSystem s)
    {
        if (s.Masses.Count == 0 || s.Masses.Any(double.IsNaN)) return;
        WriteTitle(w, "Masses");
        for (int i = 0; i < s.Masses.Count; i++)
        {
            string name = i < s.TypeNames.Count && s.TypeNames[i].Length > 0 ? $" # {s.TypeNames[i]}" : "";
            w.WriteLine($"{i + 1} {N(s.Masses[i])}{name}");
        }
    }

    private static void WriteAtoms(TextWriter w, MolecularSystem s, AtomLayout layout)
    {
        if (s.Atoms.Count == 0) return;
        WriteTitle(w, $"Atoms # {layout.Name}");
        foreach (AtomRecord a in s.Atoms)
        {
            Vec3 r = a.Position;
            if (!double.IsFinite(r.X + r.Y + r.Z)) throw new PolyMDException($"data file: atom {a.Id} has no finite position");
            foreach (AtomField field in layout.Columns)
            {
                if (field != layout.Columns[0]) w.Write(' ');
                w.Write(field == AtomField.Type ? Type(s, "atom", a.Type) : Text(a, field));
            }
            w.WriteLine($" {a.ImageX} {a.ImageY} {a.ImageZ}");
        }
        if (!s.HasVelocities) return;
        WriteTitle(w, "Velocities");
        foreach (AtomRecord a in s.Atoms) w.WriteLine(layout.HasSize ? $"{a.Id} {N(a.Velocity)} {N(a.Omega)}" : $"{a.Id} {N(a.Velocity)}");
    }

    private static string Text(in AtomRecord a, AtomField field) => field switch
    {
        AtomField.Id => Text(a.Id),
        AtomField.Type => Text(a.Type),
        AtomField.Molecule => Text(a.Molecule),
        AtomField.TemplateMolecule => Text(a.TemplateMolecule),
        AtomField.TemplateAtom => Text(a.TemplateAtom),
        AtomField.Charge => N(a.Charge),
        AtomField.Diameter => N(a.Diameter),
        AtomField.Density => N(a.Diameter > 0 ? a.Mass / (4 * Math.PI / 3 * (0.5 * a.Diameter) * (0.5 * a.Diameter) * (0.5 * a.Diameter)) : a.Mass),
        AtomField.Position => N(a.Position),
        _ => N(a.Dipole),
    };

    private static string Type(MolecularSystem s, string family, int type) =>
        s.WritesLabels && type > 0 && s.TypeLabels.TryGetValue(family, out string[]? labels) ? labels[type - 1] : Text(type);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string N(Vec3 v) => $"{N(v.X)} {N(v.Y)} {N(v.Z)}";

    private static void WriteBonded(TextWriter w, MolecularSystem s, string family, List<BondedRecord> records, int atoms)
    {
        if (records.Count == 0) return;
        WriteTitle(w, $"{char.ToUpperInvariant(family[0])}{family[1..]}s");
        for (int i = 0; i < records.Count; i++)
        {
            BondedRecord b = records[i];
            // A bond that is turned off has the negative of its type; a data file has no such thing.
            w.Write($"{i + 1} {Type(s, family, Math.Abs(b.Type))} {b.A} {b.B}");
            if (atoms > 2) w.Write($" {b.C}");
            if (atoms > 3) w.Write($" {b.D}");
            w.WriteLine();
        }
    }

    // The fewest digits that read back to the same number, with exponents as C writes them.
    private static string N(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        int e = text.IndexOf('E', StringComparison.Ordinal);
        if (e < 0) return text;
        if (text[e + 1] == '+' && value.ToString("F0", CultureInfo.InvariantCulture) is { Length: <= 17 } whole) return whole;
        return $"{text[..e]}e{text[e + 1]}{text[(e + 2)..].PadLeft(2, '0')}";
    }
}
