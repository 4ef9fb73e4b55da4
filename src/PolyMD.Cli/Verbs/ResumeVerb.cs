using System.CommandLine;
using PolyMD.Deck;

namespace PolyMD.Cli.Verbs;

/// <summary>polymd resume: goes on with a run from its newest checkpoint.</summary>
internal static class ResumeVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<string> run = new("run") { Description = "the folder of the run, or a checkpoint in it", DefaultValueFactory = _ => "." };
        MachineArguments machine = new();
        Command command = new("resume", "go on with a run that was stopped or killed, bit for bit, from its newest checkpoint") { run };
        machine.AddTo(command);
        command.SetAction((result, cancellation) => Task.Run(
            () => machine.Run(result, output, error, new DeckRunOptions(), options => DeckRunner.Resume(result.GetRequiredValue(run), options), cancellation), CancellationToken.None));
        return command;
    }
}
