using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>Which terms a pressure or energy sums: the words ke pair bond angle dihedral improper kspace fix virial.</summary>
internal sealed class TermSelection
{
    private static readonly string[] s_words = ["pair", "bond", "angle", "dihedral", "improper", "kspace", "fix"];
    private readonly bool[] _kinds = new bool[Enum.GetValues<ForceKind>().Length];

    public bool Kinetic { get; private set; }

    public bool Fix { get; private set; }

    public bool Includes(ForceKind kind) => _kinds[(int)kind];

    /// <summary>Reads the remaining words; no words mean everything.</summary>
    public static TermSelection Read(ArgReader args, bool withKinetic)
    {
        TermSelection s = new();
        if (args.AtEnd)
        {
            s.Kinetic = withKinetic;
            s.SetAll();
            return s;
        }
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "ke" when withKinetic: s.Kinetic = true; break;
                case "virial" when withKinetic: s.SetAll(); break;
                case "pair": s._kinds[(int)ForceKind.Pair] = true; break;
                case "bond": s._kinds[(int)ForceKind.Bond] = true; break;
                case "angle": s._kinds[(int)ForceKind.Angle] = true; break;
                case "dihedral": s._kinds[(int)ForceKind.Dihedral] = true; break;
                case "improper": s._kinds[(int)ForceKind.Improper] = true; break;
                case "kspace": s._kinds[(int)ForceKind.KSpace] = true; break;
                case "fix": s.Fix = true; break;
                default:
                    args.UnknownKeyword(withKinetic ? [.. s_words, "ke", "virial"] : s_words);
                    break;
            }
        }
        return s;
    }

    private void SetAll()
    {
        Array.Fill(_kinds, true);
        Fix = true;
    }
}
