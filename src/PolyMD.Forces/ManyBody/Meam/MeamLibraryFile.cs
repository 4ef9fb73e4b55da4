using PolyMD.Model;

namespace PolyMD.Forces.ManyBody.Meam;

/// <summary>
/// A MEAM library file: entries of 19 words, elt lat z ielement atwt alpha b0 b1 b2 b3 alat esub asub t0 t1 t2 t3 rozero ibar, over any
/// number of lines, names in quotes or not. The first entry of a name counts.
/// </summary>
public static class MeamLibraryFile
{
    private const int WordCount = 19;

    /// <summary>Reads the elements asked for.</summary>
    /// <param name="file">The library.</param>
    /// <param name="names">Elements wanted.</param>
    /// <exception cref="DataFileException">What is wrong, with the line.</exception>
    public static MeamElement[] Read(PotentialFile file, IReadOnlyList<string> names)
    {
        MeamElement?[] found = new MeamElement?[names.Count];
        SortedSet<string> present = new(StringComparer.Ordinal);
        foreach (PotentialEntry raw in file.Entries(WordCount, "elt lat z ielement atwt alpha b0 b1 b2 b3 alat esub asub t0 t1 t2 t3 rozero ibar"))
        {
            string name = raw.Words[0].Trim('\'', '"');
            present.Add(name);
            for (int k = 0; k < found.Length; k++)
            {
                if (names[k] == name) found[k] ??= Element(raw, name);
            }
        }
        for (int k = 0; k < found.Length; k++)
        {
            if (found[k] is null) throw new DataFileException(file.Name, 0, $"there is no entry for element {names[k]}{NearestName.Hint(names[k], present)} (the library has {(present.Count == 0 ? "no entries" : string.Join(' ', present))})");
        }
        return found!;
    }

    private static MeamElement Element(PotentialEntry e, string name)
    {
        string lattice = e.Words[1].Trim('\'', '"');
        if (MeamStructure.Parse(lattice) is not { } structure || !MeamStructure.ElementNames.Contains(lattice))
            throw Error(e, name, $"'lat' must be one of {string.Join(' ', MeamStructure.ElementNames)}, got '{lattice}'");
        double neighbors = e.Number(2, "z"), t0 = e.Number(13, "t0"), form = e.Number(18, "ibar"), number = e.Number(3, "ielement");
        if (neighbors != MeamStructure.Neighbors(structure)) throw Error(e, name, $"'z' of {lattice} must be {MeamStructure.Neighbors(structure)}, got '{e.Words[2]}'");
        if (t0 != 1) throw Error(e, name, $"'t0' must be 1, got '{e.Words[13]}'");
        if (form is not (0 or 1 or 3 or 4 or -5)) throw Error(e, name, $"'ibar' must be 0, 1, 3, 4 or -5, got '{e.Words[18]}'");
        return new MeamElement
        {
            Name = name,
            Lattice = structure,
            Neighbors = neighbors,
            AtomicNumber = (int)number,
            Mass = e.Number(4, "atwt"),
            Alpha = e.Number(5, "alpha"),
            Beta = [e.Number(6, "b0"), e.Number(7, "b1"), e.Number(8, "b2"), e.Number(9, "b3")],
            LatticeConstant = e.Number(10, "alat"),
            Cohesive = e.Number(11, "esub"),
            Embedding = e.Number(12, "asub"),
            Weight = [t0, e.Number(14, "t1"), e.Number(15, "t2"), e.Number(16, "t3")],
            Density = e.Number(17, "rozero"),
            Form = (int)form,
        };
    }

    private static DataFileException Error(PotentialEntry e, string name, string message) => new(e.File.Name, e.Line, $"entry {name}: {message}");
}
