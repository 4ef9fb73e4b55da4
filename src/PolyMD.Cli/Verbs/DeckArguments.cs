using System.CommandLine;
using PolyMD.Deck;
using PolyMD.Model;

namespace PolyMD.Cli.Verbs;

/// <summary>Arguments that run and check share: the deck and its variables.</summary>
internal sealed class DeckArguments
{
    public Argument<string?> File { get; } = new("deck") { Description = "the deck", Arity = ArgumentArity.ZeroOrOne };

    public Option<string?> In { get; } = new("--in") { Description = "the deck (also -in)" };

    public Option<string[]> Variables { get; } = new("--var") { Description = "-var name value ...: index variable that overrides the deck's own; may be repeated", AllowMultipleArgumentsPerToken = false };

    public string Path(ParseResult result)
    {
        string? path = result.GetValue(File) ?? result.GetValue(In);
        return path ?? throw new PolyMDException("which deck? Give its path, as in 'polymd run in.melt'");
    }

    public DeckRunOptions Options(ParseResult result)
    {
        Dictionary<string, IReadOnlyList<string>> variables = [];
        foreach (string text in result.GetValue(Variables) ?? [])
        {
            string[] words = text.Split(LammpsArguments.Separator);
            if (words.Length < 2) throw new PolyMDException($"-var {words[0]}: expected a name and at least one value");
            variables[words[0]] = words[1..];
        }
        return new DeckRunOptions { Variables = variables };
    }
}
