using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>set atom | type | mol | group | region ID keyword value …: type, charge, mol, x, y, z, vx, vy, vz, image.</summary>
[Command("set")]
internal sealed record SetCommand(string Selection, ArgToken Id, IReadOnlyList<SetCommand.Change> Changes, SourceSpan Place) : ICommand<SetCommand>
{
    private static readonly string[] s_keywords = ["type", "charge", "mol", "x", "y", "z", "vx", "vy", "vz", "image"];

    /// <summary>A keyword and its values.</summary>
    internal sealed record Change(string Keyword, IReadOnlyList<ArgToken> Values);

    public static SetCommand Parse(ArgReader args)
    {
        string selection = args.Choice("style", "atom", "type", "mol", "group", "region");
        ArgToken id = args.Token("ID");
        List<Change> changes = [];
        if (args.AtEnd) args.Word("keyword");
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            if (!s_keywords.Contains(keyword)) args.UnknownKeyword(s_keywords);
            List<ArgToken> values = [];
            for (int k = 0; k < (keyword == "image" ? 3 : 1); k++)
            {
                ArgToken v = args.Token(keyword);
                if (!v.Text.StartsWith("v_", StringComparison.Ordinal) && !(keyword == "image" && v.Text == "NULL") && !ArgReader.TryParseDouble(v.Text, out _))
                    args.Fail($"'{keyword}' must be a number or v_name, got '{v.Text}'");
                values.Add(v);
            }
            changes.Add(new Change(keyword, values));
        }
        return new SetCommand(selection, id, changes, args.LineSpan);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Predicate<int> selected = Select(context);
        AtomStore atoms = context.Simulation.Atoms;
        context.Output.Line("Setting atom values ...");
        foreach (Change change in Changes)
        {
            int count = 0;
            Func<int, double>[] values = change.Values.Select(v => Reader(context, v)).ToArray();
            for (int i = 0; i < atoms.LocalCount; i++)
            {
                if (!selected(i)) continue;
                count++;
                Apply(context, change, values, i);
            }
            context.Output.Line($"  {count} settings made for {change.Keyword}");
        }
        context.SyncMasses();
        context.Simulation.Touch();
        context.SetupChanged();
    }

    private static void Apply(DeckContext context, Change change, Func<int, double>[] values, int i)
    {
        AtomStore atoms = context.Simulation.Atoms;
        double value = values[0](i);
        switch (change.Keyword)
        {
            case "type":
            {
                int types = context.Simulation.Types.Count;
                if (!(value >= 1 && value <= types && value == Math.Floor(value))) throw new DeckException(change.Values[0].Span, $"set: type {value:g15} is outside the {types} types of this system");
                atoms.TypeIndex[i] = (int)value - 1;
                break;
            }
            case "charge":
                if (context.AtomStyle is not ("charge" or "full")) throw new PolyMDException($"atom_style {context.AtomStyle} has no charges");
                atoms.Charge[i] = value;
                break;
            case "mol":
                if (context.AtomStyle is "atomic" or "charge") throw new PolyMDException($"atom_style {context.AtomStyle} has no molecule ids");
                atoms.Molecule[i] = (int)value;
                break;
            case "x": atoms.X[i] = value; break;
            case "y": atoms.Y[i] = value; break;
            case "z": atoms.Z[i] = value; break;
            case "vx": atoms.Vx[i] = value; break;
            case "vy": atoms.Vy[i] = value; break;
            case "vz": atoms.Vz[i] = value; break;
            default:
                if (change.Values[0].Text != "NULL") atoms.ImageX[i] = (int)value;
                if (change.Values[1].Text != "NULL") atoms.ImageY[i] = (int)values[1](i);
                if (change.Values[2].Text != "NULL") atoms.ImageZ[i] = (int)values[2](i);
                break;
        }
    }

    private static Func<int, double> Reader(DeckContext context, ArgToken v)
    {
        if (v.Text == "NULL") return _ => 0;
        if (ArgReader.TryParseDouble(v.Text, out double number)) return _ => number;
        IPerAtomQuantity q = context.Simulation.Quantities!.PerAtom(v);
        double[] values = new double[context.Simulation.Atoms.LocalCount];
        q.Evaluate(values);
        return i => values[i];
    }

    private Predicate<int> Select(DeckContext context)
    {
        Simulation s = context.Simulation;
        AtomStore atoms = s.Atoms;
        switch (Selection)
        {
            case "group":
            {
                uint bit = s.Groups.Find(Id.Text);
                if (bit == 0) throw new DeckException(Id.Span, $"there is no group '{Id.Text}'{NearestName.Hint(Id.Text, s.Groups.Names)}");
                return i => (atoms.GroupMask[i] & bit) != 0;
            }
            case "region":
            {
                IRegion region = context.FindRegion(Id);
                return i => region.Contains(context.WrappedPosition(i));
            }
            case "type":
            {
                (int first, int last) = new ArgReader("set type", [Id], Place).TypeRange("types", s.Types.Count);
                return i => atoms.TypeIndex[i] + 1 >= first && atoms.TypeIndex[i] + 1 <= last;
            }
            default:
            {
                (int first, int last) = new ArgReader($"set {Selection}", [Id], Place).TypeRange(Selection, int.MaxValue);
                return Selection == "atom" ? i => atoms.Id[i] >= first && atoms.Id[i] <= last : i => atoms.Molecule[i] >= first && atoms.Molecule[i] <= last;
            }
        }
    }
}
