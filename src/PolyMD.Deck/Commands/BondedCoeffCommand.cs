using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>bond_coeff, angle_coeff, dihedral_coeff, improper_coeff types args.</summary>
[Command("bond_coeff")]
[Command("angle_coeff")]
[Command("dihedral_coeff")]
[Command("improper_coeff")]
internal sealed record BondedCoeffCommand(string Command, ArgReader Args) : ICommand<BondedCoeffCommand>
{
    public static BondedCoeffCommand Parse(ArgReader args)
    {
        if (args.AtEnd) args.Word("type");
        return new BondedCoeffCommand(args.Owner, args);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        context.SetupChanged();
        ForceKind kind = BondedStyleCommand.KindOf(Command);
        IBondedStyle style = context.Simulation.Forces.OfType<IBondedStyle>().FirstOrDefault(f => f.Kind == kind)
            ?? throw new PolyMDException($"there is no {Command.Replace("_coeff", "_style", StringComparison.Ordinal)} yet");
        style.ReadCoefficients(Args, context.Simulation);
    }
}
