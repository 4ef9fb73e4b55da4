namespace PolyMD.Model;

/// <summary>Finds the valid name a person most likely meant.</summary>
public static class NearestName
{
    /// <summary>The closest of <paramref name="valid"/> by edit distance (insert, delete, replace, swap of neighbours), or null if none is near.</summary>
    /// <param name="given">What was typed.</param>
    /// <param name="valid">Valid names.</param>
    public static string? Find(string given, IEnumerable<string> valid)
    {
        string? best = null;
        int bestDistance = Math.Max(1, given.Length / 3) + 1;
        foreach (string name in valid.Order(StringComparer.Ordinal))
        {
            int d = Distance(given, name);
            if (d < bestDistance) (best, bestDistance) = (name, d);
        }
        return best;
    }

    /// <summary><c>; did you mean 'x'?</c> or an empty string.</summary>
    /// <param name="given">What was typed.</param>
    /// <param name="valid">Valid names.</param>
    public static string Hint(string given, IEnumerable<string> valid) => Find(given, valid) is { } name && name != given ? $"; did you mean '{name}'?" : "";

    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 6) return int.MaxValue;
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
