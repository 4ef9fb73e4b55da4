using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>dielectric ε: divides every Coulomb interaction.</summary>
[Command("dielectric")]
internal sealed record DielectricCommand(double Value) : ICommand<DielectricCommand>
{
    public static DielectricCommand Parse(ArgReader args)
    {
        DielectricCommand command = new(args.Positive("dielectric constant"));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.Simulation.Dielectric = Value;
        context.SetupChanged();
    }
}
