using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Dynamics.Common;

/// <summary>A reference to a column of local data: c_ID or c_ID[i], f_ID or f_ID[i].</summary>
public sealed class LocalInput
{
    private readonly Simulation _simulation;
    private readonly ArgToken _token;
    private readonly string _id;
    private readonly int _column;

    private LocalInput(Simulation simulation, ArgToken token, string id, int column)
    {
        _simulation = simulation;
        _token = token;
        _id = id;
        _column = column;
    }

    /// <summary>The word.</summary>
    public string Name => _token.Text;

    /// <summary>What must be known of the forces.</summary>
    public Needs Requires => Source() is ICompute c ? c.Requires : Needs.None;

    /// <summary>Rows after <see cref="Prepare"/>.</summary>
    public int Count => Source().LocalRows;

    /// <summary>The input a word names, or null if it names something without local data.</summary>
    /// <param name="simulation">Computes and fixes.</param>
    /// <param name="token">The word.</param>
    public static LocalInput? Find(Simulation simulation, ArgToken token)
    {
        string text = token.Text;
        if (text.Length < 3 || !(text.StartsWith("c_", StringComparison.Ordinal) || text.StartsWith("f_", StringComparison.Ordinal))) return null;
        int open = text.IndexOf('[', StringComparison.Ordinal), column = -1;
        if (open >= 0 && (!int.TryParse(text.AsSpan(open + 1).TrimEnd(']'), out column) || column < 1)) return null;
        if (open >= 0) column--;
        LocalInput input = new(simulation, token, open < 0 ? text[2..] : text[2..open], column);
        object? source = input.Object();
        if (source is not ILocalSource local) return null;
        if (column < 0 && local.LocalColumns > 0) throw new DeckException(token.Span, $"'{text}' has {local.LocalColumns} columns: choose one, as in {text}[1]");
        if (column >= 0 && column >= local.LocalColumns) throw new DeckException(token.Span, $"'{text}': there are {local.LocalColumns} columns");
        return input;
    }

    /// <summary>Brings the data up to date.</summary>
    public void Prepare() => (Object() as ICompute)?.Evaluate();

    /// <summary>The number of a row.</summary>
    /// <param name="row">0-based.</param>
    public double Value(int row) => Source().LocalValue(row, Math.Max(0, _column));

    private object? Object() => _token.Text[0] == 'c' ? _simulation.FindCompute(_id) : _simulation.FindFix(_id);

    private ILocalSource Source() => Object() as ILocalSource ?? throw new DeckException(_token.Span, $"'{_token.Text}' gives no local data any more");
}
