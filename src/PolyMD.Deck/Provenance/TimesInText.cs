using System.Text.RegularExpressions;

namespace PolyMD.Deck.Provenance;

/// <summary>
/// Takes out of the lines of a result what depends on when, how fast and with how many threads it was made (docs/provenance.md lists it): the rest of two
/// runs of the same deck is the same. One object reads one file, from its first line on.
/// </summary>
public sealed partial class TimesInText
{
    private static readonly string[] s_timeColumns = ["CPU", "T/CPU", "S/CPU", "CPULeft"];
    private readonly bool _isLog, _isReport;
    private bool[] _columns = [];

    /// <summary>Begins a file.</summary>
    /// <param name="file">Its name: of an HTML file, the date and the machine are taken out.</param>
    /// <param name="isLog">Whether it is the log of a deck.</param>
    public TimesInText(string file, bool isLog) => (_isLog, _isReport) = (isLog, file.EndsWith(".html", StringComparison.Ordinal));

    /// <summary>A line without its times.</summary>
    /// <param name="line">The next line.</param>
    public string Without(string line)
    {
        if (line.StartsWith("# DATE: ", StringComparison.Ordinal)) return Date().Replace(line, "#", 1);
        if (_isReport) return MachineRow().Replace(Date().Replace(line, "#"), "$1#");
        if (!_isLog) return line;
        // Behind every table.
        if (line.StartsWith("Loop time of ", StringComparison.Ordinal)) _columns = [];
        return Columns(NamedTime().Replace(Timing().Replace(line, "$1#"), "$1 = #"));
    }

    // Rows under a header with time columns; a header is known by its words, a row by having as many.
    private string Columns(string line)
    {
        string[] words = line.Split([' ', ',', '[', ']', '\''], StringSplitOptions.RemoveEmptyEntries);
        if (Array.Exists(words, w => s_timeColumns.Contains(w)) && !Array.Exists(words, w => double.TryParse(w, System.Globalization.CultureInfo.InvariantCulture, out _)))
        {
            _columns = [.. words.Select(w => s_timeColumns.Contains(w))];
            return line;
        }
        if (_columns.Length == 0 || words.Length != _columns.Length || !Array.TrueForAll(words, w => w == "-" || double.TryParse(w, System.Globalization.CultureInfo.InvariantCulture, out _))) return line;
        return string.Join(' ', words.Select((w, k) => _columns[k] ? "#" : w));
    }

    // The version, the number of threads, the time of a loop; timing lines and the memory of the process as a whole.
    [GeneratedRegex(@"(?<=^PolyMD )\S+(?= \(reads)|(?<=^  )[0-9]+ threads?(?=, \w+ precision)|(?<=^Loop time of )[0-9.e+-]+|^(Performance: |Total wall time: |Per MPI rank memory allocation |(?:Pair|Bond|Kspace|Neigh|Comm|Output|Modify|Other) +\| ).*$|^[0-9.]+% CPU use with .*$")]
    private static partial Regex Timing();

    [GeneratedRegex(@"\b(CPU|T/CPU|S/CPU|CPULeft) += +[0-9.e+-]+")]
    private static partial Regex NamedTime();

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2} [+-][0-9]{2}:[0-9]{2})?")]
    private static partial Regex Date();

    [GeneratedRegex(@"^(<tr><th>(?:PolyMD|runtime|processor|threads)</th><td>).*$")]
    private static partial Regex MachineRow();
}
