using System.CommandLine;
using System.Globalization;
using PolyMD.Deck;
using PolyMD.Model;

namespace PolyMD.Cli.Verbs;

/// <summary>polymd run: runs a deck.</summary>
internal static class RunVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        DeckArguments deck = new();
        Option<string> log = new("--log") { Description = "log file, or none (also -log)", DefaultValueFactory = _ => "log.lammps" };
        Option<string?> screen = new("--screen") { Description = "none, or a file for the screen output (also -screen)" };
        Option<string> echo = new("--echo") { Description = "none, screen, log or both: where commands are repeated (also -echo)", DefaultValueFactory = _ => "log" };
        Option<int?> threads = new("--threads", "-t") { Description = "threads to use (default: all cores)" };
        Option<string?> precision = new("--precision") { Description = "double or mixed" };
        Command command = new("run", "run a LAMMPS deck") { deck.File, deck.In, deck.Variables, log, screen, echo, threads, precision };
        // On its own thread: Ctrl-C is listened to only once the action has returned its task.
        command.SetAction((result, cancellation) => Task.Run(() =>
        {
            string echoTo = result.GetRequiredValue(echo);
            if (echoTo is not ("none" or "screen" or "log" or "both")) throw new PolyMDException($"-echo must be none, screen, log or both; got '{echoTo}'");
            Dictionary<string, string?> given = [];
            if (result.GetValue(threads) is { } t) given["threads"] = t.ToString(CultureInfo.InvariantCulture);
            if (result.GetValue(precision) is { } p) given["precision"] = p;
            RunSettings settings = RunSettings.Load(given);
            string? screenTo = result.GetValue(screen);
            using StreamWriter? screenFile = screenTo is null or "none" ? null : new StreamWriter(screenTo) { NewLine = "\n" };
            RunProgressLine line = new(error);
            using LineErasingWriter? terminal = screenTo is null ? new LineErasingWriter(output, line) : null;
            DeckRunOptions options = deck.Options(result) with
            {
                LogFile = result.GetRequiredValue(log),
                ScreenWriter = screenFile ?? (TextWriter?)terminal,
                EchoScreen = echoTo is "screen" or "both",
                EchoLog = echoTo is "log" or "both",
                Threads = settings.Threads,
                Precision = settings.Precision,
                PotentialFolders = settings.Potentials,
                ShellPrograms = settings.ShellPrograms,
                Cancellation = cancellation,
                Progress = line.IsActive ? line.Report : null,
            };
            try
            {
                string path = deck.Path(result);
                return (path == LammpsArguments.StandardInput ? DeckRunner.RunText(Console.In.ReadToEnd(), "stdin", options) : DeckRunner.Run(path, options)).ExitStatus;
            }
            catch (OperationCanceledException)
            {
                line.Erase();
                error.WriteLine("stopped on request; what was written so far is kept");
                return ExitCode.Interrupted;
            }
            finally { line.Erase(); }
        }, CancellationToken.None));
        return command;
    }
}
