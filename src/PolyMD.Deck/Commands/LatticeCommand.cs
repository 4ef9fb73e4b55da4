using PolyMD.Deck.Regions;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>lattice none | sc | bcc | fcc | hcp | diamond | sq | sq2 | hex | custom.</summary>
[Command("lattice")]
internal sealed record LatticeCommand(ArgReader Args) : ICommand<LatticeCommand>
{
    public static LatticeCommand Parse(ArgReader args)
    {
        // Read once now to find errors; the scale's meaning depends on the units and is read again when executed.
        IReadOnlyList<ArgToken> words = args.Rest();
        Lattice.Read(new ArgReader(args.Owner, words, args.LineSpan), false, 0);
        return new LatticeCommand(new ArgReader(args.Owner, words, args.LineSpan));
    }

    public void Execute(DeckContext context)
    {
        context.Lattice = Lattice.Read(Args, context.Simulation.Units.Name == "lj", context.Dimension);
        context.Simulation.LatticeSpacing = context.Lattice.Spacing;
        CFormat f = CFormat.Parse("%.8g");
        Numerics.Vec3 s = context.Lattice.Spacing;
        context.Output.Line($"Lattice spacing in x,y,z = {f.Format(s.X)} {f.Format(s.Y)} {f.Format(s.Z)}");
    }
}
