using System.Globalization;
using System.Text;
using PolyMD.Building.ForceFields;

namespace PolyMD.Building.Decks;

/// <summary>The parts that every deck shares: settings, coefficients, numbers in the invariant culture.</summary>
internal sealed class DeckText
{
    private readonly StringBuilder _text = new();

    public DeckText Line(string line = "")
    {
        _text.Append(line).Append('\n');
        return this;
    }

    public DeckText Line(FormattableString line) => Line(line.ToString(CultureInfo.InvariantCulture));

    public DeckText Section(string title) => Line().Line($"# ----- {title}");

    public DeckText Setting(string name, FormattableString value, string meaning) =>
        Line($"variable {name,-12} index {value.ToString(CultureInfo.InvariantCulture),-10} # {meaning}");

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The bonded coefficients, with the classes as comments.</summary>
    public DeckText BondedCoefficients(ForceFieldTyper typer)
    {
        for (int i = 0; i < typer.BondTypes.Count; i++)
            Line($"bond_coeff {i + 1} {Number(typer.BondTypes[i].K)} {Number(typer.BondTypes[i].R0)} # {typer.BondTypes[i].Name}");
        for (int i = 0; i < typer.AngleTypes.Count; i++)
            Line($"angle_coeff {i + 1} {Number(typer.AngleTypes[i].K)} {Number(typer.AngleTypes[i].Theta0)} # {typer.AngleTypes[i].Name}");
        for (int i = 0; i < typer.DihedralTypes.Count; i++)
            Line($"dihedral_coeff {i + 1} {string.Join(' ', (typer.DihedralTypes[i].V ?? []).Select(Number))} # {typer.DihedralTypes[i].Name}");
        return this;
    }

    /// <summary>The Lennard-Jones coefficients of every pair that is not a many-body one.</summary>
    public DeckText PairCoefficients(InteractionMatrix matrix, bool hybrid)
    {
        foreach (PairInteraction p in matrix.Pairs)
        {
            if (p.Provider == InteractionProvider.ManyBody) continue;
            string style = hybrid ? p.PairStyle + " " : "";
            Line($"pair_coeff {p.I} {p.J} {style}{p.Epsilon.ToString("F8", CultureInfo.InvariantCulture)} {p.Sigma.ToString("F6", CultureInfo.InvariantCulture)} # {matrix.TypeNames[p.I - 1]}-{matrix.TypeNames[p.J - 1]}: {p.Origin}");
        }
        return this;
    }

    public override string ToString() => _text.ToString();
}
