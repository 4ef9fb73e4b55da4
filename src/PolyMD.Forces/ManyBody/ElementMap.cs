using PolyMD.Model;

namespace PolyMD.Forces.ManyBody;

/// <summary>Which element of a potential each atom type is: the words after the file in <c>pair_coeff * * file El1 El2 … NULL</c>.</summary>
public sealed class ElementMap
{
    private ElementMap(string[] elements, int[] ofType)
    {
        Elements = elements;
        OfType = ofType;
    }

    /// <summary>Distinct elements in order of first use.</summary>
    public IReadOnlyList<string> Elements { get; }

    /// <summary>Element index of each type, −1 for NULL.</summary>
    public int[] OfType { get; }

    /// <summary>A map made of indices.</summary>
    /// <param name="elements">Elements.</param>
    /// <param name="ofType">Element index of each type, −1 for none.</param>
    public static ElementMap FromIndices(string[] elements, int[] ofType) => new(elements, ofType);

    /// <summary>Reads one word per atom type.</summary>
    /// <param name="args">Arguments after the file name.</param>
    /// <param name="typeCount">Atom types.</param>
    public static ElementMap Read(ArgReader args, int typeCount)
    {
        List<string> elements = [];
        int[] map = new int[typeCount];
        if (args.Remaining != typeCount)
        {
            int given = args.Remaining;
            args.Rest();
            args.Fail($"expected one element (or NULL) for each of the {typeCount} atom types after the potential file, got {given}");
        }
        for (int t = 0; t < typeCount; t++)
        {
            string word = args.Word($"element of type {t + 1}");
            map[t] = -1;
            if (word == "NULL") continue;
            int at = elements.IndexOf(word);
            if (at < 0)
            {
                at = elements.Count;
                elements.Add(word);
            }
            map[t] = at;
        }
        if (elements.Count == 0) args.Fail("every atom type is NULL: at least one must be an element of the potential");
        return new ElementMap([.. elements], map);
    }
}
