using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Analysis.Interfaces;

/// <summary>
/// Lateral map of temperature from a fix ave/chunk file of bin/2d chunks: means over the blocks weighted with the number of atoms, errors by block
/// averages, and whether the map is uniform: χ² = Σ (T − T̄)²/δT² over the cells, which is near its degrees of freedom where only noise differs; the
/// spread beyond noise is σ² = ⟨(T − T̄)²⟩ − ⟨δT²⟩.
/// </summary>
/// <param name="X">First coordinate of each cell, as the file has it.</param>
/// <param name="Y">Second coordinate of each cell.</param>
/// <param name="Temperature">Mean temperature of each cell.</param>
/// <param name="Atoms">Mean number of atoms of each cell.</param>
/// <param name="Mean">Mean over cells and blocks, weighted with atoms.</param>
/// <param name="ChiSquare">χ² of a uniform temperature; NaN without errors.</param>
/// <param name="DegreesOfFreedom">Cells with an error, less one.</param>
/// <param name="Spread">Standard deviation over the cells beyond the noise; 0 if the noise explains all.</param>
/// <param name="Blocks">Time blocks.</param>
public sealed record TemperatureMap(double[] X, double[] Y, Measured[] Temperature, double[] Atoms, Measured Mean, double ChiSquare, int DegreesOfFreedom, double Spread, int Blocks)
{
    /// <summary>
    /// True if χ² exceeds its degrees of freedom by more than four of its standard deviations √(2f): false alarm below 1e-3 for ten cells and more.
    /// </summary>
    public bool IsUneven => ChiSquare > DegreesOfFreedom + 4 * Math.Sqrt(2.0 * DegreesOfFreedom);

    /// <summary>Reads the map of a file.</summary>
    /// <param name="series">Blocks with Coord1, Coord2, Ncount and temp.</param>
    /// <param name="unit">Unit of the temperature.</param>
    /// <param name="firstStep">Blocks up to this step are left out.</param>
    /// <exception cref="PolyMDException">The file is not a map, or has no block.</exception>
    public static TemperatureMap From(NumberTableSeries series, string unit, long firstStep = long.MinValue)
    {
        ArgumentNullException.ThrowIfNull(series);
        NumberTableBlock[] blocks = [.. series.Blocks.Where(b => b.Step > firstStep)];
        if (blocks.Length == 0) throw new PolyMDException("the file has no block in the window");
        NumberTable head = blocks[0].Table;
        int Column(params string[] names) => head.Find(names) is var c && c >= 0 ? c : throw new PolyMDException($"a map of temperature needs a column {string.Join(" or ", names)} (compute chunk/atom bin/2d, fix ave/chunk … temp); the file has {string.Join(", ", head.Columns)}");
        int cx = Column("Coord1"), cy = Column("Coord2"), cn = Column("Ncount"), ct = Column("temp", "v_temp", "c_temp"), cells = head.RowCount;
        foreach (NumberTableBlock b in blocks) if (b.Table.RowCount != cells) throw new PolyMDException($"the number of cells changes at step {b.Step}: {cells} were expected, got {b.Table.RowCount}");
        Measured[] t = new Measured[cells];
        double[] atoms = new double[cells];
        for (int c = 0; c < cells; c++)
        {
            double[] values = [.. blocks.Select(b => b.Table[c, cn] > 0 ? b.Table[c, ct] : double.NaN)];
            double n = blocks.Sum(b => b.Table[c, cn]);
            atoms[c] = n / blocks.Length;
            BlockAverage mean = BlockAverage.Estimate(values);
            t[c] = new Measured(n > 0 ? blocks.Sum(b => b.Table[c, cn] * b.Table[c, ct]) / n : double.NaN, mean.StandardError, mean.EffectiveSamples, unit);
        }
        double[] whole = [.. blocks.Select(b => Enumerable.Range(0, cells).Sum(c => b.Table[c, cn] * b.Table[c, ct]) / Enumerable.Range(0, cells).Sum(c => b.Table[c, cn]))];
        Measured average = BlockAverage.Estimate(whole).ToMeasured(unit);
        Measured[] known = [.. t.Where(m => m.IsKnown && m.StandardError > 0)];
        double chi = double.NaN, spread = double.NaN;
        if (known.Length > 1)
        {
            // About the mean that makes χ² least.
            double center = known.Sum(m => m.Value / Square(m.StandardError)) / known.Sum(m => 1 / Square(m.StandardError)), plain = known.Average(m => m.Value);
            chi = known.Sum(m => Square((m.Value - center) / m.StandardError));
            spread = Math.Sqrt(Math.Max(0, known.Sum(m => Square(m.Value - plain)) / (known.Length - 1) - known.Average(m => Square(m.StandardError))));
        }
        return new TemperatureMap(head.Column(cx), head.Column(cy), t, atoms, average, chi, Math.Max(0, known.Length - 1), spread, blocks.Length);
    }

    private static double Square(double x) => x * x;
}
