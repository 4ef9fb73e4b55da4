using System.Globalization;
using PolyMD.Dynamics.Exchange;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Constraints;

/// <summary>The words of fix shake and fix rattle: tol iter N, then b, a, t, m with numbers, and mol with a template.</summary>
internal sealed class ConstraintSettings
{
    private const double MassTolerance = 0.1;
    private readonly HashSet<int> _bonds = [], _angles = [], _types = [];
    private readonly List<double> _masses = [];

    public double Tolerance { get; private set; }

    public int MaxIterations { get; private set; }

    public int OutputEvery { get; private set; }

    /// <summary>Molecules whose bonds are held when another fix inserts them (keyword mol), or null.</summary>
    public IReadOnlyList<MoleculeTemplate>? Templates { get; private set; }

    public bool HasAngles => _angles.Count > 0;

    public bool HasAngle(int type) => _angles.Contains(type);

    /// <summary>Whether a bond is to be held, by its type or by type or mass of one of its atoms.</summary>
    public bool HasBond(int type, int typeA, int typeB, TypeTable types) =>
        _bonds.Contains(type) || _types.Contains(typeA) || _types.Contains(typeB) || HasMass(types.Mass[typeA - 1]) || HasMass(types.Mass[typeB - 1]);

    public static ConstraintSettings Read(ArgReader args, Simulation simulation)
    {
        ConstraintSettings s = new()
        {
            Tolerance = args.Positive("tol"),
            MaxIterations = args.Integer("iter", 1),
            OutputEvery = args.Integer("N", 0),
        };
        char mode = ' ';
        int count = 0;
        while (!args.AtEnd)
        {
            string word = args.Word("constraint");
            if (word is "b" or "a" or "t" or "m")
            {
                if (mode != ' ' && count == 0) args.Fail($"'{mode}' needs at least one number");
                (mode, count) = (word[0], 0);
                continue;
            }
            if (word == "kbond") args.Fail("'kbond' is not supported");
            if (word == "mol")
            {
                if (mode != ' ' && count == 0) args.Fail($"'{mode}' needs at least one number");
                s.Templates = TemplateArgument.Read(simulation, args);
                if (s.Templates.Any(t => !t.HasShake)) args.Fail("the molecule template needs the sections Shake Flags, Shake Atoms and Shake Bond Types");
                args.ExpectEnd();
                break;
            }
            if (mode == ' ') args.Fail($"expected b, a, t or m with the types or masses to constrain, got '{word}'");
            count++;
            switch (mode)
            {
                case 'b': s._bonds.Add(TypeNumber(args, word, "bond", simulation.Topology.BondTypes)); break;
                case 'a': s._angles.Add(TypeNumber(args, word, "angle", simulation.Topology.AngleTypes)); break;
                case 't': s._types.Add(TypeNumber(args, word, "atom", simulation.Types.Count)); break;
                default:
                    if (!ArgReader.TryParseDouble(word, out double mass) || !(mass > 0)) args.Fail($"a mass must be a positive number, got '{word}'");
                    s._masses.Add(mass);
                    break;
            }
        }
        if (mode == ' ') args.Fail("say what to constrain: b, a, t or m with types or masses");
        if (count == 0) args.Fail($"'{mode}' needs at least one number");
        return s;
    }

    private static int TypeNumber(ArgReader args, string word, string family, int types)
    {
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int type)) args.Fail($"expected the number of a type of {family}s or one of b, a, t, m; got '{word}'");
        if (type < 1 || type > types) args.Fail($"{family} type {type} is outside the {types} types of this system");
        return type;
    }

    private bool HasMass(double mass)
    {
        foreach (double m in _masses) if (Math.Abs(m - mass) <= MassTolerance) return true;
        return false;
    }
}
