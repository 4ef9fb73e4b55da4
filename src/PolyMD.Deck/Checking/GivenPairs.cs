using PolyMD.Engine.Styles;

namespace PolyMD.Deck.Checking;

/// <summary>Which type pairs have coefficients from the deck or the data file, before mixing adds others.</summary>
internal sealed class GivenPairs
{
    private readonly HashSet<(IPairStyle Style, int I, int J)> _given = [];

    public static GivenPairs Of(IPairStyle style, int types)
    {
        GivenPairs given = new();
        foreach (IPairStyle part in PartsOf(style))
        {
            for (int i = 0; i < types; i++) for (int j = i; j < types; j++) if (part.Covers(i, j)) given._given.Add((part, i, j));
        }
        return given;
    }

    public static IEnumerable<IPairStyle> PartsOf(IPairStyle style) => style is IHybridPairStyle hybrid ? hybrid.Styles : [style];

    public bool Has(IPairStyle style, int i, int j) => _given.Contains((style, i, j));
}
