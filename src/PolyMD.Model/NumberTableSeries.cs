namespace PolyMD.Model;

/// <summary>A table that was written again and again during a run: the blocks of fix ave/chunk or of fix ave/time in vector mode.</summary>
public sealed class NumberTableSeries
{
    /// <summary>Makes an empty series.</summary>
    /// <param name="columns">Column names shared by all blocks.</param>
    public NumberTableSeries(IEnumerable<string> columns)
    {
        Columns = [.. columns];
    }

    /// <summary>Column names.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The blocks in the order of the file.</summary>
    public List<NumberTableBlock> Blocks { get; } = [];
}

/// <summary>One block of a series.</summary>
/// <param name="Step">Time step at the end of the averaging window.</param>
/// <param name="Table">Its rows.</param>
public sealed record NumberTableBlock(long Step, NumberTable Table);
