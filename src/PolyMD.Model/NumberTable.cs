namespace PolyMD.Model;

/// <summary>
/// A table of numbers with named columns, as result files hold them: thermo output, fix ave/time, one block of fix ave/chunk.
/// </summary>
public sealed class NumberTable
{
    private readonly List<double[]> _rows = [];

    /// <summary>Makes an empty table.</summary>
    /// <param name="columns">Column names, in order.</param>
    public NumberTable(IEnumerable<string> columns)
    {
        Columns = [.. columns];
    }

    /// <summary>Column names as the file spells them.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount => _rows.Count;

    /// <summary>Value at a row and column.</summary>
    /// <param name="row">Row, 0-based.</param>
    /// <param name="column">Column, 0-based.</param>
    public double this[int row, int column] => _rows[row][column];

    /// <summary>Appends a row.</summary>
    /// <param name="values">One value per column.</param>
    public void Add(params double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != Columns.Count)
        {
            throw new ArgumentException($"A row of {Columns.Count} values was expected, got {values.Length}.", nameof(values));
        }

        _rows.Add(values);
    }

    /// <summary>Index of the first column whose name is one of <paramref name="names"/> (tried in order, exact case first, then any case); −1 if none is there.</summary>
    /// <param name="names">Names to look for.</param>
    public int Find(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (StringComparison comparison in (ReadOnlySpan<StringComparison>)[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            foreach (string name in names)
            {
                for (int c = 0; c < Columns.Count; c++)
                {
                    if (string.Equals(Columns[c], name, comparison))
                    {
                        return c;
                    }
                }
            }
        }

        return -1;
    }

    /// <summary>Like <see cref="Find"/>, but a missing column is an error that lists what there is.</summary>
    /// <param name="names">Names to look for, most wanted first.</param>
    public int Require(params string[] names)
    {
        int column = Find(names);
        return column >= 0
            ? column
            : throw new KeyNotFoundException($"No column named {string.Join(" or ", names.Select(n => $"'{n}'"))}; the table has: {string.Join(", ", Columns)}.");
    }

    /// <summary>One column as an array.</summary>
    /// <param name="column">Column, 0-based.</param>
    public double[] Column(int column)
    {
        double[] values = new double[_rows.Count];
        for (int r = 0; r < values.Length; r++)
        {
            values[r] = _rows[r][column];
        }

        return values;
    }

    /// <summary>One column by name as an array.</summary>
    /// <param name="name">Column name.</param>
    public double[] Column(string name) => Column(Require(name));
}
