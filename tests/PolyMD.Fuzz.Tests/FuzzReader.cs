namespace PolyMD.Fuzz.Tests;

/// <summary>A reader under test.</summary>
/// <param name="Name">Its name; also that of its folder in the corpus, with + for /.</param>
/// <param name="FileName">Name that its files get.</param>
/// <param name="Seeds">Valid files.</param>
/// <param name="Read">Reads a file to the end and does with it what its user does.</param>
internal sealed record FuzzReader(string Name, string FileName, Func<byte[][]> Seeds, Action<string> Read)
{
    /// <summary>Whether its files are binary, so that messages have no line.</summary>
    public bool IsBinary { get; init; }

    /// <summary>Makes a changed file pass the checks that come before its content is read, such as a checksum; null where there are none.</summary>
    public Func<byte[], byte[]>? Seal { get; init; }

    /// <summary>Whether messages name the file at all: settings and numbers that pass for good ones are refused by others, elsewhere.</summary>
    public bool NamesFile { get; init; } = true;

    /// <summary>Whether most of its messages say in which line: those of JSON and of the state of a run do not.</summary>
    public bool NamesLine { get; init; } = true;

    /// <summary>How much dearer than others a case is: the number of cases is divided by it.</summary>
    public int Cost { get; init; } = 1;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
