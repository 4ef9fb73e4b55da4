using PolyMD.Engine.Phases;

namespace PolyMD.Dynamics.Averages;

/// <summary>
/// Time correlations ⟨V_i(t + τ) V_j(t)⟩ over any number of decades of τ with fixed memory: level k keeps the last p means of mᵏ samples and correlates them at
/// p delays of mᵏ, where the levels above the first leave out the delays below p/m that the finer level has
/// (J. Ramírez, S. K. Sukumaran, B. Vorselaars, A. E. Likhtman, J. Chem. Phys. 133, 154103 (2010)).
/// </summary>
/// <param name="values">Number of values.</param>
/// <param name="pairs">Pairs to correlate.</param>
/// <param name="levels">Levels.</param>
/// <param name="length">p, delays of a level.</param>
/// <param name="ratio">m, samples averaged into one of the next level; divides p.</param>
public sealed class MultipleTau(int values, (int I, int J)[] pairs, int levels, int length, int ratio) : IStateful
{
    private readonly double[] _recent = new double[levels * length * values], _gathered = new double[levels * values], _sums = new double[levels * length * pairs.Length];
    private readonly long[] _counts = new long[levels * length];
    private readonly int[] _filled = new int[levels], _newest = new int[levels], _waiting = new int[levels];
    private readonly double[] _mean = new double[values];
    private int _highest;

    /// <summary>Takes a sample of all values.</summary>
    /// <param name="sample">One number per value.</param>
    public void Add(ReadOnlySpan<double> sample)
    {
        sample.CopyTo(_mean);
        for (int level = 0; level < levels; level++)
        {
            _highest = Math.Max(_highest, level);
            Correlate(level);
            Span<double> gathered = _gathered.AsSpan(level * values, values);
            for (int v = 0; v < values; v++) gathered[v] += _mean[v];
            if (++_waiting[level] < ratio) return;
            _waiting[level] = 0;
            for (int v = 0; v < values; v++) _mean[v] = gathered[v] / ratio;
            gathered.Clear();
        }
    }

    /// <summary>Delays with data, in samples, and their places; the highest level begun is still left out, as in LAMMPS.</summary>
    public IEnumerable<(double Delay, int Place)> Delays()
    {
        double step = 1;
        for (int level = 0; level == 0 || level < _highest; level++, step *= ratio)
        {
            for (int j = First(level); j < length; j++) if (_counts[level * length + j] > 0) yield return (j * step, level * length + j);
        }
    }

    /// <summary>Correlation of a pair at a place given by <see cref="Delays"/>.</summary>
    /// <param name="place">Place.</param>
    /// <param name="pair">Index of the pair.</param>
    public double At(int place, int pair) => _sums[place * pairs.Length + pair] / _counts[place];

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_highest);
        foreach (double[] a in (double[][])[_recent, _gathered, _sums]) ArrayState.Save(writer, a);
        foreach (long c in _counts) writer.Write(c);
        foreach (int[] a in (int[][])[_filled, _newest, _waiting]) foreach (int k in a) writer.Write(k);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _highest = reader.ReadInt32();
        foreach (double[] a in (double[][])[_recent, _gathered, _sums]) ArrayState.Load(reader).CopyTo(a, 0);
        for (int k = 0; k < _counts.Length; k++) _counts[k] = reader.ReadInt64();
        foreach (int[] a in (int[][])[_filled, _newest, _waiting]) for (int k = 0; k < a.Length; k++) a[k] = reader.ReadInt32();
    }

    private int First(int level) => level == 0 ? 0 : length / ratio;

    private void Correlate(int level)
    {
        int newest = _newest[level] = (_newest[level] + 1) % length;
        if (_filled[level] < length) _filled[level]++;
        Span<double> recent = _recent.AsSpan(level * length * values, length * values);
        _mean.CopyTo(recent[(newest * values)..]);
        for (int j = First(level); j < _filled[level]; j++)
        {
            ReadOnlySpan<double> older = recent.Slice((newest - j + length) % length * values, values);
            int place = level * length + j;
            _counts[place]++;
            for (int p = 0; p < pairs.Length; p++) _sums[place * pairs.Length + p] += _mean[pairs[p].I] * older[pairs[p].J];
        }
    }
}
