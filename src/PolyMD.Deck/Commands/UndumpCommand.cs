using PolyMD.Deck.Dumps;
using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>undump ID.</summary>
[Command("undump")]
internal sealed record UndumpCommand(ArgToken Id) : ICommand<UndumpCommand>
{
    public static UndumpCommand Parse(ArgReader args)
    {
        UndumpCommand command = new(args.Token("ID"));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        if (!context.Dumps.Remove(Id.Text, out DumpOutput? dump))
            throw new DeckException(Id.Span, $"undump: there is no dump '{Id.Text}'{NearestName.Hint(Id.Text, context.Dumps.Keys)}");
        if (dump is null) return;
        context.Simulation.Outputs.Remove(dump);
        dump.Dispose();
        context.SetupChanged();
    }
}
