namespace PolyMD.Numerics;

/// <summary>Sums whose bits depend only on the numbers and their positions, never on who computed them.</summary>
public static class OrderedSum
{
    /// <summary>Atoms per block of every blocked sum; a constant of the program so that results never depend on the thread count.</summary>
    public const int BlockSize = 64;

    /// <summary>Number of blocks of <paramref name="count"/> atoms.</summary>
    /// <param name="count">Atoms.</param>
    public static int Blocks(int count) => (count + BlockSize - 1) / BlockSize;

    /// <summary>Pairwise sum Σ values: the error grows as log n.</summary>
    /// <param name="values">Numbers, for instance one partial sum per block.</param>
    public static double Pairwise(ReadOnlySpan<double> values)
    {
        if (values.Length <= 8)
        {
            double s = 0;
            foreach (double v in values) s += v;
            return s;
        }
        int half = values.Length / 2;
        return Pairwise(values[..half]) + Pairwise(values[half..]);
    }
}
