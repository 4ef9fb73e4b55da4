using PolyMD.Model;

namespace PolyMD.Deck.Runtime;

/// <summary>Where a deck may write, move and delete.</summary>
/// <param name="folders">Folders, with all that is in them; null for everywhere.</param>
internal sealed class WriteLimits(IReadOnlyList<string>? folders)
{
    private const int MostLinks = 40;

    private readonly string[]? _folders = folders?.Select(f => Real(Path.GetFullPath(f), MostLinks)).ToArray();

    /// <summary>Fails if a path lies elsewhere, by itself or by where its links lead.</summary>
    /// <param name="path">Full path; it need not exist.</param>
    /// <exception cref="PolyMDException">It may not be written.</exception>
    public void Require(string path)
    {
        if (_folders is null) return;
        string real = Real(Path.GetFullPath(path), MostLinks);
        if (_folders.Any(f => real == f || real.StartsWith(f.TrimEnd('/') + "/", StringComparison.Ordinal))) return;
        throw new PolyMDException($"'{path}' may not be written: the setting 'writes' allows {string.Join(" and ", _folders)}");
    }

    // Every part of the path may be a link, and so may the last be that of a file to be made.
    private static string Real(string path, int links)
    {
        string real = Path.GetPathRoot(path) ?? "/";
        foreach (string part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Path.Combine(real, part);
            real = new FileInfo(next).LinkTarget is not { } target ? next
                : links > 0 ? Real(Path.GetFullPath(target, real), links - 1) : throw new PolyMDException($"'{path}' leads from link to link without end");
        }
        return real;
    }
}
