using System.Globalization;
using PolyMD.Model;

namespace PolyMD.Deck.Runtime;

/// <summary>partition yes | no range command …: PolyMD runs one partition, number 1.</summary>
internal static class PartitionPrefix
{
    /// <summary>The words to execute: those of the command itself, or none where it is meant for other partitions.</summary>
    public static List<ArgToken> Strip(List<ArgToken> tokens)
    {
        while (tokens.Count > 0 && tokens[0].Text == "partition")
        {
            if (tokens.Count < 4) throw new DeckException(tokens[0].Span, "partition: expected yes or no, a range of partitions and a command");
            if (tokens[1].Text is not ("yes" or "no")) throw new DeckException(tokens[1].Span, $"partition: 'style' must be one of yes, no; got '{tokens[1].Text}'");
            string[] ends = tokens[2].Text.Split('*');
            int End(string word, int open) => word.Length == 0 && ends.Length == 2 ? open
                : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n >= 1 ? n
                : throw new DeckException(tokens[2].Span, $"partition: expected a number or a range such as 1*4, got '{tokens[2].Text}'");
            if (ends.Length > 2) End("", 0);
            bool here = End(ends[0], 1) == 1 && End(ends[^1], int.MaxValue) >= 1;
            if (here != (tokens[1].Text == "yes")) return [];
            tokens = tokens[3..];
        }
        return tokens;
    }
}
