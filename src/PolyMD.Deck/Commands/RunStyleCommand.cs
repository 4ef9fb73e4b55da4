using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>run_style verlet.</summary>
[Command("run_style")]
internal sealed record RunStyleCommand : ICommand<RunStyleCommand>
{
    public static RunStyleCommand Parse(ArgReader args)
    {
        string style = args.Word("style");
        if (style is not "verlet") args.Fail($"run_style '{style}' is not supported: use verlet");
        args.ExpectEnd();
        return new RunStyleCommand();
    }

    public void Execute(DeckContext context)
    {
    }
}
