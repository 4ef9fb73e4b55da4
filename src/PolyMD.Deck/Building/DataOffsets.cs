using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Building;

/// <summary>Moves the numbers of a data file before it joins a system: types, ids, molecules, positions.</summary>
internal static class DataOffsets
{
    private static readonly (string Title, int Family)[] s_sections =
    [
        ("Pair Coeffs", 0), ("Bond Coeffs", 1), ("Angle Coeffs", 2), ("BondBond Coeffs", 2), ("BondAngle Coeffs", 2), ("Dihedral Coeffs", 3),
        ("MiddleBondTorsion Coeffs", 3), ("EndBondTorsion Coeffs", 3), ("AngleTorsion Coeffs", 3), ("AngleAngleTorsion Coeffs", 3), ("BondBond13 Coeffs", 3),
        ("Improper Coeffs", 4), ("AngleAngle Coeffs", 4),
    ];

    /// <summary>Adds offsets to all types (atom, bond, angle, dihedral, improper) and shifts cell and atoms.</summary>
    public static void Apply(MolecularSystem system, int[] offsets, Vec3 shift)
    {
        system.Box = system.Box with { Lo = system.Box.Lo + shift };
        for (int i = 0; i < system.Atoms.Count; i++)
        {
            AtomRecord a = system.Atoms[i];
            system.Atoms[i] = a with { Type = a.Type + offsets[0], Position = a.Position + shift };
        }
        List<BondedRecord>[] families = [system.Bonds, system.Angles, system.Dihedrals, system.Impropers];
        for (int f = 0; f < 4; f++)
        {
            for (int k = 0; k < families[f].Count; k++) families[f][k] = families[f][k] with { Type = families[f][k].Type + offsets[f + 1] };
        }
        if (offsets.All(o => o == 0)) return;
        system.Masses.InsertRange(0, Enumerable.Repeat(double.NaN, offsets[0]));
        system.BondTypes += offsets[1];
        system.AngleTypes += offsets[2];
        system.DihedralTypes += offsets[3];
        system.ImproperTypes += offsets[4];
        foreach ((string title, int family) in s_sections) MoveTypes(system, title, offsets[family], 1);
        MoveTypes(system, "PairIJ Coeffs", offsets[0], 2);
    }

    /// <summary>Adds offsets to atom and molecule ids.</summary>
    public static void ShiftIds(MolecularSystem system, int ids, int molecules)
    {
        for (int i = 0; i < system.Atoms.Count; i++)
        {
            AtomRecord a = system.Atoms[i];
            system.Atoms[i] = a with { Id = a.Id + ids, Molecule = a.Molecule > 0 ? a.Molecule + molecules : a.Molecule };
        }
        foreach (List<BondedRecord> terms in (List<BondedRecord>[])[system.Bonds, system.Angles, system.Dihedrals, system.Impropers])
        {
            for (int k = 0; k < terms.Count; k++)
            {
                BondedRecord t = terms[k];
                terms[k] = t with { A = t.A + ids, B = t.B + ids, C = t.C == 0 ? 0 : t.C + ids, D = t.D == 0 ? 0 : t.D + ids };
            }
        }
    }

    // The types are the first words of the lines.
    private static void MoveTypes(MolecularSystem system, string title, int offset, int words)
    {
        if (offset == 0 || !system.CoeffSections.TryGetValue(title, out List<CoeffLine>? lines)) return;
        for (int k = 0; k < lines.Count; k++)
        {
            string[] w = lines[k].Text.Split(' ');
            for (int n = 0; n < words; n++)
            {
                if (!int.TryParse(w[n], out int type)) throw new DataFileException(lines[k].File, lines[k].Line, $"expected a type number, got '{w[n]}'");
                w[n] = (type + offset).ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
            lines[k] = lines[k] with { Text = string.Join(' ', w) };
        }
    }
}
