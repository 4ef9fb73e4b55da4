using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>bond_style, angle_style, dihedral_style, improper_style name args.</summary>
[Command("bond_style")]
[Command("angle_style")]
[Command("dihedral_style")]
[Command("improper_style")]
internal sealed record BondedStyleCommand(string Family, ArgToken Style, IReadOnlyList<ArgToken> Words, SourceSpan Place) : IStyleCommand, ICommand<BondedStyleCommand>
{
    public IEnumerable<string> BuiltIn => ["none"];

    public IEnumerable<ArgToken> SubStyles => Style.Text == "hybrid" ? Words.Where(w => w.Text is not ("linear" or "spline" or "nocoeff")) : [];

    public static BondedStyleCommand Parse(ArgReader args) => new(args.Owner, args.Token("style"), args.Rest(), args.LineSpan);

    public static ForceKind KindOf(string command) => command[..command.IndexOf('_', StringComparison.Ordinal)] switch
    {
        "bond" => ForceKind.Bond,
        "angle" => ForceKind.Angle,
        "dihedral" => ForceKind.Dihedral,
        _ => ForceKind.Improper,
    };

    public void Execute(DeckContext context)
    {
        Simulation s = context.Simulation;
        context.SetupChanged();
        ForceKind kind = KindOf(Family);
        if (kind - ForceKind.Bond >= context.Layout.TermFamilies)
            throw new PolyMDException($"atom_style {context.AtomStyle} has no {kind.ToString().ToLowerInvariant()}s");
        IBondedStyle? old = s.Forces.OfType<IBondedStyle>().FirstOrDefault(f => f.Kind == kind);
        IBondedStyle? style = null;
        if (Style.Text == "none") context.TurnedOff.Add(kind);
        else context.TurnedOff.Remove(kind);
        if (Style.Text != "none")
        {
            ArgReader args = new($"{Family} {Style.Text}", Words, Place);
            if (old is not null && old.Name == Style.Text && Style.Text != "hybrid")
            {
                old.ReadSettings(args, s);
                return;
            }
            style = ForceFactory.CreateBonded(s.Registry, Family, Style.Text, DeckContext.At(Family, Style));
            style.ReadSettings(args, s);
        }
        if (old is not null)
        {
            s.Forces.Remove(old);
            old.Dispose();
        }
        if (style is not null) s.Forces.Add(style);
    }
}
