using System.IO.Compression;
using PolyMD.Model.Provenance;

namespace PolyMD.Deck.Provenance;

/// <summary>Compares a file with that of an earlier run.</summary>
public static class FileComparison
{
    private const int Block = 1 << 16, LongestShown = 100;

    /// <summary>Compares two files byte by byte and, where that fails, line by line without times (<see cref="TimesInText"/>); compressed ones by their content.</summary>
    /// <param name="file">Name to report.</param>
    /// <param name="before">File of the earlier run.</param>
    /// <param name="now">File of this run.</param>
    /// <param name="isLog">Whether it is the log of a deck.</param>
    public static FileVerdict Compare(string file, string before, string now, bool isLog)
    {
        if (FileHash.Of(before, null).Sha256 == FileHash.Of(now, null).Sha256) return new FileVerdict(file, Verdict.Same);
        if (!IsText(before) || !IsText(now)) return Bytes(file, before, now);
        using StreamReader a = new(Open(before)), b = new(Open(now));
        TimesInText first = new(file, isLog), second = new(file, isLog);
        bool times = false;
        for (long line = 1; ; line++)
        {
            string? x = a.ReadLine(), y = b.ReadLine();
            if (x is null && y is null) return new FileVerdict(file, times ? Verdict.SameButTimes : Verdict.Same);
            if (x is null || y is null) return new FileVerdict(file, Verdict.Differs, $"line {line}: {(x is null ? $"the earlier file ends, now there is '{Short(y!)}'" : $"was '{Short(x)}', now the file ends")}");
            // Both are told of every line.
            (string u, string v) = (first.Without(x), second.Without(y));
            if (x == y) continue;
            if (u != v) return new FileVerdict(file, Verdict.Differs, $"line {line}: was '{Short(x)}', now '{Short(y)}'");
            times = true;
        }
    }

    private static FileVerdict Bytes(string file, string before, string now)
    {
        using Stream a = Open(before), b = Open(now);
        byte[] x = new byte[Block], y = new byte[Block];
        for (long at = 0; ; at += Block)
        {
            int n = a.ReadAtLeast(x, Block, false), m = b.ReadAtLeast(y, Block, false), same = x.AsSpan(0, n).CommonPrefixLength(y.AsSpan(0, m));
            if (same < n || same < m) return new FileVerdict(file, Verdict.Differs, $"byte {at + same}{(same < n && same < m ? "" : ": the files are of different lengths")}");
            if (n < Block) return new FileVerdict(file, Verdict.Same);
        }
    }

    private static Stream Open(string path)
    {
        FileStream stream = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    private static bool IsText(string path)
    {
        using Stream stream = Open(path);
        byte[] head = new byte[Block];
        return !head.AsSpan(0, stream.ReadAtLeast(head, Block, false)).Contains((byte)0);
    }

    private static string Short(string line) => line.Length <= LongestShown ? line : line[..LongestShown] + "…";
}
