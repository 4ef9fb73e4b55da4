using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>quit [status].</summary>
[Command("quit")]
internal sealed record QuitCommand(int Status) : ICommand<QuitCommand>
{
    public static QuitCommand Parse(ArgReader args)
    {
        QuitCommand command = new(args.AtEnd ? 0 : args.Integer("status", int.MinValue) & 0xff);
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context) => throw new DeckQuitException(Status);
}
