using PolyMD.Analysis.Interfaces;
using PolyMD.Model;

namespace PolyMD.Analysis.Tests.Interfaces;

/// <summary>Maps of known temperature with known noise.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class TemperatureMapTests
{
    /// <summary>
    /// A wave of amplitude 5 K under noise of 10 K per block: each cell within 5 of its errors, the spread beyond noise 5/√2 K, and said to be uneven.
    /// </summary>
    [Test]
    public void From_Wave_IsFoundUnderTheNoise()
    {
        TemperatureMap map = TemperatureMap.From(Blocks(x => 5 * Math.Sin(2 * Math.PI * x), 3), "K");
        using (Assert.EnterMultipleScope())
        {
            for (int c = 0; c < map.X.Length; c++) Assert.That(map.Temperature[c].Value, Is.EqualTo(300 + 5 * Math.Sin(2 * Math.PI * map.X[c])).Within(5 * map.Temperature[c].StandardError), $"cell {c}");
            Assert.That(map.Mean.Value, Is.EqualTo(300).Within(4 * map.Mean.StandardError));
            Assert.That(map.Spread, Is.EqualTo(5 / Math.Sqrt(2)).Within(10).Percent);
            Assert.That(map.IsUneven, Is.True);
            Assert.That(map.DegreesOfFreedom, Is.EqualTo(47));
        }
    }

    /// <summary>The same noise alone: χ² near its degrees of freedom (47, within four of √94), not uneven.</summary>
    [Test]
    public void From_UniformTemperature_IsEven()
    {
        TemperatureMap map = TemperatureMap.From(Blocks(_ => 0, 4), "K");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(map.ChiSquare, Is.EqualTo(47).Within(4 * Math.Sqrt(94)));
            Assert.That(map.IsUneven, Is.False);
            Assert.That(map.Spread, Is.LessThan(1));
        }
    }

    [Test]
    public void From_OneDimensionalProfile_IsRefusedWithItsColumns()
    {
        NumberTableSeries series = new(["Chunk", "Coord1", "Ncount", "temp"]);
        NumberTable table = new(series.Columns);
        table.Add(1, 0.5, 10, 300);
        series.Blocks.Add(new NumberTableBlock(100, table));
        Assert.That(() => TemperatureMap.From(series, "K"), Throws.TypeOf<PolyMDException>().With.Message.Contains("Coord2").And.Message.Contains("Chunk, Coord1, Ncount, temp"));
    }

    private static NumberTableSeries Blocks(Func<double, double> wave, int seed)
    {
        Random random = new(seed);
        NumberTableSeries series = new(["Chunk", "Coord1", "Coord2", "Ncount", "temp"]);
        for (int b = 0; b < 200; b++)
        {
            NumberTable table = new(series.Columns);
            for (int x = 0; x < 8; x++)
                for (int y = 0; y < 6; y++) table.Add(8 * y + x + 1, (x + 0.5) / 8, (y + 0.5) / 6, 20 + y, 300 + wave((x + 0.5) / 8) + 10 * SyntheticStack.Gauss(random));
            series.Blocks.Add(new NumberTableBlock(1000 * (b + 1), table));
        }
        return series;
    }
}
