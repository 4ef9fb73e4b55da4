using PolyMD.Model;

namespace PolyMD.Deck.Runtime;

/// <summary>Commands within quotes being executed: those of an if, or of run … every.</summary>
internal sealed class CommandsFrame(IReadOnlyList<ArgToken> commands) : DeckFrame
{
    private readonly ArgToken[] _commands = [.. commands];
    private int _next;

    /// <summary>For checkpoints.</summary>
    public CommandsFrame() : this([]) { }

    public override void Go(DeckContext context, bool resumed)
    {
        while (_next < _commands.Length) context.Interpreter.ExecuteNested(_commands[_next++]);
    }
}
