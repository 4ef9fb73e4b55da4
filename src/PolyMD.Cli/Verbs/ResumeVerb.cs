using System.CommandLine;
using PolyMD.Deck;
using PolyMD.Studies;

namespace PolyMD.Cli.Verbs;

/// <summary>polymd resume: goes on with a run from its newest checkpoint, or with a study from its first unfinished case.</summary>
internal static class ResumeVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<string> run = new("run") { Description = "the folder of the run or study, or a checkpoint", DefaultValueFactory = _ => "." };
        MachineArguments machine = new();
        Command command = new("resume", "go on with a run or study that was stopped or killed, bit for bit, from its newest checkpoint") { run };
        machine.AddTo(command);
        command.SetAction((result, cancellation) => Task.Run(() =>
        {
            string folder = result.GetRequiredValue(run);
            if (!Directory.Exists(folder) || StudyManifest.Find(folder) is null) return machine.Run(result, output, error, new DeckRunOptions(), options => DeckRunner.Resume(folder, options), cancellation);
            machine.RefuseThoseOfDecks(result);
            return CompareVerb.Resume(output, error, folder, machine.Settings(result).Threads, machine.Checkpoints(result), cancellation);
        }, CancellationToken.None));
        return command;
    }
}
