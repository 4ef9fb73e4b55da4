namespace PolyMD.IO;

/// <summary>Finds the valid name nearest to a misspelt one (Levenshtein distance).</summary>
internal static class NameMatch
{
    /// <summary>The candidate with the smallest edit distance.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">Valid names.</param>
    public static string Nearest(string name, IEnumerable<string> candidates) =>
        candidates.OrderBy(c => Distance(name.ToLowerInvariant(), c.ToLowerInvariant())).ThenBy(c => c, StringComparer.Ordinal).First();

    private static int Distance(string a, string b)
    {
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }
}
