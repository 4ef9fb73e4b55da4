using PolyMD.Model;

namespace PolyMD.Analysis.Structure;

/// <summary>Takes g(r) curves out of a file that compute rdf wrote through fix ave/time in vector mode: after the row number come r, then g and coordination number of each pair.</summary>
public static class RdfTable
{
    /// <summary>Number of pairs in the file.</summary>
    /// <param name="series">The file.</param>
    public static int PairCount(NumberTableSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Math.Max(0, (series.Columns.Count - 2) / 2);
    }

    /// <summary>The mean over the blocks of one pair's curve.</summary>
    /// <param name="series">The file, as read by AveTimeReader.ReadVectors.</param>
    /// <param name="pair">Pair, 0-based, in the order of the compute.</param>
    /// <param name="firstStep">Blocks before this step are left out.</param>
    /// <param name="lastBlockOnly">True for files written with "ave running": each block already holds all earlier ones.</param>
    public static RdfCurve Average(NumberTableSeries series, int pair, long firstStep = long.MinValue, bool lastBlockOnly = false)
    {
        ArgumentNullException.ThrowIfNull(series);
        int pairs = PairCount(series);
        if (pair < 0 || pair >= pairs)
        {
            throw new ArgumentOutOfRangeException(nameof(pair), $"Pair {pair + 1} was asked for; the file has {pairs} (columns {string.Join(", ", series.Columns)}).");
        }

        NumberTable[] tables = [.. series.Blocks.Where(b => b.Step >= firstStep).Select(b => b.Table)];
        if (tables.Length == 0) throw new ArgumentException($"The file has no block from step {firstStep} on.", nameof(series));
        if (lastBlockOnly) tables = [tables[^1]];
        int rows = tables[0].RowCount;
        double[] r = new double[rows], g = new double[rows], n = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            r[i] = tables[0][i, 1];
            foreach (NumberTable t in tables)
            {
                g[i] += t[i, 2 + 2 * pair] / tables.Length;
                n[i] += t[i, 3 + 2 * pair] / tables.Length;
            }
        }

        return new RdfCurve(r, g, n);
    }
}
