using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Averages;

/// <summary>Keywords that ave/time and ave/chunk share.</summary>
internal sealed class AverageKeywords
{
    public static readonly string[] Words = ["ave", "file", "overwrite", "format", "title1", "title2", "title3"];

    public AverageMode Mode { get; private set; } = new();

    public string? Path { get; private set; }

    public bool Overwrite { get; private set; }

    public PrintfFormat Format { get; private set; } = PrintfFormat.Default;

    public string?[] Titles { get; } = new string?[3];

    /// <summary>Reads a keyword's values if the word just read is one of these.</summary>
    public bool TryRead(string word, ArgReader args)
    {
        switch (word)
        {
            case "ave":
                Mode = AverageMode.Read(args);
                return true;
            case "file":
                Path = args.Word("file name");
                return true;
            case "overwrite":
                Overwrite = true;
                return true;
            case "format":
                string text = args.Word("format");
                try { Format = new PrintfFormat(text); }
                catch (PolyMDException e) when (e is not DeckException) { args.Fail(e.Message); }
                return true;
            case "title1" or "title2" or "title3":
                Titles[word[^1] - '1'] = args.Word(word);
                return true;
            case "append":
                args.Fail("keyword 'append' is not supported: 'file' begins a new file, and continuing from a checkpoint goes on with the old one");
                return true;
            default:
                return false;
        }
    }

    /// <summary>The file, or null if none was asked for.</summary>
    public AverageFile? OpenFile(ArgReader args, Simulation simulation)
    {
        if (Overwrite && !Mode.IsRunning) args.Fail("'overwrite' goes with 'ave running'");
        return Path is null ? null : new AverageFile(simulation, Path, Overwrite);
    }
}
