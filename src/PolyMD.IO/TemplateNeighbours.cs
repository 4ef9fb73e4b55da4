using PolyMD.Model;

namespace PolyMD.IO;

/// <summary>
/// Special neighbours as a molecule file lists them (Special Bond Counts, Special Bonds). They follow from the bonds, so that a list that says something else cannot be
/// obeyed.
/// </summary>
/// <param name="molecule">The molecule.</param>
internal sealed class TemplateNeighbours(MoleculeTemplate molecule)
{
    /// <summary>Numbers of neighbours one, two and three bonds apart by atom.</summary>
    public int[][] Counts { get; } = new int[molecule.Count][];

    /// <summary>The neighbours (1-based), those of one bond first.</summary>
    public int[][] Partners { get; } = new int[molecule.Count][];

    /// <summary>Compares the list with what the bonds give.</summary>
    public void Check(DataFileLines lines)
    {
        bool listed = molecule.Count > 0 && Partners[0] is not null;
        if (listed != (molecule.Count > 0 && Counts[0] is not null)) throw lines.Error("sections 'Special Bond Counts' and 'Special Bonds' belong together");
        if (!listed) return;
        ILookup<int, int> bonded = molecule.Terms[0].SelectMany(b => ((int, int)[])[(b.A, b.B), (b.B, b.A)]).ToLookup(p => p.Item1, p => p.Item2);
        for (int k = 0; k < molecule.Count; k++)
        {
            if (Partners[k].Length != Counts[k].Sum()) throw lines.Error($"section 'Special Bonds': atom {k + 1} has {Partners[k].Length} neighbours, 'Special Bond Counts' announces {Counts[k].Sum()}");
            HashSet<int> reached = [k + 1];
            List<int> shell = [k + 1];
            int start = 0;
            for (int kind = 0; kind < 3; kind++)
            {
                shell = [.. shell.SelectMany(a => bonded[a]).Where(reached.Add)];
                int[] given = Partners[k][start..(start += Counts[k][kind])];
                if (given.Length != shell.Count || !shell.All(given.Contains))
                    throw lines.Error($"section 'Special Bonds': neighbours {kind + 1} bond{(kind > 0 ? "s" : "")} from atom {k + 1} are {Text(shell)} by the bonds, and {Text(given)} here; special neighbours that do not follow from bonds are not supported");
            }
        }
    }

    private static string Text(IReadOnlyCollection<int> atoms) => atoms.Count == 0 ? "none" : string.Join(", ", atoms.Order());
}
