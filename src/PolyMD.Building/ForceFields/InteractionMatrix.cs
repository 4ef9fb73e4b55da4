using System.Globalization;
using System.Text;
using PolyMD.Model;

namespace PolyMD.Building.ForceFields;

/// <summary>
/// Who provides the interaction of every pair of atom types. Electrolyte pairs: the force field (Lennard-Jones mixed by its own
/// rule, and charges). Pairs within metal or sheet: their many-body potential. Everything between materials: Lennard-Jones from UFF
/// with sigma_ij = (sigma_i + sigma_j) / 2 and epsilon_ij = sqrt(epsilon_i epsilon_j). A pair without provider, or with zero
/// strength, is an error.
/// </summary>
public sealed class InteractionMatrix
{
    private readonly IReadOnlyList<TypedAtom> _types;
    private readonly PairInteraction[,] _pairs;

    private InteractionMatrix(IReadOnlyList<TypedAtom> types, PairInteraction[,] pairs)
    {
        _types = types;
        _pairs = pairs;
    }

    /// <summary>Names of the types in the order of their numbers.</summary>
    public IReadOnlyList<string> TypeNames => [.. _types.Select(t => t.Name)];

    /// <summary>Every pair i &lt;= j, row by row.</summary>
    public IEnumerable<PairInteraction> Pairs
    {
        get
        {
            for (int i = 1; i <= _types.Count; i++)
            {
                for (int j = i; j <= _types.Count; j++) yield return this[i, j];
            }
        }
    }

    /// <summary>The entry of two types.</summary>
    /// <param name="i">Number of a type, 1-based.</param>
    /// <param name="j">Number of a type, 1-based.</param>
    public PairInteraction this[int i, int j] => _pairs[Math.Min(i, j) - 1, Math.Max(i, j) - 1];

    /// <summary>Decides every pair.</summary>
    /// <param name="types">Atom types in the order of their numbers.</param>
    /// <param name="library">UFF parameters.</param>
    /// <param name="lithiumStyle">Pair style and origin of the metal, null if there is none.</param>
    /// <param name="sheet">The sheet's potential, null if there is none.</param>
    public static InteractionMatrix Create(
        IReadOnlyList<TypedAtom> types, ForceFieldLibrary library, (string Style, string Origin)? lithiumStyle, SheetPotential? sheet)
    {
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(library);
        PairInteraction[,] pairs = new PairInteraction[types.Count, types.Count];
        for (int i = 0; i < types.Count; i++)
        {
            for (int j = i; j < types.Count; j++)
            {
                PairInteraction pair = Decide(i, j, types[i], types[j], library, lithiumStyle, sheet);
                if (pair.Provider != InteractionProvider.ManyBody && !(pair.Epsilon > 0 && pair.Sigma > 0))
                    throw new PolyMDException($"the interaction of {types[i].Name} and {types[j].Name} would be zero (epsilon {pair.Epsilon}, sigma {pair.Sigma}); declare it");
                pairs[i, j] = pair;
            }
        }
        return new InteractionMatrix(types, pairs);
    }

    private static PairInteraction Decide(
        int i, int j, TypedAtom a, TypedAtom b, ForceFieldLibrary library, (string Style, string Origin)? lithium, SheetPotential? sheet)
    {
        if (a.Material != b.Material)
        {
            ElementData p = library.Element(a.Element), q = library.Element(b.Element);
            return new(i + 1, j + 1, InteractionProvider.CrossTerm, "lj/cut", Math.Sqrt(p.D * q.D), 0.5 * (p.Sigma + q.Sigma),
                $"UFF {a.Element}, {b.Element}, Lorentz-Berthelot");
        }
        switch (a.Material)
        {
            case MaterialKind.Lithium when lithium is not null:
                return new(i + 1, j + 1, InteractionProvider.ManyBody, lithium.Value.Style, double.NaN, double.NaN, lithium.Value.Origin);
            case MaterialKind.Sheet when sheet is not null:
                return new(i + 1, j + 1, InteractionProvider.ManyBody, sheet.PairStyle, double.NaN, double.NaN, sheet.Source);
            case MaterialKind.Electrolyte:
                bool lb = a.Mixing == "lorentz-berthelot" || b.Mixing == "lorentz-berthelot";
                double sigma = lb ? 0.5 * (a.Sigma + b.Sigma) : Math.Sqrt(a.Sigma * b.Sigma);
                string origin = a.ForceField == b.ForceField ? a.ForceField : $"{a.ForceField} with {b.ForceField}";
                return new(i + 1, j + 1, InteractionProvider.ForceField, "lj/cut/coul/long", Math.Sqrt(a.Epsilon * b.Epsilon), sigma,
                    $"{origin}, {(lb ? "Lorentz-Berthelot" : "geometric")}, charges");
            default:
                throw new PolyMDException($"nobody provides the interaction of {a.Name} and {b.Name} ({a.Material})");
        }
    }

    /// <summary>The matrix as text: a table of providers and a list of every pair with its numbers.</summary>
    public string ToText()
    {
        StringBuilder text = new();
        text.Append("# interaction matrix: M many-body potential, F force field (Lennard-Jones + charges), X cross term (UFF, Lorentz-Berthelot)\n");
        int width = _types.Max(t => t.Name.Length) + 1;
        text.Append("# ".PadRight(width + 2)).AppendJoin(' ', _types.Select(t => t.Name.PadLeft(4))).Append('\n');
        for (int i = 1; i <= _types.Count; i++)
        {
            text.Append("# ").Append(_types[i - 1].Name.PadRight(width));
            text.AppendJoin(' ', Enumerable.Range(1, _types.Count).Select(j => Letter(this[i, j].Provider).PadLeft(4))).Append('\n');
        }
        text.Append("# i j names style epsilon[kcal/mol] sigma[A] origin\n");
        foreach (PairInteraction p in Pairs)
        {
            string numbers = p.Provider == InteractionProvider.ManyBody ? "- -"
                : string.Create(CultureInfo.InvariantCulture, $"{p.Epsilon:F6} {p.Sigma:F5}");
            text.Append(CultureInfo.InvariantCulture, $"{p.I} {p.J} {_types[p.I - 1].Name}-{_types[p.J - 1].Name} {p.PairStyle} {numbers} {p.Origin}\n");
        }
        return text.ToString();
    }

    private static string Letter(InteractionProvider provider) => provider switch
    {
        InteractionProvider.ManyBody => "M",
        InteractionProvider.ForceField => "F",
        _ => "X",
    };
}
