namespace PolyMD.Engine.Quantities;

/// <summary>Offers a table (c_ID[i][j], f_ID[i][j]).</summary>
public interface IArraySource
{
    /// <summary>Rows.</summary>
    int Rows { get; }

    /// <summary>Columns.</summary>
    int Columns { get; }

    /// <summary>Entry of the table.</summary>
    /// <param name="row">0-based row.</param>
    /// <param name="column">0-based column.</param>
    double ArrayAt(int row, int column);
}
