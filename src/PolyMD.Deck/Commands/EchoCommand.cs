using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>echo none | screen | log | both.</summary>
[Command("echo")]
internal sealed record EchoCommand(string Target) : ICommand<EchoCommand>
{
    public static EchoCommand Parse(ArgReader args)
    {
        EchoCommand command = new(args.Choice("style", "none", "screen", "log", "both"));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.Output.EchoScreen = Target is "screen" or "both";
        context.Output.EchoLog = Target is "log" or "both";
    }
}
