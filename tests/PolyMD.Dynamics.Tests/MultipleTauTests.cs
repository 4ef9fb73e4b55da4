using PolyMD.Dynamics.Averages;

namespace PolyMD.Dynamics.Tests;

/// <summary>The multiple-tau correlator against the definition, and continued from its saved state.</summary>
[TestFixture]
public sealed class MultipleTauTests
{
    private const int Length = 8, Ratio = 2, Levels = 4;
    private static readonly (int, int)[] s_pairs = [(0, 0), (1, 0)];

    [Test]
    public void Levels_OfASeries_CorrelateItsMeans()
    {
        double[][] series = Series(200);
        MultipleTau found = Fill(series, cut: null);
        HashSet<double> delays = [];
        foreach ((double delay, int place) in found.Delays())
        {
            delays.Add(delay);
            int width = (int)Math.Pow(Ratio, place / Length), shift = place % Length, n = series.Length / width;
            double[][] means = [.. Enumerable.Range(0, n).Select(k => new[] { Mean(series, k * width, width, 0), Mean(series, k * width, width, 1) })];
            for (int p = 0; p < s_pairs.Length; p++)
            {
                (int a, int b) = s_pairs[p];
                double expected = Enumerable.Range(shift, n - shift).Average(k => means[k][a] * means[k - shift][b]);
                Assert.That(found.At(place, p), Is.EqualTo(expected).Within(1e-12), $"delay {delay} pair {p}");
            }
        }
        // Each delay once: 0 … 7, then every second, every fourth.
        Assert.That(delays, Is.EquivalentTo(new double[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28 }));
    }

    [Test]
    public void State_SavedAndLoaded_ContinuesBitForBit()
    {
        double[][] series = Series(150);
        MultipleTau straight = Fill(series, cut: null), resumed = Fill(series, cut: 77);
        Assert.That(resumed.Delays().Select(d => (d.Delay, resumed.At(d.Place, 0), resumed.At(d.Place, 1))), Is.EqualTo(straight.Delays().Select(d => (d.Delay, straight.At(d.Place, 0), straight.At(d.Place, 1)))));
    }

    private static double[][] Series(int count)
    {
        Random random = new(3);
        return [.. Enumerable.Range(0, count).Select(_ => new[] { random.NextDouble(), random.NextDouble() - 0.3 })];
    }

    private static double Mean(double[][] series, int from, int width, int column) => series.Skip(from).Take(width).Average(v => v[column]);

    private static MultipleTau Fill(double[][] series, int? cut)
    {
        MultipleTau correlator = new(2, s_pairs, Levels, Length, Ratio);
        for (int k = 0; k < series.Length; k++)
        {
            if (k == cut)
            {
                using MemoryStream stream = new();
                using BinaryWriter writer = new(stream);
                correlator.SaveState(writer);
                writer.Flush();
                stream.Position = 0;
                using BinaryReader reader = new(stream);
                correlator = new MultipleTau(2, s_pairs, Levels, Length, Ratio);
                correlator.LoadState(reader);
            }
            correlator.Add(series[k]);
        }
        return correlator;
    }
}
