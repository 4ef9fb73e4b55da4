using System.CommandLine;
using PolyMD.Deck;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Cli.Verbs;

/// <summary>polymd info: what this build can do, and on what machine.</summary>
internal static class InfoVerb
{
    public static Command Create(TextWriter output)
    {
        Argument<string> topic = new("topic") { Description = "styles, commands or hardware", DefaultValueFactory = _ => "styles" };
        topic.AcceptOnlyFromAmong("styles", "commands", "hardware");
        Command command = new("info", "list supported styles and commands, or describe the machine") { topic };
        command.SetAction(result =>
        {
            switch (result.GetRequiredValue(topic))
            {
                case "styles": Styles(output); break;
                case "commands":
                    foreach (string name in DeckRunner.Commands) output.WriteLine(name);
                    break;
                default:
                    output.WriteLine($"PolyMD {ProgramVersion.Text}");
                    output.WriteLine($"cores {Environment.ProcessorCount}, lanes of {LaneWidth.Widest} doubles, {Environment.Version} on {System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}");
                    break;
            }
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Styles(TextWriter output)
    {
        StyleRegistry registry = DeckRunner.CreateRegistry();
        foreach (IGrouping<string, (string Family, string Name, Type Type)> family in registry.All.GroupBy(s => s.Family).OrderBy(f => f.Key, StringComparer.Ordinal))
            output.WriteLine($"{family.Key}: {string.Join(' ', family.Select(s => s.Name).Order(StringComparer.Ordinal))}");
    }
}
