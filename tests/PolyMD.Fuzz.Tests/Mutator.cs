using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PolyMD.Fuzz.Tests;

/// <summary>Applies mutations to the bytes of a file.</summary>
internal static partial class Mutator
{
    /// <summary>What can happen to any file.</summary>
    public static readonly MutationKind[] Bytes =
        [MutationKind.Truncate, MutationKind.FlipBit, MutationKind.Junk, MutationKind.Zero, MutationKind.RemoveRange, MutationKind.RepeatRange];

    /// <summary>What happens to binary files.</summary>
    public static readonly MutationKind[] Binary = [.. Bytes, MutationKind.Integer, MutationKind.Integer, MutationKind.LongInteger, MutationKind.Real];

    /// <summary>What happens to text files; numbers and lines most often.</summary>
    public static readonly MutationKind[] Text =
    [
        .. Bytes, MutationKind.RemoveLine, MutationKind.RepeatLine, MutationKind.SwapLines, MutationKind.RemoveLine, MutationKind.RepeatLine, MutationKind.SwapLines,
        MutationKind.ReplaceNumber, MutationKind.ReplaceNumber, MutationKind.ReplaceNumber, MutationKind.ReplaceNumber, MutationKind.ReplaceNumber, MutationKind.ReplaceNumber,
        MutationKind.ChangeCount, MutationKind.ChangeCount, MutationKind.ReplaceWord, MutationKind.ReplaceWord, MutationKind.RemoveWord, MutationKind.RemoveWord, MutationKind.RepeatWord,
        MutationKind.LongToken, MutationKind.LongLine, MutationKind.Nest, MutationKind.ByteOrderMark, MutationKind.CarriageReturns, MutationKind.Utf16, MutationKind.Nul, MutationKind.NonAscii,
    ];

    private static readonly string[] s_numbers =
    [
        "0", "-1", "1", "nan", "NaN", "-nan", "inf", "-inf", "Infinity", "1e308", "-1e308", "1e-308", "1e400", "2147483647", "2147483648", "-2147483648", "4294967296", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "1e10", "1e18", "1e19", "0.5", "-0", "1e-20", "3e9", "0x10", "1d5", "1,5", "+7", "1000000", "16777217", "65536", "100000000",
    ];

    private static readonly string[] s_words =
        ["", "*", "#", "&", "\"", "'", "$", "${", "${x", "$(", "$(1", "(", ")", "[", "]", "{", "}", ":", "=", ",", "a", "all", "Atoms", "ITEM:", "NULL", "null", "true", "{}", "[]", "end", "N", "Step", "\\", "%s", "%n", "../x", "/", "-", ".", "\t", "\v", "\f", "Å", "𝄞"];

    private static readonly int[] s_lengths = [300, 5000, 100_000];
    private static readonly int[] s_integers = [0, -1, 1, int.MaxValue, int.MinValue, 1 << 16, 1 << 24, 1 << 28, 1 << 30, 1_000_000, -2, 2, 3];
    private static readonly double[] s_reals = [0, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e308, -1e308, 1e-308, 1e19, 1e-20, 0.5];

    /// <summary>The file with the changes made.</summary>
    public static byte[] Apply(byte[] file, IEnumerable<Mutation> changes)
    {
        foreach (Mutation m in changes) file = Apply(file, m);
        return file;
    }

    private static byte[] Apply(byte[] b, Mutation m)
    {
        if (b.Length == 0) return m.Kind == MutationKind.Junk ? Junk(m.Value, 16) : b;
        int at = m.Place % b.Length, span = Math.Min(b.Length - at, 1 + m.Value % 64);
        switch (m.Kind)
        {
            case MutationKind.Truncate: return b[..at];
            case MutationKind.FlipBit: return With(b, at, (byte)(b[at] ^ 1 << m.Value % 8));
            case MutationKind.Junk: return [.. b[..at], .. Junk(m.Value, 1 + m.Value % 40), .. b[at..]];
            case MutationKind.Zero: return [.. b[..at], .. new byte[span], .. b[(at + span)..]];
            case MutationKind.RemoveRange: return [.. b[..at], .. b[(at + span)..]];
            case MutationKind.RepeatRange: return [.. b[..(at + span)], .. b[at..]];
            case MutationKind.Integer: return Overwrite(b, at, 4, s => { int v = s_integers[m.Value / 2 % s_integers.Length]; if (m.Value % 2 == 0) BinaryPrimitives.WriteInt32LittleEndian(s, v); else BinaryPrimitives.WriteInt32BigEndian(s, v); });
            case MutationKind.LongInteger: return Overwrite(b, at, 8, s => { long v = m.Value % 3 == 0 ? long.MaxValue : s_integers[m.Value / 2 % s_integers.Length]; if (m.Value % 2 == 0) BinaryPrimitives.WriteInt64LittleEndian(s, v); else BinaryPrimitives.WriteInt64BigEndian(s, v); });
            case MutationKind.Real: return Overwrite(b, at, 8, s => { double v = s_reals[m.Value / 4 % s_reals.Length]; Real(s, v, m.Value % 4); });
            case MutationKind.ByteOrderMark: return [0xEF, 0xBB, 0xBF, .. b];
            case MutationKind.Nul: return [.. b[..at], 0, .. b[at..]];
            case MutationKind.NonAscii: return [.. b[..at], .. m.Value % 2 == 0 ? "µÅ→"u8.ToArray() : [0xff, 0xfe, 0x80], .. b[at..]];
            case MutationKind.Utf16: return Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(b))).ToArray();
            default: return Encoding.Latin1.GetBytes(Apply(Encoding.Latin1.GetString(b), m));
        }
    }

    private static string Apply(string text, Mutation m)
    {
        switch (m.Kind)
        {
            case MutationKind.CarriageReturns: return text.Replace("\n", m.Value % 3 == 0 ? "\r" : "\r\n", StringComparison.Ordinal);
            case MutationKind.RemoveLine or MutationKind.RepeatLine or MutationKind.SwapLines or MutationKind.LongLine: return Lines(text, m);
            case MutationKind.ReplaceNumber: return Replace(NumberPattern().Matches(text), text, m, s_numbers[m.Value % s_numbers.Length]);
            case MutationKind.ChangeCount:
                MatchCollection counts = CountPattern().Matches(text);
                if (counts.Count == 0) return text;
                Match count = counts[m.Place % counts.Count];
                long was = long.TryParse(count.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long n) ? n : 0;
                return Replace(counts, text, m, (m.Value % 3 == 0 ? was - 1 : m.Value % 3 == 1 ? was + 1 : was * 1000).ToString(CultureInfo.InvariantCulture));
            case MutationKind.ReplaceWord: return Replace(WordPattern().Matches(text), text, m, s_words[m.Value % s_words.Length]);
            case MutationKind.RemoveWord: return Replace(WordPattern().Matches(text), text, m, "");
            case MutationKind.RepeatWord: return Replace(WordPattern().Matches(text), text, m, null);
            case MutationKind.LongToken: return Replace(WordPattern().Matches(text), text, m, new string("x1e"[m.Value % 3], s_lengths[m.Value / 3 % s_lengths.Length]));
            case MutationKind.Nest:
                string open = (string[])["(", "[", "{", "$(", "-", "!", "((1)+", "if 1 then \"", "\"\"\"", "{\"a\":", "sqrt(", "${"] is { } all ? all[m.Value % all.Length] : "";
                int at = m.Place % (text.Length + 1);
                return text.Insert(at, new StringBuilder().Insert(0, open, s_lengths[m.Value / 16 % s_lengths.Length]).ToString());
            default: return text;
        }
    }

    private static string Lines(string text, Mutation m)
    {
        string[] lines = text.Split('\n');
        int at = m.Place % lines.Length, other = m.Value % lines.Length;
        switch (m.Kind)
        {
            case MutationKind.RemoveLine: return string.Join('\n', lines.Where((_, k) => k != at));
            case MutationKind.RepeatLine: return string.Join('\n', lines[..(at + 1)].Concat(lines[at..]));
            case MutationKind.SwapLines: (lines[at], lines[other]) = (lines[other], lines[at]); break;
            default: lines[at] = string.Join(' ', Enumerable.Repeat(lines[at], 1 + s_lengths[m.Value % s_lengths.Length] / (lines[at].Length + 1))); break;
        }
        return string.Join('\n', lines);
    }

    private static string Replace(MatchCollection matches, string text, Mutation m, string? by)
    {
        if (matches.Count == 0) return text;
        Match match = matches[m.Place % matches.Count];
        return string.Concat(text.AsSpan(0, match.Index), by ?? $"{match.Value} {match.Value}", text.AsSpan(match.Index + match.Length));
    }

    private static byte[] With(byte[] b, int at, byte value)
    {
        byte[] copy = [.. b];
        copy[at] = value;
        return copy;
    }

    private static byte[] Overwrite(byte[] b, int at, int size, Action<Span<byte>> write)
    {
        // Numbers in binary files stand at multiples of four as a rule.
        if (at % 4 != 0 && at % 3 != 0) at -= at % 4;
        if (at + size > b.Length) return b;
        byte[] copy = [.. b];
        write(copy.AsSpan(at, size));
        return copy;
    }

    private static void Real(Span<byte> s, double v, int form)
    {
        if (form == 0) BinaryPrimitives.WriteDoubleLittleEndian(s, v);
        else if (form == 1) BinaryPrimitives.WriteDoubleBigEndian(s, v);
        else if (form == 2) BinaryPrimitives.WriteSingleLittleEndian(s, (float)v);
        else BinaryPrimitives.WriteSingleBigEndian(s, (float)v);
    }

    private static byte[] Junk(int seed, int length)
    {
        byte[] junk = new byte[length];
        new Random(seed).NextBytes(junk);
        return junk;
    }

    [GeneratedRegex(@"[-+]?\d+(\.\d*)?([eE][-+]?\d+)?")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\d+")]
    private static partial Regex CountPattern();

    [GeneratedRegex(@"\S+")]
    private static partial Regex WordPattern();
}
