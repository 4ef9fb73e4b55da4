using PolyMD.Deck.Expressions;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Deck.Dumps;

/// <summary>The attributes of dump custom.</summary>
internal static class DumpAttributes
{
    public static readonly string[] Names =
    [
        "id", "mol", "type", "typelabel", "element", "mass", "x", "y", "z", "xs", "ys", "zs", "xu", "yu", "zu", "xsu", "ysu", "zsu", "ix", "iy", "iz", "vx", "vy", "vz", "fx", "fy", "fz", "q", "proc", "procp1",
        "radius", "diameter", "omegax", "omegay", "omegaz", "tqx", "tqy", "tqz", "mux", "muy", "muz", "mu",
    ];

    private static readonly string[] s_later = ["angmomx", "angmomy", "angmomz"];

    /// <summary>Refuses a word that can never be an attribute.</summary>
    public static void Check(ArgToken word)
    {
        if (Names.Contains(word.Text) || (word.Text.Length > 2 && word.Text[1] == '_' && word.Text[0] is 'c' or 'f' or 'v') || AtomAttributes.IsCustom(word.Text)) return;
        if (s_later.Contains(word.Text)) throw new DeckException(word.Span, $"dump custom: attribute '{word.Text}' is not supported");
        throw new DeckException(word.Span, $"dump custom: unknown attribute '{word.Text}'{NearestName.Hint(word.Text, Names)}");
    }

    /// <summary>The column of a word.</summary>
    public static DumpColumn Create(DeckContext context, DumpOutput dump, ArgToken word)
    {
        Check(word);
        Simulation s = context.Simulation;
        AtomStore a = s.Atoms;
        string name = word.Text;
        if (name == "q" && !a.HasCharge) throw new DeckException(word.Span, $"dump: atom_style {context.AtomStyle} has no charges");
        if (name == "mol" && !a.HasMolecules) throw new DeckException(word.Span, $"dump: atom_style {context.AtomStyle} has no molecule ids");
        DumpColumn Fraction(int axis, bool unwrapped) => new(name, 'g', i =>
        {
            SimulationBox box = s.Box;
            return box.ToFractional(unwrapped ? a.Unwrapped(i, box) : a.Position(i))[axis];
        });
        DumpColumn Unwrapped(int axis) => new(name, 'g', i =>
        {
            SimulationBox box = s.Box;
            return a.Unwrapped(i, box)[axis];
        });
        switch (name)
        {
            case "id" or "type" or "mol":
            {
                Func<AtomStore, int, double> read = AtomAttributes.Find(name)!;
                return new DumpColumn(name, 'd', i => read(a, i));
            }
            case "element": return new DumpColumn(name, 's', _ => 0) { Text = i => dump.ElementOf(a.TypeIndex[i]) };
            case "typelabel": return new DumpColumn(name, 's', _ => 0) { Text = i => s.Labels.Of("atom").TryGetValue(a.TypeIndex[i] + 1, out string? label) ? label : throw new PolyMDException($"dump: atom type {a.TypeIndex[i] + 1} has no label") };
            case "xs": return Fraction(0, false);
            case "ys": return Fraction(1, false);
            case "zs": return Fraction(2, false);
            case "xsu": return Fraction(0, true);
            case "ysu": return Fraction(1, true);
            case "zsu": return Fraction(2, true);
            case "xu": return Unwrapped(0);
            case "yu": return Unwrapped(1);
            case "zu": return Unwrapped(2);
            case "ix": return new DumpColumn(name, 'd', i => a.ImageX[i]);
            case "iy": return new DumpColumn(name, 'd', i => a.ImageY[i]);
            case "iz": return new DumpColumn(name, 'd', i => a.ImageZ[i]);
            case "procp1": return new DumpColumn(name, 'd', _ => 1);
            case "proc": return new DumpColumn(name, 'd', _ => 0);
        }
        if (a.Column(name == "diameter" ? AtomColumnNames.Radius : name) is { } own)
        {
            double factor = name == "diameter" ? 2 : 1;
            return new DumpColumn(name, own.IsInteger ? 'd' : 'g', i => factor * own.Values[i]);
        }
        if (AtomAttributes.IsCustom(name)) throw new DeckException(word.Span, $"dump: {a.NoSuchProperty(name)}");
        if (Names.Contains(name) && AtomAttributes.Find(name) is null) throw new DeckException(word.Span, $"dump: atom_style {context.AtomStyle} has no '{name}'");
        if (AtomAttributes.Find(name) is { } attribute) return new DumpColumn(name, 'g', i => attribute(a, i));
        IPerAtomQuantity q = s.Quantities!.PerAtom(word);
        double[] values = [];
        return new DumpColumn(name, 'g', i => values[i])
        {
            Prepare = () =>
            {
                if (values.Length < a.LocalCount) values = new double[a.LocalCount];
                q.Evaluate(values);
            },
            Requires = () => q.Requires,
        };
    }
}
