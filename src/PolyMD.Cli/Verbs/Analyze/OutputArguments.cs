using System.CommandLine;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>Where results go: shared by analyses of trajectories and of tables.</summary>
/// <param name="name">Name of the result files, unless another is given.</param>
internal sealed class OutputArguments(string name)
{
    public Option<string> Output { get; } = new("--output", "-o") { Description = "folder of the results", DefaultValueFactory = _ => "." };

    public Option<string> Name { get; } = new("--name") { Description = "name of the result files", DefaultValueFactory = _ => name };

    public void AddTo(Command command)
    {
        command.Options.Add(Output);
        command.Options.Add(Name);
    }

    public ResultFiles Files(ParseResult result, string[] inputs) => new(result.GetRequiredValue(Output), result.GetRequiredValue(Name), inputs, result);
}
