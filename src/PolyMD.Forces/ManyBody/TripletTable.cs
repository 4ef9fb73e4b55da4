using PolyMD.Model;

namespace PolyMD.Forces.ManyBody;

/// <summary>The entries of a three-element potential file for all ordered triples of the elements in use.</summary>
/// <typeparam name="TEntry">Numbers of an entry.</typeparam>
public sealed class TripletTable<TEntry> where TEntry : unmanaged
{
    private readonly int _n;

    private TripletTable(int n)
    {
        _n = n;
        Entries = new TEntry[n * n * n];
    }

    /// <summary>Entries in the order of <see cref="Index"/>.</summary>
    public TEntry[] Entries { get; }

    /// <summary>Position of the entry i j k.</summary>
    /// <param name="i">Element index of the centre.</param>
    /// <param name="j">Element index of the bond partner.</param>
    /// <param name="k">Element index of the third atom.</param>
    public int Index(int i, int j, int k) => (i * _n + j) * _n + k;

    /// <summary>Reads the entries whose three elements are all in use; each must stand in the file exactly once.</summary>
    /// <param name="file">The file.</param>
    /// <param name="map">Elements in use.</param>
    /// <param name="wordCount">Words of an entry.</param>
    /// <param name="layout">What an entry looks like, for messages.</param>
    /// <param name="read">Reads the numbers of one entry.</param>
    /// <exception cref="DataFileException">An entry is bad, missing or there twice.</exception>
    public static TripletTable<TEntry> Read(PotentialFile file, ElementMap map, int wordCount, string layout, Func<PotentialEntry, TEntry> read)
    {
        IReadOnlyList<string> elements = map.Elements;
        int n = elements.Count;
        TripletTable<TEntry> table = new(n);
        int[] line = new int[n * n * n];
        SortedSet<string> present = new(StringComparer.Ordinal);
        foreach (PotentialEntry entry in file.Entries(wordCount, layout))
        {
            present.UnionWith(entry.Words.Take(3));
            int i = IndexOf(elements, entry.Words[0]), j = IndexOf(elements, entry.Words[1]), k = IndexOf(elements, entry.Words[2]);
            if (i < 0 || j < 0 || k < 0) continue;
            int at = table.Index(i, j, k);
            if (line[at] != 0) throw entry.Error($"this entry stands in the file twice (first at line {line[at]})");
            line[at] = entry.Line;
            table.Entries[at] = read(entry);
        }
        foreach (string element in elements)
        {
            if (!present.Contains(element)) throw new DataFileException(file.Name, 0, $"there is no entry for element {element}{NearestName.Hint(element, present)} (the file has {(present.Count == 0 ? "no entries" : string.Join(' ', present))})");
        }
        List<string> missing = [];
        for (int at = 0; at < line.Length; at++)
        {
            if (line[at] == 0) missing.Add($"{elements[at / n / n]} {elements[at / n % n]} {elements[at % n]}");
        }
        if (missing.Count > 0) throw new DataFileException(file.Name, 0, $"missing entr{(missing.Count == 1 ? "y" : "ies")} {string.Join(", ", missing)}: every ordered triple of the elements in use needs one");
        return table;
    }

    /// <summary>Fails unless i j k and i k j, which describe the same angle, agree.</summary>
    /// <param name="file">The file.</param>
    /// <param name="map">Elements in use.</param>
    /// <param name="numbers">What must be equal.</param>
    /// <param name="same">Whether two entries agree.</param>
    /// <exception cref="DataFileException">They do not.</exception>
    public void RequireSameAngle(PotentialFile file, ElementMap map, string numbers, Func<TEntry, TEntry, bool> same)
    {
        for (int at = 0; at < Entries.Length; at++)
        {
            int i = at / _n / _n, j = at / _n % _n, k = at % _n;
            if (k <= j || same(Entries[Index(i, j, k)], Entries[Index(i, k, j)])) continue;
            (string e, string f, string g) = (map.Elements[i], map.Elements[j], map.Elements[k]);
            throw new DataFileException(file.Name, 0, $"entries {e} {f} {g} and {e} {g} {f} must have equal {numbers}: they describe the same angle {f}-{e}-{g} (LAMMPS would take one of them by the order of its neighbour list)");
        }
    }

    private static int IndexOf(IReadOnlyList<string> elements, string name)
    {
        for (int k = 0; k < elements.Count; k++) if (elements[k] == name) return k;
        return -1;
    }
}
