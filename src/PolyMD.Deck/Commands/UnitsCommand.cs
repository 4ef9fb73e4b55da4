using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>units lj | real | metal | si | cgs | electron | micro | nano.</summary>
[Command("units")]
internal sealed record UnitsCommand(Units Units) : ICommand<UnitsCommand>
{
    public static UnitsCommand Parse(ArgReader args)
    {
        string name = args.Word("style");
        if (Units.Find(name) is not { } units)
        {
            args.Fail($"unknown units '{name}'{NearestName.Hint(name, Units.Names)}; expected one of {string.Join(", ", Units.Names)}");
            throw new InvalidOperationException();
        }
        args.ExpectEnd();
        return new UnitsCommand(units);
    }

    public void Execute(DeckContext context)
    {
        context.RequireNoBox();
        context.Simulation.Units = Units;
    }
}
