namespace PolyMD.Engine.Quantities;

/// <summary>Offers a table (c_ID[i][j], f_ID[i][j]).</summary>
public interface IArraySource
{
    /// <summary>Rows.</summary>
    int Rows { get; }

    /// <summary>Columns; 0 if the arguments of this compute or fix made it offer something else.</summary>
    int Columns { get; }

    /// <summary>Entry of the table.</summary>
    /// <param name="row">0-based row.</param>
    /// <param name="column">0-based column.</param>
    double ArrayAt(int row, int column);

    /// <summary>Whether the number of rows changes from step to step; rows beyond the present ones are then zero instead of wrong.</summary>
    bool RowsVary => false;

    /// <summary>Whether the numbers are extensive.</summary>
    bool ArrayIsExtensive => false;
}
