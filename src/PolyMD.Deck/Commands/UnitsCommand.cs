using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>units lj | real | metal.</summary>
[Command("units")]
internal sealed record UnitsCommand(Units Units) : ICommand<UnitsCommand>
{
    private static readonly string[] s_known = ["lj", "real", "metal"];
    private static readonly string[] s_later = ["si", "cgs", "electron", "micro", "nano"];

    public static UnitsCommand Parse(ArgReader args)
    {
        string name = args.Word("style");
        if (s_later.Contains(name)) args.Fail($"units {name} are not supported: use lj, real or metal");
        if (Units.Find(name) is not { } units)
        {
            args.Fail($"unknown units '{name}'{NearestName.Hint(name, s_known)}; expected lj, real or metal");
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
