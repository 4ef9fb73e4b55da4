using PolyMD.Model;

namespace PolyMD.IO;

/// <summary>The sections of a molecule file that say which atoms are held together: Shake Flags, Shake Atoms, Shake Bond Types.</summary>
internal static class ShakeSections
{
    private static readonly string[] s_titles = ["Shake Flags", "Shake Atoms", "Shake Bond Types"];

    // Atoms of a cluster by its flag.
    private static readonly int[] s_atoms = [0, 3, 2, 3, 4], s_types = [0, 3, 1, 2, 3];

    /// <summary>Checks that the sections belong together: atoms of one cluster say the same.</summary>
    public static void Check(MoleculeTemplate molecule, DataFileLines lines, HashSet<string> seen)
    {
        string[] missing = [.. s_titles.Where(t => !seen.Contains(t))];
        if (missing.Length == s_titles.Length) return;
        if (missing.Length > 0) throw lines.Error($"section '{missing[0]}' is missing: it belongs to '{s_titles.First(seen.Contains)}'");
        for (int k = 0; k < molecule.Count; k++)
        {
            int flag = molecule.ShakeFlags[k];
            int[] atoms = molecule.ShakeAtoms[k], types = molecule.ShakeTypes[k];
            if (atoms.Length != s_atoms[flag]) throw lines.Error($"section 'Shake Atoms': atom {k + 1} has flag {flag} and needs {s_atoms[flag]} atoms, got {atoms.Length}");
            if (types.Length != s_types[flag]) throw lines.Error($"section 'Shake Bond Types': atom {k + 1} has flag {flag} and needs {s_types[flag]} types, got {types.Length}");
            if (flag > 0 && !atoms.Contains(k + 1)) throw lines.Error($"section 'Shake Atoms': atom {k + 1} is not among the atoms of its own cluster");
            foreach (int a in atoms)
                if (molecule.ShakeFlags[a - 1] != flag || !molecule.ShakeAtoms[a - 1].AsSpan().SequenceEqual(atoms) || !molecule.ShakeTypes[a - 1].AsSpan().SequenceEqual(types))
                    throw lines.Error($"the shake sections say other things of atoms {k + 1} and {a}, which belong to one cluster");
        }
    }
}
