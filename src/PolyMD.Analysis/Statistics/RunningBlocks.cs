namespace PolyMD.Analysis.Statistics;

/// <summary>
/// Means of several correlated series with the errors of <see cref="BlockAverage"/>, without keeping the series: the sums of every blocking
/// level are kept instead, so that memory grows with the logarithm of the number of samples.
/// </summary>
/// <param name="width">Number of series.</param>
public sealed class RunningBlocks(int width)
{
    private readonly List<Level> _levels = [];
    private readonly List<double[]> _beginning = [];
    private double[] _origin = [];

    private sealed class Level(int width)
    {
        public readonly double[] Sum = new double[width], Squares = new double[width], Waiting = new double[width];
        public long Count;
        public bool HasWaiting;
    }

    /// <summary>Samples so far.</summary>
    public long Count => _levels.Count == 0 ? 0 : _levels[0].Count;

    /// <summary>Adds a sample of every series.</summary>
    /// <param name="samples">As many as there are series, all finite.</param>
    public void Add(ReadOnlySpan<double> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(samples.Length, width);
        if (_origin.Length == 0) _origin = samples.ToArray();
        if (_beginning.Count < BlockAverage.ShortSeries) _beginning.Add(samples.ToArray());
        // About the first sample: squares of large, nearly constant numbers would cancel.
        double[] x = new double[width];
        for (int k = 0; k < width; k++) x[k] = samples[k] - _origin[k];
        for (int l = 0; ; l++)
        {
            if (l == _levels.Count) _levels.Add(new Level(width));
            Level level = _levels[l];
            level.Count++;
            for (int k = 0; k < width; k++)
            {
                level.Sum[k] += x[k];
                level.Squares[k] += x[k] * x[k];
            }
            if (!level.HasWaiting)
            {
                x.CopyTo(level.Waiting, 0);
                level.HasWaiting = true;
                return;
            }
            level.HasWaiting = false;
            for (int k = 0; k < width; k++) x[k] = 0.5 * (x[k] + level.Waiting[k]);
        }
    }

    /// <summary>Mean and error of one series.</summary>
    /// <param name="series">Its index.</param>
    public BlockAverage Estimate(int series)
    {
        if (Count < BlockAverage.ShortSeries) return BlockAverage.Estimate([.. _beginning.Select(b => b[series])]);
        return BlockAverage.Choose(_levels[0].Sum[series] / Count + _origin[series], level =>
        {
            if (level >= _levels.Count) return (0, 0);
            Level l = _levels[level];
            double mean = l.Sum[series] / l.Count;
            return ((int)Math.Min(l.Count, int.MaxValue), Math.Max(0, l.Squares[series] - l.Count * mean * mean) / Math.Max(1, l.Count - 1));
        });
    }

    /// <summary>Mean and error of every series.</summary>
    /// <param name="unit">Unit of the samples.</param>
    public Measured[] Measured(string unit = "") => [.. Enumerable.Range(0, width).Select(k => Estimate(k).ToMeasured(unit))];
}
