namespace PolyMD.Numerics.Fft;

/// <summary>
/// Transforms along a strided axis of a planar complex array: for every outer index and every tile of up to <see cref="TileWidth"/>
/// consecutive columns the lines are copied to scratch, transformed there together and copied back. One tile of a 100-point axis
/// fills about 100 kB, so scratch stays in the second-level cache.
/// </summary>
internal readonly unsafe struct LinePass<TLane>(StockhamPlan plan, double* re, double* im, int columns, int outerStride, int elementStride,
    double* scratch, int scratchLength) : IRangeBody where TLane : unmanaged, ILane<TLane>
{
    /// <summary>Columns transformed together.</summary>
    public const int TileWidth = 32;

    /// <summary>Tiles in a row of <paramref name="columns"/> columns.</summary>
    public static int Tiles(int columns) => (columns + TileWidth - 1) / TileWidth;

    /// <inheritdoc/>
    public void Invoke(int start, int end, int worker)
    {
        int n = plan.Length, tiles = Tiles(columns);
        double* own = scratch + (long)worker * scratchLength;
        for (int task = start; task < end; task++)
        {
            int column = task % tiles * TileWidth, width = Math.Min(TileWidth, columns - column);
            long origin = (long)(task / tiles) * outerStride + column;
            double* ar = own, ai = ar + n * width, br = ai + n * width, bi = br + n * width;
            for (int j = 0; j < n; j++)
            {
                long from = origin + (long)j * elementStride;
                Copy(re + from, ar + j * width, width);
                Copy(im + from, ai + j * width, width);
            }
            plan.Execute<TLane>(ar, ai, br, bi, width);
            if (plan.EndsInWork)
            {
                ar = br;
                ai = bi;
            }
            for (int j = 0; j < n; j++)
            {
                long to = origin + (long)j * elementStride;
                Copy(ar + j * width, re + to, width);
                Copy(ai + j * width, im + to, width);
            }
        }
    }

    private static void Copy(double* from, double* to, int count)
    {
        for (int k = 0; k < count; k += TLane.Count) TLane.Store(to + k, TLane.Load(from + k));
    }
}
