using PolyMD.Deck.Expressions;
using PolyMD.Deck.Text;

namespace PolyMD.Deck.Variables;

/// <summary>A variable of a deck.</summary>
internal sealed class DeckVariable(string name, VariableStyle style)
{
    public string Name { get; } = name;

    public VariableStyle Style { get; } = style;

    /// <summary>The strings of an index variable or the lines of a file; one string for string and getenv; variable and format for format.</summary>
    public IReadOnlyList<string> Values { get; set; } = [];

    /// <summary>Position in <see cref="Values"/>, or the loop counter.</summary>
    public long Index { get; set; }

    /// <summary>Last value of a loop.</summary>
    public long Last { get; set; }

    /// <summary>Digits of a padded loop, or 0.</summary>
    public int Pad { get; set; }

    /// <summary>Number of an internal or timer variable.</summary>
    public double Number { get; set; }

    /// <summary>Formula of an equal or atom variable.</summary>
    public PlacedText? Text { get; set; }

    /// <summary>Values by atom id of an atomfile variable; other atoms have 0.</summary>
    public IReadOnlyDictionary<int, double> AtomValues { get; set; } = new Dictionary<int, double>();

    /// <summary>The sets of an atomfile variable that have not been used yet.</summary>
    public Queue<IReadOnlyDictionary<int, double>> AtomSets { get; } = [];

    /// <summary>Goes on to the next set of an atomfile variable.</summary>
    /// <returns>False if there is none.</returns>
    public bool NextAtomSet()
    {
        if (!AtomSets.TryDequeue(out IReadOnlyDictionary<int, double>? next)) return false;
        AtomValues = next;
        return true;
    }

    /// <summary>Format of a format variable.</summary>
    public CFormat? Format { get; set; }

    /// <summary>Parsed formula and the state of definitions for which it is valid.</summary>
    public Formula? Formula { get; set; }

    public int FormulaVersion { get; set; } = -1;

    /// <summary>True while the formula is evaluated; a second entry is a circle.</summary>
    public bool IsBusy { get; set; }

    public bool IsNumeric => Style is VariableStyle.Equal or VariableStyle.Internal or VariableStyle.Timer;
}
