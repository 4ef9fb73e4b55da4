namespace PolyMD.Engine.Quantities;

/// <summary>Offers one or several numbers for each of a list of local things: bonds, angles, pairs (c_ID or c_ID[i] in dump local, compute reduce and fix ave/histo).</summary>
public interface ILocalSource
{
    /// <summary>Rows at the present state, after <see cref="ICompute.Evaluate"/>.</summary>
    int LocalRows { get; }

    /// <summary>Numbers per row: 0 for a local vector, else the columns of a local array.</summary>
    int LocalColumns { get; }

    /// <summary>A number.</summary>
    /// <param name="row">0-based row.</param>
    /// <param name="column">0-based column; 0 for a local vector.</param>
    double LocalValue(int row, int column);
}
