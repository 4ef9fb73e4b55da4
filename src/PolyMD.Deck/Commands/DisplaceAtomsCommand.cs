using PolyMD.Deck.Building;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Commands;

/// <summary>displace_atoms group move dx dy dz | ramp dim lo hi dim lo hi | random dx dy dz seed | rotate Px Py Pz Rx Ry Rz theta, with units lattice | box.</summary>
[Command("displace_atoms")]
internal sealed record DisplaceAtomsCommand(ArgToken GroupId, string Style, IReadOnlyList<ArgToken> Words, double[] Numbers, int From, int Along, int Seed, bool LatticeUnits)
    : ICommand<DisplaceAtomsCommand>
{
    public static DisplaceAtomsCommand Parse(ArgReader args)
    {
        ArgToken group = args.Token("group-ID");
        string style = args.Choice("style", "move", "ramp", "random", "rotate");
        List<ArgToken> words = [];
        List<double> numbers = [];
        int from = 0, along = 0, seed = 0;
        bool lattice = true;
        switch (style)
        {
            case "move":
                for (int k = 0; k < 3; k++)
                {
                    words.Add(args.Token($"displacement along {"xyz"[k]}"));
                    if (!IsVariable(words[k]) && !ArgReader.TryParseDouble(words[k].Text, out _)) args.Fail($"a displacement must be a number or v_name, got '{words[k].Text}'");
                }
                break;
            case "ramp":
                along = Axis(args);
                numbers = [args.Double("dlo"), args.Double("dhi")];
                from = Axis(args);
                numbers.AddRange([args.Double("clo"), args.Double("chi")]);
                break;
            case "random":
                numbers = [args.Double("dx"), args.Double("dy"), args.Double("dz")];
                seed = args.Integer("seed", 1);
                break;
            default:
                foreach (string name in (string[])["Px", "Py", "Pz", "Rx", "Ry", "Rz", "theta"]) numbers.Add(args.Double(name));
                if (numbers[3] == 0 && numbers[4] == 0 && numbers[5] == 0) args.Fail("the axis of rotation has no length");
                break;
        }
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "units") args.UnknownKeyword("units");
            lattice = args.Choice("units", "lattice", "box") == "lattice";
        }
        return new DisplaceAtomsCommand(group, style, words, [.. numbers], from, along, seed, lattice);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        Group group = context.FindGroup(GroupId);
        context.Output.Line("Displacing atoms ...");
        Vec3 unit = LatticeUnits ? s.LatticeSpacing : new Vec3(1, 1, 1);
        Func<int, Vec3> moved = Style switch { "move" => Move(s, unit), "ramp" => Ramp(s, unit), "random" => Jiggle(s, unit), _ => Rotate(s, unit) };
        AtomStore a = s.Atoms;
        for (int i = 0; i < a.LocalCount; i++)
        {
            if ((a.GroupMask[i] & group.Bit) == 0) continue;
            Vec3 r = moved(i);
            (a.X[i], a.Y[i], a.Z[i]) = (r.X, r.Y, r.Z);
        }
        SystemEditor.Wrap(s);
        s.Touch();
        context.SetupChanged();
    }

    private static int Axis(ArgReader args) => "xyz".IndexOf(args.Choice("direction", "x", "y", "z"), StringComparison.Ordinal);

    private static bool IsVariable(ArgToken word) => word.Text.StartsWith("v_", StringComparison.Ordinal);

    private Func<int, Vec3> Move(Simulation s, Vec3 unit)
    {
        double[][] values = new double[3][];
        for (int k = 0; k < 3; k++)
        {
            values[k] = new double[s.Atoms.LocalCount];
            if (IsVariable(Words[k])) s.Quantities!.PerAtom(Words[k]).Evaluate(values[k]);
            else Array.Fill(values[k], double.Parse(Words[k].Text, System.Globalization.CultureInfo.InvariantCulture));
        }
        return i => s.Atoms.Position(i) + new Vec3(unit.X * values[0][i], unit.Y * values[1][i], unit.Z * values[2][i]);
    }

    private Func<int, Vec3> Ramp(Simulation s, Vec3 unit)
    {
        double low = Numbers[2] * unit[From], high = Numbers[3] * unit[From];
        return i =>
        {
            Vec3 r = s.Atoms.Position(i);
            double fraction = Math.Clamp((r[From] - low) / (high - low), 0, 1);
            return r.With(Along, r[Along] + unit[Along] * (Numbers[0] + fraction * (Numbers[1] - Numbers[0])));
        };
    }

    // The numbers of an atom follow from the seed and its position, so that they do not depend on the order of atoms.
    private Func<int, Vec3> Jiggle(Simulation s, Vec3 unit)
    {
        MinimalStandardRandom random = new(s.Seeds.Note("displace_atoms", Seed));
        return i =>
        {
            Vec3 r = s.Atoms.Position(i);
            random.Restart(Seed, r.X, r.Y, r.Z);
            double Step(int k) => Numbers[k] * unit[k] * 2 * (random.Uniform() - 0.5);
            return r + new Vec3(Step(0), Step(1), Step(2));
        };
    }

    private Func<int, Vec3> Rotate(Simulation s, Vec3 unit)
    {
        Vec3 origin = new(Numbers[0] * unit.X, Numbers[1] * unit.Y, Numbers[2] * unit.Z), axis = new(Numbers[3], Numbers[4], Numbers[5]);
        axis /= axis.Length;
        (double sine, double cosine) = Math.SinCos(Numbers[6] * Math.PI / 180);
        return i =>
        {
            // Molecules turn as a whole: where they are, not where they are wrapped to.
            Vec3 d = s.Atoms.Unwrapped(i, s.Box) - origin, along = Vec3.Dot(d, axis) * axis, across = d - along;
            s.Atoms.ImageX[i] = s.Atoms.ImageY[i] = s.Atoms.ImageZ[i] = 0;
            return origin + along + cosine * across + sine * Vec3.Cross(axis, across);
        };
    }
}
