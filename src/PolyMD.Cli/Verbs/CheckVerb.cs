using System.CommandLine;
using PolyMD.Deck;

namespace PolyMD.Cli.Verbs;

/// <summary>polymd check: finds what is wrong in a deck without running it.</summary>
internal static class CheckVerb
{
    public static Command Create(TextWriter output)
    {
        DeckArguments deck = new();
        Command command = new("check", "check a deck without running it") { deck.File, deck.In, deck.Variables };
        command.SetAction(result =>
        {
            DeckCheck check = DeckRunner.Check(deck.Path(result), deck.Options(result));
            foreach (DeckProblem problem in check.Problems) output.WriteLine(problem.Text);
            int errors = check.Problems.Count(p => p.IsError), warnings = check.Problems.Count - errors;
            output.WriteLine($"{check.Statements} commands checked, {errors} error{(errors == 1 ? "" : "s")}, {warnings} warning{(warnings == 1 ? "" : "s")}");
            return check.HasErrors ? ExitCode.UserError : ExitCode.Ok;
        });
        return command;
    }
}
