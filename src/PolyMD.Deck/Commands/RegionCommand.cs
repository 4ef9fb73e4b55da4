using PolyMD.Deck.Regions;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Commands;

/// <summary>region ID style args [side in|out] [units lattice|box] [move v_x v_y v_z] [rotate v_theta P R] [open face], or region ID delete.</summary>
[Command("region")]
internal sealed record RegionCommand(string Id, ArgToken Style, IReadOnlyList<ArgToken> Shape, bool Outside, bool Lattice, IReadOnlyList<ArgToken> Move, ArgToken Rotate, double[] Pivot,
    IReadOnlyList<int> Open, SourceSpan Place) : IStyleCommand, ICommand<RegionCommand>
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
        List<ArgToken> move = [];
        List<int> open = [];
        ArgToken rotate = default;
        double[] pivot = new double[6];
        while (!args.AtEnd)
        {
            ArgToken word = args.Token("argument");
            switch (word.Text)
            {
                case "side": outside = args.Choice("side", "in", "out") == "out"; break;
                case "units": lattice = args.Choice("units", "box", "lattice") == "lattice"; break;
                case "move":
                    for (int k = 0; k < 3; k++) move.Add(Variable(args, $"displacement along {"xyz"[k]}", true));
                    break;
                case "rotate":
                    rotate = Variable(args, "angle", false);
                    for (int k = 0; k < 6; k++) pivot[k] = args.Double(k < 3 ? $"P{"xyz"[k]}" : $"R{"xyz"[k - 3]}");
                    if (pivot[3] == 0 && pivot[4] == 0 && pivot[5] == 0) args.Fail("the axis of rotation has no length");
                    break;
                case "open": open.Add(args.Integer("open", 1, 6)); break;
                default: shape.Add(word); break;
            }
        }
        return new RegionCommand(id, style, shape, outside, lattice, move, rotate, pivot, open, args.LineSpan);
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
        Vec3 scale = Lattice ? context.Lattice.Spacing : new Vec3(1, 1, 1);
        RegionMotion? motion = Move.Count == 0 && Rotate.Text is null ? null : new RegionMotion(s, Move, Rotate, Pivot, scale);
        RegionSetup setup = new(Id, scale, Outside, context.HasBox ? s.Box : null, s.Regions, motion, s) { Open = Open };
        ArgReader args = new($"region {Style.Text}", Shape, Place);
        Type type = s.Registry.Find("region", Style.Text) ?? throw new DeckException(Style.Span, $"region style '{Style.Text}' is not supported{NearestName.Hint(Style.Text, s.Registry.Names("region"))}");
        s.Regions[Id] = StyleRegistry.Create<IRegion>(type, setup, args);
    }

    private static ArgToken Variable(ArgReader args, string name, bool orNull)
    {
        ArgToken word = args.Token(name);
        if (!word.Text.StartsWith("v_", StringComparison.Ordinal) && !(orNull && word.Text == "NULL")) args.Fail($"'{name}' must be {(orNull ? "NULL or " : "")}an equal-style variable v_name, got '{word.Text}'");
        return word;
    }
}
