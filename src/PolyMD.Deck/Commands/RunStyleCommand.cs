using System.Text;
using PolyMD.Deck.Runtime;
using PolyMD.Engine.Respa;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>run_style verlet, or run_style respa N n1 … n(N−1) [bond|angle|dihedral|improper|pair|kspace M] [inner M r1 r2] [middle M r3 r4] [outer M] [hybrid M1 M2 …].</summary>
[Command("run_style")]
internal sealed record RunStyleCommand(RespaSettings? Respa) : ICommand<RunStyleCommand>
{
    private const int Unset = -1;

    public static RunStyleCommand Parse(ArgReader args)
    {
        string style = args.Word("style");
        if (style is not ("verlet" or "respa")) args.Fail($"run_style '{style}' is not supported: use verlet or respa");
        RespaSettings? respa = style == "respa" ? ReadRespa(args) : null;
        args.ExpectEnd();
        return new RunStyleCommand(respa);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        context.SetupChanged();
        context.Simulation.Respa = Respa;
        if (Respa is null) return;
        StringBuilder text = new("Respa levels:");
        for (int level = 0; level < Respa.Levels; level++) text.Append($"\n  {level + 1} ={Names(Respa, level)}");
        context.Output.Line(text.ToString());
    }

    private static RespaSettings ReadRespa(ArgReader args)
    {
        int levels = args.Integer("N", 1), last = levels - 1;
        int[] loops = new int[levels];
        for (int k = 0; k < last; k++) loops[k] = args.Integer($"n{k + 1}", 1);
        loops[last] = 1;
        int bond = Unset, angle = Unset, dihedral = Unset, improper = Unset, pair = Unset, inner = Unset, middle = Unset, outer = Unset, kspace = Unset;
        RespaSwitch innerEnd = default, middleEnd = default;
        List<int>? hybrid = null;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "bond": bond = Level(); break;
                case "angle": angle = Level(); break;
                case "dihedral": dihedral = Level(); break;
                case "improper": improper = Level(); break;
                case "pair": pair = Level(); break;
                case "kspace": kspace = Level(); break;
                case "outer": outer = Level(); break;
                case "inner":
                    inner = Level();
                    innerEnd = Range(args);
                    break;
                case "middle":
                    middle = Level();
                    middleEnd = Range(args);
                    break;
                case "hybrid":
                    hybrid = [];
                    while (args.NextIsNumber) hybrid.Add(Level());
                    if (hybrid.Count == 0) args.Integer("level of the first sub-style");
                    break;
                default: args.UnknownKeyword("bond", "angle", "dihedral", "improper", "pair", "inner", "middle", "outer", "hybrid", "kspace"); break;
            }
        }
        bool split = inner != Unset || middle != Unset || outer != Unset;
        if (pair != Unset && split) args.Fail("'pair' cannot be used together with inner, middle and outer");
        if (hybrid is not null && (pair != Unset || split)) args.Fail("'hybrid' cannot be used together with pair, inner, middle and outer");
        if (split && (inner == Unset || outer == Unset)) args.Fail("'inner' and 'outer' must both be given");
        if (middle != Unset && !(middleEnd.Start >= innerEnd.End)) args.Fail($"the range of 'middle' must not begin before that of 'inner' ends, at {innerEnd.End:g15}");
        if (bond == Unset) bond = 0;
        if (angle == Unset) angle = bond;
        if (dihedral == Unset) dihedral = angle;
        if (improper == Unset) improper = dihedral;
        if (pair == Unset && !split && hybrid is null) pair = last;
        if (kspace == Unset) kspace = pair != Unset ? pair : split ? outer : last;
        int[] order = [bond, angle, dihedral, improper, .. pair != Unset ? [pair] : split ? new[] { inner, middle == Unset ? inner : middle, outer } : [], kspace];
        for (int k = 1; k < order.Length; k++) if (order[k] < order[k - 1]) args.Fail("the levels must not decrease in the order bond, angle, dihedral, improper, pair (or inner, middle, outer), kspace");
        return new RespaSettings
        {
            Loops = loops, Bond = bond, Angle = angle, Dihedral = dihedral, Improper = improper, Pair = pair, Inner = inner, Middle = middle, Outer = outer, Hybrid = hybrid, KSpace = kspace,
            InnerEnd = innerEnd, MiddleEnd = middle == Unset ? innerEnd : middleEnd,
        };

        int Level() => args.Integer("level", 1, levels) - 1;
    }

    private static RespaSwitch Range(ArgReader args)
    {
        RespaSwitch range = new(args.NotNegative("first distance"), args.Positive("second distance"));
        if (!(range.Start < range.End)) args.Fail($"the second distance must be greater than the first, got {range.Start:g15} and {range.End:g15}");
        return range;
    }

    private static string Names(RespaSettings s, int level)
    {
        StringBuilder text = new();
        Add("bond", s.Bond);
        Add("angle", s.Angle);
        Add("dihedral", s.Dihedral);
        Add("improper", s.Improper);
        Add("pair", s.Pair);
        Add("pair-inner", s.Inner);
        Add("pair-middle", s.Middle);
        Add("pair-outer", s.Outer);
        for (int k = 0; k < (s.Hybrid?.Count ?? 0); k++) Add($"hybrid-{k + 1}", s.Hybrid![k]);
        Add("kspace", s.KSpace);
        return text.ToString();

        void Add(string name, int at)
        {
            if (at == level) text.Append(' ').Append(name);
        }
    }
}
