using PolyMD.Deck.Building;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Commands;

/// <summary>
/// change_box group x|y|z final lo hi | delta dlo dhi | scale f | volume, xy|xz|yz final t | delta t, boundary x y z, ortho, triclinic, set, remap,
/// in the order given; units lattice|box. Atoms follow the box only where 'remap' stands.
/// </summary>
[Command("change_box")]
internal sealed record ChangeBoxCommand(ArgToken GroupId, IReadOnlyList<ChangeBoxCommand.Change> Changes, bool LatticeUnits) : ICommand<ChangeBoxCommand>
{
    private static readonly string[] s_parameters = ["x", "y", "z", "xy", "xz", "yz", "boundary", "ortho", "triclinic", "set", "remap"];

    /// <summary>One parameter: its style, its numbers, or the faces of boundary.</summary>
    internal sealed record Change(string Parameter, string Style, double A, double B, BoundaryCommand? Boundary, SourceSpan Place);

    public static ChangeBoxCommand Parse(ArgReader args)
    {
        ArgToken group = args.Token("group-ID");
        List<Change> changes = [];
        bool lattice = true;
        if (args.AtEnd) args.Word("parameter");
        while (!args.AtEnd)
        {
            string parameter = args.Word("parameter");
            SourceSpan place = args.LastSpan;
            string style = "";
            double a = 0, b = 0;
            BoundaryCommand? boundary = null;
            switch (parameter)
            {
                case "x" or "y" or "z":
                    style = args.Choice(parameter, "final", "delta", "scale", "volume");
                    if (style is "final" or "delta") (a, b) = (args.Double("lo"), args.Double("hi"));
                    else if (style == "scale") a = args.Positive("factor");
                    else if (changes.Count == 0 || changes[^1].Parameter is not ("x" or "y" or "z")) args.Fail("'volume' must follow a change of x, y or z");
                    break;
                case "xy" or "xz" or "yz":
                    style = args.Choice(parameter, "final", "delta");
                    a = args.Double("tilt");
                    break;
                case "boundary": boundary = BoundaryCommand.Parse(new ArgReader("change_box boundary", [args.Token("x"), args.Token("y"), args.Token("z")], place)); break;
                case "units":
                    lattice = args.Choice("units", "lattice", "box") == "lattice";
                    continue;
                default:
                    if (!s_parameters.Contains(parameter)) args.UnknownKeyword([.. s_parameters, "units"]);
                    break;
            }
            changes.Add(new Change(parameter, style, a, b, boundary, place));
        }
        return new ChangeBoxCommand(group, changes, lattice);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        uint bit = context.FindGroup(GroupId).Bit;
        Vec3 unit = LatticeUnits ? s.LatticeSpacing : new Vec3(1, 1, 1);
        context.Output.Line("Changing box ...");
        SimulationBox saved = s.Box, before = s.Box;
        List<int> preserving = [];
        for (int n = 0; n < Changes.Count; n++)
        {
            Change c = Changes[n];
            SimulationBox box = s.Box;
            if (c.Style != "volume")
            {
                before = box;
                preserving.Clear();
            }
            switch (c.Parameter)
            {
                case "x" or "y" or "z":
                {
                    int k = "xyz".IndexOf(c.Parameter, StringComparison.Ordinal);
                    s.Box = c.Style == "volume" ? Preserve(before, box, k, preserving, Changes[n - preserving.Count - 1]) : Stretch(box, k, c, unit);
                    break;
                }
                case "xy" or "xz" or "yz":
                {
                    if (!box.IsTriclinic) throw new DeckException(c.Place, $"change_box: '{c.Parameter}' needs a triclinic box: change it with 'triclinic' first");
                    double by = c.A * (c.Parameter == "yz" ? unit.Y : unit.X);
                    double Tilt(double old) => c.Style == "final" ? by : old + by;
                    s.Box = c.Parameter switch { "xy" => box with { TiltXY = Tilt(box.TiltXY) }, "xz" => box with { TiltXZ = Tilt(box.TiltXZ) }, _ => box with { TiltYZ = Tilt(box.TiltYZ) } };
                    break;
                }
                case "boundary": SetBoundary(context, c); break;
                case "ortho":
                    if (box.TiltXY != 0 || box.TiltXZ != 0 || box.TiltYZ != 0) throw new DeckException(c.Place, "change_box: a box with tilts cannot become orthogonal");
                    s.Box = box with { DeclaredTriclinic = false };
                    break;
                case "triclinic": s.Box = box with { DeclaredTriclinic = true }; break;
                case "set": saved = s.Box; break;
                default: AtomEditing.MoveWithCell(s.Atoms, bit, saved, s.Box); break;
            }
            if (s.Box.Lengths.X <= 0 || s.Box.Lengths.Y <= 0 || s.Box.Lengths.Z <= 0) throw new DeckException(c.Place, "change_box: the box would have no volume");
            context.Output.Line($"  {DeckContext.BoxText(s.Box)}");
        }
        SystemEditor.Wrap(s);
        s.Box = s.Faces.Fit(s.Box, s.Atoms);
        s.Touch();
        context.SetupChanged();
    }

    private static SimulationBox Stretch(SimulationBox box, int k, Change c, Vec3 unit)
    {
        double lo = box.Lo[k], hi = box.Hi[k], middle = 0.5 * (lo + hi), half = 0.5 * (hi - lo) * c.A;
        (lo, hi) = c.Style switch
        {
            "final" => (c.A * unit[k], c.B * unit[k]),
            "delta" => (lo + c.A * unit[k], hi + c.B * unit[k]),
            _ => (middle - half, middle + half),
        };
        return box with { Lo = box.Lo.With(k, lo), Lengths = box.Lengths.With(k, hi - lo) };
    }

    // One direction takes up the whole change of volume, two share it so that their ratio stays; each about its middle.
    private static SimulationBox Preserve(SimulationBox before, SimulationBox box, int k, List<int> preserving, Change changed)
    {
        int moved = "xyz".IndexOf(changed.Parameter, StringComparison.Ordinal);
        if (moved == k || preserving.Contains(k)) throw new DeckException(changed.Place, $"change_box: 'volume' for {"xyz"[k]} must be of another direction than those changed before it");
        preserving.Add(k);
        double ratio = before.Lengths[moved] / box.Lengths[moved], each = preserving.Count == 1 ? ratio : Math.Sqrt(ratio);
        foreach (int axis in preserving)
        {
            double middle = before.Lo[axis] + 0.5 * before.Lengths[axis], length = before.Lengths[axis] * each;
            box = box with { Lo = box.Lo.With(axis, middle - 0.5 * length), Lengths = box.Lengths.With(axis, length) };
        }
        return box;
    }

    private static void SetBoundary(DeckContext context, Change c)
    {
        Simulation s = context.Simulation;
        SimulationBox old = s.Box;
        for (int k = 0; k < 6; k++) context.Faces[k] = c.Boundary!.Faces[k];
        s.Box = s.Faces.Begin(context.Faces, old) with { Lo = old.Lo, Lengths = old.Lengths };
        AtomStore a = s.Atoms;
        bool reset = false;
        for (int k = 0; k < 3; k++)
        {
            if (!old.IsPeriodic(k) || s.Box.IsPeriodic(k)) continue;
            NativeBuffer<int> images = k == 0 ? a.ImageX : k == 1 ? a.ImageY : a.ImageZ;
            for (int i = 0; i < a.LocalCount; i++)
            {
                reset |= images[i] != 0;
                images[i] = 0;
            }
        }
        if (reset) context.Output.Warning("image flags along directions that are no longer periodic were reset to 0");
    }
}
