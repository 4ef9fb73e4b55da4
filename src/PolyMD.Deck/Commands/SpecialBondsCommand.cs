using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>special_bonds amber | charmm | dreiding | fene | lj a b c | coul a b c | lj/coul a b c.</summary>
[Command("special_bonds")]
internal sealed record SpecialBondsCommand(double[]? Lj, double[]? Coul) : ICommand<SpecialBondsCommand>
{
    public static SpecialBondsCommand Parse(ArgReader args)
    {
        double[]? lj = null, coul = null;
        if (args.AtEnd) args.Word("keyword");
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            switch (keyword)
            {
                case "amber": (lj, coul) = ([0, 0, 0.5], [0, 0, 5.0 / 6]); break;
                case "charmm": (lj, coul) = ([0, 0, 0], [0, 0, 0]); break;
                case "dreiding": (lj, coul) = ([0, 0, 1], [0, 0, 1]); break;
                case "fene": (lj, coul) = ([0, 1, 1], [0, 1, 1]); break;
                case "lj": lj = Three(args); break;
                case "coul": coul = Three(args); break;
                case "lj/coul": lj = coul = Three(args); break;
                case "angle" or "dihedral" when args.YesNo(keyword): args.Fail($"'{keyword} yes' is not supported"); break;
                case "angle" or "dihedral": break;
                default: args.UnknownKeyword("amber", "charmm", "dreiding", "fene", "lj", "coul", "lj/coul", "angle", "dihedral"); break;
            }
        }
        return new SpecialBondsCommand(lj, coul);
    }

    public void Execute(DeckContext context)
    {
        SpecialWeights w = context.Simulation.Special;
        if (Lj is not null) w = w with { Lj12 = Lj[0], Lj13 = Lj[1], Lj14 = Lj[2] };
        if (Coul is not null) w = w with { Coul12 = Coul[0], Coul13 = Coul[1], Coul14 = Coul[2] };
        context.Simulation.Special = w;
        context.SetupChanged();
    }

    /// <summary>Factors of 1-2, 1-3 and 1-4 pairs.</summary>
    public static double[] Three(ArgReader args)
    {
        double[] f = new double[3];
        for (int k = 0; k < 3; k++)
        {
            f[k] = args.Double($"factor of 1-{k + 2} pairs");
            if (f[k] is < 0 or > 1) args.Fail($"a factor must lie in 0 ... 1, got {f[k]:g15}");
        }
        return f;
    }
}
