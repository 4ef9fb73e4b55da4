using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>dielectric value: divides the Coulomb constant.</summary>
[Command("dielectric")]
internal sealed record DielectricCommand(double Value) : ICommand<DielectricCommand>
{
    public static DielectricCommand Parse(ArgReader args)
    {
        DielectricCommand command = new(args.Positive("value"));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.Simulation.SetDielectric(Value);
        context.SetupChanged();
    }
}
