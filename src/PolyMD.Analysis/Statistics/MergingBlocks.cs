namespace PolyMD.Analysis.Statistics;

/// <summary>
/// Sums over frames, kept in 16 to 31 consecutive blocks however long the trajectory is: when there are 32 blocks, neighbours are joined.
/// Errors of anything computed from the sums come from leaving out one block after the other (jackknife, M. H. Quenouille, Biometrika 43, 353
/// (1956)); it is repeated with neighbours joined and the larger error is taken, since blocks may still be correlated.
/// </summary>
/// <param name="width">Number of sums.</param>
public sealed class MergingBlocks(int width)
{
    private const int Most = 32;
    private readonly List<double[]> _blocks = [];
    private double[] _current = new double[width];
    private int _frames, _length = 1;

    /// <summary>The sums of the block at hand; add to them.</summary>
    public Span<double> Current => _current;

    /// <summary>Ends a frame.</summary>
    public void EndFrame()
    {
        if (++_frames < _length) return;
        _blocks.Add(_current);
        (_current, _frames) = (new double[width], 0);
        if (_blocks.Count < Most) return;
        double[][] joined = Joined([.. _blocks]);
        _blocks.Clear();
        _blocks.AddRange(joined);
        _length *= 2;
    }

    /// <summary>The sums over all frames.</summary>
    public double[] Total() => Sum(_blocks.Append(_current));

    /// <summary>Values computed from the sums, with errors; NaN errors with fewer than four blocks.</summary>
    /// <param name="of">Computes the values from sums over any part of the trajectory.</param>
    /// <param name="unit">Unit of the values.</param>
    public Measured[] Estimate(Func<double[], double[]> of, string unit = "")
    {
        ArgumentNullException.ThrowIfNull(of);
        double[] total = Total(), values = of(total);
        double[][] blocks = Whole();
        double[] error = Jackknife(total, blocks, of, values.Length), longer = Jackknife(total, Joined(blocks), of, values.Length);
        return [.. values.Select((v, k) => new Measured(v, longer[k] > error[k] ? longer[k] : error[k], blocks.Length, unit))];
    }

    // A started block counts as one of its own from half of the length on; a shorter one goes with the block before it.
    private double[][] Whole()
    {
        if (_frames == 0) return [.. _blocks];
        if (2 * _frames >= _length || _blocks.Count == 0) return [.. _blocks, _current];
        return [.. _blocks.Take(_blocks.Count - 1), Sum([_blocks[^1], _current])];
    }

    private static double[][] Joined(double[][] blocks)
    {
        // An odd block at the end goes with the pair before it.
        double[][] joined = new double[blocks.Length / 2][];
        for (int b = 0; b < joined.Length; b++) joined[b] = Sum(b == joined.Length - 1 ? blocks[(2 * b)..] : blocks[(2 * b)..(2 * b + 2)]);
        return joined;
    }

    private static double[] Sum(IEnumerable<double[]> parts)
    {
        double[]? sum = null;
        foreach (double[] part in parts)
        {
            sum ??= new double[part.Length];
            for (int k = 0; k < sum.Length; k++) sum[k] += part[k];
        }
        return sum!;
    }

    private static double[] Jackknife(double[] total, double[][] blocks, Func<double[], double[]> of, int values)
    {
        int n = blocks.Length;
        double[] error = new double[values];
        if (n < BlockAverage.MinimumBlocks)
        {
            Array.Fill(error, double.NaN);
            return error;
        }
        double[][] without = [.. blocks.Select(b => of([.. total.Select((t, k) => t - b[k])]))];
        for (int k = 0; k < values; k++)
        {
            double mean = without.Average(w => w[k]);
            error[k] = Math.Sqrt((n - 1.0) / n * without.Sum(w => (w[k] - mean) * (w[k] - mean)));
        }
        return error;
    }
}
