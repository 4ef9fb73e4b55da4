using System.CommandLine;
using PolyMD.Deck;

namespace PolyMD.Cli.Verbs;

/// <summary>polymd check: finds what is wrong in a deck without running it.</summary>
internal static class CheckVerb
{
    public static Command Create(TextWriter output)
    {
        DeckArguments deck = new();
        Option<bool> load = new("--load") { Description = "load the system however large it is" };
        Command command = new("check", "check a deck without running it") { deck.File, deck.In, deck.Variables, load };
        command.SetAction(result =>
        {
            RunSettings settings = RunSettings.Load(new Dictionary<string, string?>());
            DeckRunOptions options = deck.Options(result) with { PotentialFolders = settings.Potentials, ShellPrograms = settings.ShellPrograms, WritableFolders = settings.WritableFolders, EnvironmentNames = settings.EnvironmentNames };
            DeckCheck check = DeckRunner.Check(deck.Path(result), options, result.GetValue(load));
            foreach (DeckProblem problem in check.Problems) output.WriteLine(problem.Text);
            foreach (string line in check.Report) output.WriteLine(line);
            if (check.CutShort is { } why) output.WriteLine($"note: {why}{(why.Contains(" is large", StringComparison.Ordinal) ? " (all of it with --load)" : "")}");
            int errors = check.Problems.Count(p => p.IsError), warnings = check.Problems.Count - errors;
            output.WriteLine($"{check.Statements} commands checked, {errors} error{(errors == 1 ? "" : "s")}, {warnings} warning{(warnings == 1 ? "" : "s")}");
            return check.HasErrors ? ExitCode.UserError : ExitCode.Ok;
        });
        return command;
    }
}
