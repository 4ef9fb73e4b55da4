using PolyMD.Deck.Runtime;
using PolyMD.Deck.Variables;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>variable name style args.</summary>
[Command("variable")]
internal sealed record VariableCommand(string Name, string Style, ArgReader Args) : ICommand<VariableCommand>
{
    public static VariableCommand Parse(ArgReader args)
    {
        (string name, string style) = VariableDefinition.ReadHead(args);
        args.Owner = $"variable {style}";
        if (style == "delete") args.ExpectEnd();
        else if (style != "timer" && args.AtEnd) args.Word("value");
        if (style is "equal" or "atom" or "vector" && args.Remaining > 1)
        {
            args.Word("formula");
            args.Word("more");
            args.Fail("a formula is one word: put quotes around it if it contains blanks");
        }
        return new VariableCommand(name, style, args);
    }

    public void Execute(DeckContext context)
    {
        if (Style == "delete")
        {
            context.Variables.Remove(Name);
            return;
        }
        DeckVariable? created = VariableDefinition.Create(Name, Style, Args, context.Variables, file =>
        {
            string path = context.InputPath(file);
            if (!File.Exists(path)) throw new PolyMDException($"file '{file}' does not exist{context.NearFile(file)}");
            return File.ReadAllText(context.Files.Reads(path));
        }, context.Interpreter.Expand);
        if (created is { Style: VariableStyle.Getenv } && context.Options.EnvironmentNames is { } names && !names.Contains(created.Values[0]))
            throw new PolyMDException($"environment variable '{created.Values[0]}' may not be read: the setting 'getenv' allows {(names.Count > 0 ? string.Join(", ", names) : "none")}");
        if (created is not null) context.Variables.Set(created);
    }
}
