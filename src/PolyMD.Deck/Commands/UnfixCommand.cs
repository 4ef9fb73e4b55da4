using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>unfix ID.</summary>
[Command("unfix")]
internal sealed record UnfixCommand(ArgToken Id) : ICommand<UnfixCommand>
{
    public static UnfixCommand Parse(ArgReader args)
    {
        UnfixCommand command = new(args.Token("ID"));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        Simulation s = context.Simulation;
        IFix fix = s.FindFix(Id.Text) ?? throw new DeckException(Id.Span, $"unfix: there is no fix '{Id.Text}'{NearestName.Hint(Id.Text, s.Fixes.Select(f => f.Id))}");
        s.Fixes.Remove(fix);
        (fix as IDisposable)?.Dispose();
        // Computes that the fix made for itself (ID_temp, ID_press) go with it.
        s.Computes.RemoveAll(c => c.Id == Id.Text + "_temp" || c.Id == Id.Text + "_press");
        context.SetupChanged();
    }
}
