using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Analysis.Interfaces;

/// <summary>The blocks of one fix ave/chunk file as arrays [block][bin], bins shared by all blocks.</summary>
internal sealed class ChunkProfile
{
    private ChunkProfile(double[] z, double[][] temperature, double[][] count, long[] steps, double binWidth)
    {
        Z = z;
        Temperature = temperature;
        Count = count;
        Steps = steps;
        BinWidth = binWidth;
        MeanCount = new double[z.Length];
        MeanTemperature = new double[z.Length];
        for (int b = 0; b < z.Length; b++)
        {
            double n = 0, nt = 0;
            for (int k = 0; k < steps.Length; k++)
            {
                n += count[k][b];
                nt += count[k][b] * temperature[k][b];
            }

            MeanCount[b] = steps.Length > 0 ? n / steps.Length : 0;
            MeanTemperature[b] = n > 0 ? nt / n : double.NaN;
        }
    }

    public double[] Z { get; }

    public double[][] Temperature { get; }

    public double[][] Count { get; }

    public long[] Steps { get; }

    public double BinWidth { get; }

    public double[] MeanCount { get; }

    public double[] MeanTemperature { get; }

    public int Blocks => Steps.Length;

    public static ChunkProfile From(NumberTableSeries series, string what, SimulationBox box, bool reduced, long firstStep)
    {
        if (series.Blocks.Count == 0)
        {
            throw new ArgumentException($"The temperature profile of the {what} has no block: the run was shorter than one averaging window.", nameof(series));
        }

        NumberTable head = series.Blocks[0].Table;
        int cz = head.Require("Coord1"), cn = head.Require("Ncount"), ct = head.Require("temp", "v_temp", "c_temp");
        long interval = series.Blocks.Count > 1 ? series.Blocks[1].Step - series.Blocks[0].Step : 0;
        List<NumberTableBlock> kept = [.. series.Blocks.Where(b => b.Step - interval >= firstStep)];
        if (kept.Count == 0)
        {
            throw new ArgumentException(
                $"The temperature profile of the {what} ends at step {series.Blocks[^1].Step}: no block starts after the discarded time (step {firstStep}).", nameof(series));
        }

        double[] z = head.Column(cz);
        if (reduced)
        {
            for (int b = 0; b < z.Length; b++) z[b] = box.Lo.Z + z[b] * box.Lengths.Z;
        }

        double width = double.PositiveInfinity;
        for (int b = 1; b < z.Length; b++) width = Math.Min(width, Math.Abs(z[b] - z[b - 1]));
        if (!double.IsFinite(width)) width = box.Lengths.Z;
        foreach (NumberTableBlock block in kept)
        {
            if (block.Table.RowCount != z.Length)
            {
                throw new ArgumentException($"The profile of the {what} changes its number of bins at step {block.Step}: {z.Length} were expected, got {block.Table.RowCount}.", nameof(series));
            }
        }

        return new ChunkProfile(z, [.. kept.Select(k => k.Table.Column(ct))], [.. kept.Select(k => k.Table.Column(cn))], [.. kept.Select(k => k.Step)], width);
    }

    /// <summary>Count-weighted temperature of the chosen bins in one block; NaN if they are empty.</summary>
    public double BlockTemperature(int block, ReadOnlySpan<int> bins)
    {
        double n = 0, nt = 0;
        foreach (int b in bins)
        {
            n += Count[block][b];
            nt += Count[block][b] * Temperature[block][b];
        }

        return n > 0 ? nt / n : double.NaN;
    }

    /// <summary>Count-weighted temperature of the chosen bins over all blocks.</summary>
    public double Temperatures(ReadOnlySpan<int> bins)
    {
        double n = 0, nt = 0;
        foreach (int b in bins)
        {
            if (!(MeanCount[b] > 0)) continue;
            n += MeanCount[b];
            nt += MeanCount[b] * MeanTemperature[b];
        }

        return n > 0 ? nt / n : double.NaN;
    }

    /// <summary>Atoms in the chosen bins.</summary>
    public double Atoms(ReadOnlySpan<int> bins)
    {
        double n = 0;
        foreach (int b in bins) n += MeanCount[b];
        return n;
    }

    /// <summary>Profile for plots, with errors over blocks; <paramref name="fitted"/> marks the bins of the fits.</summary>
    public MaterialProfile ToMaterial(string name, ISet<int> fitted)
    {
        List<int> filled = [.. Enumerable.Range(0, Z.Length).Where(b => MeanCount[b] > 0)];
        double Error(int b)
        {
            double[] values = new double[Blocks];
            for (int k = 0; k < Blocks; k++) values[k] = Count[k][b] > 0 ? Temperature[k][b] : double.NaN;
            return BlockAverage.Estimate(values).StandardError;
        }

        return new MaterialProfile(name, [.. filled.Select(b => Z[b])], [.. filled.Select(b => MeanTemperature[b])],
            [.. filled.Select(Error)], [.. filled.Select(b => MeanCount[b])], [.. filled.Select(fitted.Contains)]);
    }
}
