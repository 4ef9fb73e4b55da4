namespace PolyMD.Deck.Provenance;

/// <summary>What becomes of the manifest that a folder has already, as several decks may run in it one after the other.</summary>
internal static class FormerManifest
{
    private const int LongestLabel = 80;

    /// <summary>Gives the manifest of another deck, or of the same with other variables, a name of its own; that of the same run is left to be replaced.</summary>
    /// <param name="path">Name of the new manifest.</param>
    /// <param name="present">The new manifest.</param>
    public static void SetAside(string path, Manifest present)
    {
        if (!File.Exists(path)) return;
        Manifest? former = Manifest.Find(path);
        if (former is not null && former.Deck == present.Deck && former.DeckFile == present.DeckFile && Arguments(former) == Arguments(present)) return;
        // One that is not ours is kept all the same.
        string label = former is null ? "former" : former.Deck is { } deck ? Path.GetFileName(deck) + Arguments(former) : "study";
        foreach (char c in Path.GetInvalidFileNameChars()) label = label.Replace(c, '_');
        File.Move(path, Path.ChangeExtension(path, $"{label[..Math.Min(label.Length, LongestLabel)]}{Path.GetExtension(path)}"), true);
    }

    private static string Arguments(Manifest m) => string.Concat(m.Arguments.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $",{a.Key}={string.Join('+', a.Value)}"));
}
