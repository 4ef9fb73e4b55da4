using System.CommandLine;
using PolyMD.Deck;
using PolyMD.Model;

namespace PolyMD.Cli.Verbs;

/// <summary>polymd run: runs a deck.</summary>
internal static class RunVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        DeckArguments deck = new();
        MachineArguments machine = new();
        Option<string> log = new("--log") { Description = "log file, or none (also -log)", DefaultValueFactory = _ => "log.lammps" };
        Option<string> echo = new("--echo") { Description = "none, screen, log or both: where commands are repeated (also -echo)", DefaultValueFactory = _ => "log" };
        Command command = new("run", "run a LAMMPS deck") { deck.File, deck.In, deck.Variables, log, echo };
        machine.AddTo(command);
        // On its own thread: Ctrl-C is listened to only once the action has returned its task.
        command.SetAction((result, cancellation) => Task.Run(() =>
        {
            string echoTo = result.GetRequiredValue(echo);
            if (echoTo is not ("none" or "screen" or "log" or "both")) throw new PolyMDException($"-echo must be none, screen, log or both; got '{echoTo}'");
            DeckRunOptions options = deck.Options(result) with { LogFile = result.GetRequiredValue(log), EchoScreen = echoTo is "screen" or "both", EchoLog = echoTo is "log" or "both" };
            string path = deck.Path(result);
            return machine.Run(result, output, error, options, o => path == LammpsArguments.StandardInput ? DeckRunner.RunText(Console.In.ReadToEnd(), "stdin", o) : DeckRunner.Run(path, o), cancellation);
        }, CancellationToken.None));
        return command;
    }
}
