using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>jump file|SELF [label].</summary>
[Command("jump")]
internal sealed record JumpCommand(string File, string? Label) : ICommand<JumpCommand>
{
    public static JumpCommand Parse(ArgReader args)
    {
        JumpCommand command = new(args.Word("file"), args.AtEnd ? null : args.Word("label"));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        if (context.Interpreter.SkipJump)
        {
            context.Interpreter.SkipJump = false;
            return;
        }
        context.Interpreter.Jump(File, Label);
    }
}
