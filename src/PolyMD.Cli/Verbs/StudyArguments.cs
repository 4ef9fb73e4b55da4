using System.CommandLine;
using System.Globalization;
using PolyMD.Building;
using PolyMD.Building.ForceFields;
using PolyMD.Model;
using PolyMD.Model.Provenance;
using PolyMD.Studies;

namespace PolyMD.Cli.Verbs;

/// <summary>Arguments that build and compare share, and what they turn into.</summary>
internal sealed class StudyArguments
{
    public Argument<string> Study { get; } = new("study") { Description = "study file (JSON), or the folder that holds study.json" };

    public Option<string> Preset { get; } = new("--preset") { Description = "preset of the study: sizes, times, seeds", DefaultValueFactory = _ => "quick" };

    public Option<string?> Output { get; } = new("--output", "-o") { Description = "folder that receives everything (default: results/<study>)" };

    public Option<int?> Seed { get; } = new("--seed") { Description = "one seed instead of the preset's" };

    public Option<string[]> Case { get; } = new("--case") { Description = "only this case; may be repeated" };

    public Option<string?> ForceFields { get; } = new("--forcefields") { Description = "folder of parameter files (default: forcefields/ here, above the study, or beside the program)" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Study);
        command.Options.Add(Preset);
        command.Options.Add(Output);
        command.Options.Add(Seed);
        command.Options.Add(Case);
        command.Options.Add(ForceFields);
    }

    public (StudyDefinition Study, ForceFieldLibrary Library, StudyOptions Options) Read(ParseResult result)
    {
        string path = result.GetRequiredValue(Study);
        if (Directory.Exists(path)) path = Path.Combine(path, "study.json");
        StudyDefinition study = StudyDefinition.Load(path);
        StudyOptions options = new()
        {
            Preset = result.GetRequiredValue(Preset),
            OutputFolder = result.GetValue(Output) ?? Path.Combine("results", study.Name),
            Seed = result.GetValue(Seed),
            Cases = result.GetValue(Case) ?? [],
            Version = ProgramVersion.Text,
        };
        study.Preset(options.Preset);
        foreach (string name in options.Cases) study.Case(name);
        return (study, ForceFieldLibrary.Load(FindForceFields(result.GetValue(ForceFields), path)), options);
    }

    private static string FindForceFields(string? given, string studyFile)
    {
        if (given is not null) return given;
        foreach (string start in new[] { Environment.CurrentDirectory, Path.GetDirectoryName(Path.GetFullPath(studyFile))!, AppContext.BaseDirectory })
        {
            try
            {
                return ForceFieldLibrary.FindFolder(start);
            }
            catch (PolyMDException)
            {
                // look further; the last place reports
            }
        }
        throw new PolyMDException(string.Create(CultureInfo.InvariantCulture,
            $"no folder 'forcefields' here, above '{studyFile}' or beside the program; give it with --forcefields"));
    }
}
