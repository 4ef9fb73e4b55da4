using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CsvHelper;
using PolyMD.Analysis.Statistics;
using PolyMD.Deck.Provenance;
using PolyMD.Model.Provenance;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>Writes what an analysis found: a table (CSV), numbers with provenance (JSON) and a picture (SVG), all under one name.</summary>
/// <param name="folder">Where they go.</param>
/// <param name="name">Their name.</param>
/// <param name="inputs">Files that were read.</param>
/// <param name="result">The command line.</param>
internal sealed class ResultFiles(string folder, string name, string[] inputs, ParseResult result)
{
    public ResultFiles(TrajectoryArguments arguments, ParseResult result) : this(result.GetRequiredValue(arguments.Where.Output), result.GetRequiredValue(arguments.Where.Name), arguments.InputFiles(result), result)
    {
    }

    private string Folder => Directory.CreateDirectory(folder).FullName;

    /// <summary>Writes the table: one header per column with its unit, one row per entry; NaN becomes an empty field.</summary>
    public void Table(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<double>> columns)
    {
        using CsvWriter csv = CsvWriter.ToFile(Path.Combine(Folder, name + ".csv"), new CsvWriterOptions { NewLine = "\n" });
        csv.WriteHeader([.. headers]);
        for (int row = 0; row < columns[0].Count; row++)
        {
            foreach (IReadOnlyList<double> column in columns) csv.WriteField<double>(double.IsFinite(column[row]) ? column[row] : null, "G10");
            csv.EndRecord();
        }
    }

    /// <summary>Writes the numbers with how they were made: files and their hashes, options, version, machine.</summary>
    public void Numbers(IReadOnlyDictionary<string, object?> values, IReadOnlyList<string>? warnings = null)
    {
        Dictionary<string, object?> root = new()
        {
            ["analysis"] = name,
            ["results"] = values.ToDictionary(v => v.Key, v => v.Value is Measured m ? Quantity(m) : v.Value),
            ["warnings"] = warnings ?? [],
            ["inputs"] = inputs.Select(f => FileHash.Of(f, Environment.CurrentDirectory)).ToArray(),
            ["arguments"] = string.Join(' ', result.Tokens.Select(t => t.Value.Contains(' ', StringComparison.Ordinal) ? $"\"{t.Value}\"" : t.Value)),
            ["program"] = "PolyMD",
            ["version"] = ProgramVersion.Number,
            ["commit"] = ProgramVersion.Commit,
            ["environment"] = RunEnvironment.Capture(1),
            ["created"] = DateTimeOffset.Now.ToString("O", CultureInfo.InvariantCulture),
        };
        WholeFile.Write(Path.Combine(Folder, name + ".json"), JsonSerializer.Serialize(root, Manifest.Json) + "\n");
    }

    /// <summary>Writes the picture.</summary>
    public void Picture(SvgCanvas picture) => picture.Save(Path.Combine(Folder, name + ".svg"));

    /// <summary>The files as a line for the screen.</summary>
    public override string ToString() => $"written: {Path.Combine(folder, name)}.csv, .json, .svg";

    private static Dictionary<string, object?> Quantity(Measured m) => new() { ["value"] = m.Value, ["standardError"] = m.StandardError, ["effectiveSamples"] = m.EffectiveSamples, ["unit"] = m.Unit, ["window"] = m.Window };
}
