using System.CommandLine;
using PolyMD.Cli.Verbs;
using PolyMD.Deck;
using PolyMD.Model;

namespace PolyMD.Cli;

/// <summary>The polymd command line: composition root of the verbs, and the one place that turns errors into messages and exit codes.</summary>
internal sealed class CommandLineProgram(TextWriter output, TextWriter error)
{
    public int Run(IReadOnlyList<string> args)
    {
        RootCommand root = new("PolyMD: molecular dynamics of polymer, sheet and lithium interfaces; runs LAMMPS decks");
        root.Subcommands.Add(RunVerb.Create(output, error));
        root.Subcommands.Add(ResumeVerb.Create(output, error));
        root.Subcommands.Add(ReproduceVerb.Create(output, error));
        root.Subcommands.Add(CheckVerb.Create(output));
        root.Subcommands.Add(InfoVerb.Create(output));
        root.Subcommands.Add(BuildVerb.Create(output));
        root.Subcommands.Add(CompareVerb.Create(output, error));
        root.Subcommands.Add(AnalyzeVerb.Create(output));
        InvocationConfiguration configuration = new() { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) };
        try
        {
            return root.Parse(LammpsArguments.Rewrite(args)).Invoke(configuration);
        }
        catch (SimulationException e)
        {
            output.Flush();
            error.WriteLine(e.Message);
            return ExitCode.SimulationFailure;
        }
        catch (DeckCheckException e)
        {
            output.Flush();
            error.WriteLine(e.Message);
            int count = e.Check.Problems.Count(p => p.IsError);
            error.WriteLine($"{count} error{(count == 1 ? "" : "s")} found; nothing was run");
            return ExitCode.UserError;
        }
        catch (PolyMDException e)
        {
            output.Flush();
            error.WriteLine(e.Message.Contains("error:", StringComparison.Ordinal) ? e.Message : $"error: {e.Message}");
            return ExitCode.UserError;
        }
        catch (IOException e)
        {
            output.Flush();
            error.WriteLine($"error: {e.Message}");
            return ExitCode.UserError;
        }
        finally { output.Flush(); }
    }
}
