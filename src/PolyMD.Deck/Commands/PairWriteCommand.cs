using System.Globalization;
using PolyMD.Deck.Output;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>pair_write itype jtype N r | rsq inner outer file keyword [q1 q2]: a table of the energy and force of a pair, as pair_style table reads it.</summary>
[Command("pair_write")]
internal sealed record PairWriteCommand(int I, int J, int Count, bool Squared, double Inner, double Outer, string File, string Keyword, double ChargeI, double ChargeJ) : ICommand<PairWriteCommand>
{
    public static PairWriteCommand Parse(ArgReader args)
    {
        int i = args.Integer("itype", 1), j = args.Integer("jtype", 1), n = args.Integer("N", 2);
        string style = args.Choice("style", "r", "rsq", "bitmap");
        if (style == "bitmap") args.Fail("style 'bitmap' is not supported; use r or rsq");
        double inner = args.Positive("inner"), outer = args.Positive("outer");
        if (inner >= outer) args.Fail($"'inner' must be less than 'outer', got {inner} and {outer}");
        string file = args.Word("file"), keyword = args.Word("keyword");
        (double qi, double qj) = args.AtEnd ? (1.0, 1.0) : (args.Double("Qi"), args.Double("Qj"));
        args.ExpectEnd();
        return new PairWriteCommand(i, j, n, style == "rsq", inner, outer, file, keyword, qi, qj);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        if (context.Pair is not { } pair) throw new PolyMDException("needs a pair_style");
        if (pair is not IPairInteraction interaction) throw new PolyMDException($"pair_style {pair.Name} is not a sum over pairs");
        if (I > s.Types.Count || J > s.Types.Count) throw new PolyMDException($"types {I} and {J} must be among the {s.Types.Count} types of this system");
        if (s.Atoms.LocalCount < 2) throw new PolyMDException("needs two atoms at least");
        s.Evaluator.Setup();
        double cutoff = interaction.CutoffOf(I - 1, J - 1);
        AtomStore a = s.Atoms;
        (int, int, double, double) kept = (a.TypeIndex[0], a.TypeIndex[1], a.Charge[0], a.Charge[1]);
        (a.TypeIndex[0], a.TypeIndex[1], a.Charge[0], a.Charge[1]) = (I - 1, J - 1, ChargeI, ChargeJ);
        try
        {
            using StreamWriter file = TableWriter.Open(context, File, "pair_write");
            file.WriteLine($"# Pair potential {pair.Name} for atom types {I} {J}: i,r,energy,force");
            file.WriteLine($"\n{Keyword}\nN {Count} {(Squared ? "RSQ" : "R")} {TableWriter.Number(Inner)} {TableWriter.Number(Outer)}\n");
            for (int k = 0; k < Count; k++)
            {
                double t = k / (Count - 1.0), r = Squared ? Math.Sqrt(Inner * Inner + (Outer * Outer - Inner * Inner) * t) : Inner + (Outer - Inner) * t, force = 0, energy = 0;
                if (r * r < cutoff * cutoff)
                {
                    energy = interaction.Interaction(s, 0, 1, r * r, 0, out double over);
                    force = over * r;
                }
                file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{k + 1} {TableWriter.Number(r)} {TableWriter.Number(energy)} {TableWriter.Number(force)}"));
            }
        }
        finally { (a.TypeIndex[0], a.TypeIndex[1], a.Charge[0], a.Charge[1]) = kept; }
    }
}
