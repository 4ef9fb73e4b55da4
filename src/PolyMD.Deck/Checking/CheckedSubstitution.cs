using PolyMD.Deck.Expressions;
using PolyMD.Deck.Text;
using PolyMD.Model;

namespace PolyMD.Deck.Checking;

/// <summary>Substitutes what is known before the run and puts a mark where something is not; checks names and formulas on the way.</summary>
internal sealed class CheckedSubstitution(Constants constants, IFormulaEnvironment dry, bool allNamesKnown) : Substitution.ISource
{
    /// <summary>Stands for a value that is not known.</summary>
    public const char Mark = '\u0001';

    public string Variable(string name, SourceSpan place)
    {
        if (!constants.IsDefined(name))
        {
            if (allNamesKnown) throw new DeckException(place, $"there is no variable '{name}'{NearestName.Hint(name, constants.Names)}");
            return Mark.ToString();
        }
        return constants.Text(name) ?? Mark.ToString();
    }

    public string Immediate(PlacedText expression, string? format, SourceSpan place)
    {
        if (format is not null && !CFormat.TryParse(format, out _)) throw new DeckException(place, $"'{format}' is not a number format such as %.6g");
        FormulaParser.Parse(expression, dry);
        return constants.Number(expression) is { } value ? (format is null ? CFormat.Parse("%.20g") : CFormat.Parse(format)).Format(value) : Mark.ToString();
    }
}
