using System.CommandLine;
using PolyMD.Deck;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Model.Provenance;
using PolyMD.Numerics;

namespace PolyMD.Cli.Verbs;

/// <summary>polymd info: what this build can do, and on what machine.</summary>
internal static class InfoVerb
{
    public static Command Create(TextWriter output)
    {
        Argument<string> topic = new("topic") { Description = "styles, commands or hardware", DefaultValueFactory = _ => "styles" };
        topic.AcceptOnlyFromAmong("styles", "commands", "hardware");
        Argument<string?> name = new("name") { Description = "styles: only this family (pair_style, fix, …) or style", Arity = ArgumentArity.ZeroOrOne };
        Command command = new("info", "list supported styles and commands, or describe the machine") { topic, name };
        command.SetAction(result =>
        {
            switch (result.GetRequiredValue(topic))
            {
                case "styles": return Styles(output, result.GetValue(name));
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

    private static int Styles(TextWriter output, string? wanted)
    {
        StyleRegistry registry = DeckRunner.CreateRegistry();
        StyleSummary summary = new();
        var found = registry.All.Where(s => wanted is null || s.Family == wanted || s.Family == wanted + "_style" || s.Name == wanted)
            .OrderBy(s => s.Family, StringComparer.Ordinal).ThenBy(s => s.Name, StringComparer.Ordinal).ToArray();
        if (found.Length == 0)
        {
            output.WriteLine($"there is no style or family '{wanted}'{NearestName.Hint(wanted!, registry.All.SelectMany(s => (string[])[s.Name, s.Family]).Distinct())}");
            return ExitCode.UserError;
        }
        int width = found.Max(s => s.Name.Length);
        string family = "";
        foreach ((string familyName, string name, Type type) in found)
        {
            if (family != familyName) output.WriteLine(family.Length > 0 ? $"\n{familyName}" : familyName);
            family = familyName;
            string text = summary.Text(type), reference = StyleSummary.Reference(text);
            output.WriteLine($"  {name.PadRight(width)}  {StyleSummary.Status(type)}{StyleSummary.Meaning(text)}");
            if (reference.Length > 0) output.WriteLine($"  {"".PadRight(width)}  reference: {reference}");
        }
        return ExitCode.Ok;
    }
}
