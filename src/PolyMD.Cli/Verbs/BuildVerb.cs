using System.CommandLine;
using PolyMD.Building;
using PolyMD.Building.ForceFields;
using PolyMD.Studies;

namespace PolyMD.Cli.Verbs;

/// <summary>polymd build: writes data file, deck and potentials of the cases of a study without running them.</summary>
internal static class BuildVerb
{
    public static Command Create(TextWriter output)
    {
        Command command = new("build", "write the data file, deck and potentials of a study's cases");
        StudyArguments arguments = new();
        arguments.AddTo(command);
        command.SetAction(result =>
        {
            (StudyDefinition study, ForceFieldLibrary library, StudyOptions options) = arguments.Read(result);
            StudyRunner runner = new(study, library, (_, _, _, _, _) => throw new InvalidOperationException("build runs nothing"));
            foreach (CaseRun run in runner.Build(options))
            {
                if (run.IsFinished() || run.HoldsOtherResult() || run.CanResume())
                {
                    output.WriteLine($"'{run.Folder}' holds a run and was left alone; give another folder with --output");
                    continue;
                }
                run.WriteInputs();
                output.WriteLine($"{Path.Combine(run.Folder, run.Built.DeckFileName)}: {run.Built.System.Atoms.Count} atoms, {run.Built.Steps} steps");
                if (run.Built.Strain is { } strain) output.WriteLine($"  {strain}");
                output.WriteLine(run.Built.Matrix.ToText());
            }
            return 0;
        });
        return command;
    }
}
