using PolyMD.Deck.Regions;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Commands;

/// <summary>region ID style args [side in|out] [units lattice|box], or region ID delete.</summary>
[Command("region")]
internal sealed record RegionCommand(string Id, ArgToken Style, IReadOnlyList<ArgToken> Shape, bool Outside, bool Lattice, SourceSpan Place) : IStyleCommand, ICommand<RegionCommand>
{
    private static readonly string[] s_builtIn = ["delete"];

    public string Family => "region";

    public IEnumerable<string> BuiltIn => s_builtIn;

    public static RegionCommand Parse(ArgReader args)
    {
        string id = args.Word("ID");
        ArgToken style = args.Token("style");
        args.Owner = $"region {style.Text}";
        List<ArgToken> shape = [];
        bool outside = false, lattice = true;
        while (!args.AtEnd)
        {
            ArgToken word = args.Token("argument");
            switch (word.Text)
            {
                case "side": outside = args.Choice("side", "in", "out") == "out"; break;
                case "units": lattice = args.Choice("units", "box", "lattice") == "lattice"; break;
                case "move" or "rotate" or "open": args.Fail($"keyword '{word.Text}' is not supported"); break;
                default: shape.Add(word); break;
            }
        }
        return new RegionCommand(id, style, shape, outside, lattice, args.LineSpan);
    }

    public void Execute(DeckContext context)
    {
        Simulation s = context.Simulation;
        context.SetupChanged();
        if (Style.Text == "delete")
        {
            if (!s.Regions.Remove(Id)) throw new PolyMDException($"there is no region '{Id}'{NearestName.Hint(Id, s.Regions.Keys)}");
            return;
        }
        if (s.Regions.ContainsKey(Id)) throw new PolyMDException($"region '{Id}' exists already: delete it first");
        RegionSetup setup = new(Id, Lattice ? context.Lattice.Spacing : new Vec3(1, 1, 1), Outside, context.HasBox ? s.Box : null, s.Regions);
        ArgReader args = new($"region {Style.Text}", Shape, Place);
        Type type = s.Registry.Find("region", Style.Text) ?? throw new DeckException(Style.Span, $"region style '{Style.Text}' is not supported{NearestName.Hint(Style.Text, s.Registry.Names("region"))}");
        s.Regions[Id] = StyleRegistry.Create<IRegion>(type, setup, args);
    }
}
