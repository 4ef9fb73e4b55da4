using PolyMD.Deck.Expressions;
using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>if "condition" then "command" … [elif "condition" "command" …] [else "command" …].</summary>
[Command("if")]
internal sealed record IfCommand(IReadOnlyList<IfCommand.Branch> Branches) : ICommand<IfCommand>
{
    /// <summary>A condition (null for else) and its commands.</summary>
    internal sealed record Branch(ArgToken? Condition, List<ArgToken> Commands);

    public static IfCommand Parse(ArgReader args)
    {
        List<Branch> branches = [new Branch(args.Token("condition"), [])];
        if (!args.TryKeyword("then"))
        {
            string got = args.Word("then");
            args.Fail($"expected 'then' after the condition, got '{got}'");
        }
        while (!args.AtEnd)
        {
            ArgToken word = args.Token("command");
            bool quoted = word.Span.Column > 1 && word.Span.Column - 2 < word.Span.LineText.Length && word.Span.LineText[word.Span.Column - 2] is '"' or '\'';
            if (!quoted && word.Text is "elif" or "else")
            {
                if (branches[^1].Condition is null) args.Fail($"'{word.Text}' after else");
                if (branches[^1].Commands.Count == 0) args.Fail($"there is no command before '{word.Text}'");
                branches.Add(new Branch(word.Text == "elif" ? args.Token("condition") : null, []));
                continue;
            }
            branches[^1].Commands.Add(word);
        }
        if (branches[^1].Commands.Count == 0) args.Word("command");
        return new IfCommand(branches);
    }

    public void Execute(DeckContext context)
    {
        foreach (Branch branch in Branches)
        {
            if (branch.Condition is { } condition && !BooleanExpression.Evaluate(context.Interpreter.ExpandPlaced(condition))) continue;
            context.Interpreter.RunNested(new CommandsFrame(branch.Commands));
            return;
        }
    }
}
