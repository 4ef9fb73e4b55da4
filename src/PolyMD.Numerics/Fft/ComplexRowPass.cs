namespace PolyMD.Numerics.Fft;

/// <summary>Complex transforms along the contiguous axis: eight rows are turned into lanes, transformed together and turned back.</summary>
internal readonly unsafe struct ComplexRowPass<TLane>(StockhamPlan plan, double* re, double* im, int rows, double* scratch, int scratchLength)
    : IRangeBody where TLane : unmanaged, ILane<TLane>
{
    /// <summary>Rows per task.</summary>
    public const int RowsPerTask = 8;

    /// <inheritdoc/>
    public void Invoke(int start, int end, int worker)
    {
        int n = plan.Length, size = n * RowsPerTask;
        for (int task = start; task < end; task++)
        {
            double* ar = scratch + (long)worker * scratchLength, ai = ar + size, br = ai + size, bi = br + size;
            int row = task * RowsPerTask, there = Math.Min(RowsPerTask, rows - row);
            double* fromRe = re + (long)row * n, fromIm = im + (long)row * n;
            new Span<double>(ar, 2 * size).Clear();
            for (int lane = 0; lane < there; lane++)
                for (int x = 0; x < n; x++)
                {
                    ar[x * RowsPerTask + lane] = fromRe[lane * n + x];
                    ai[x * RowsPerTask + lane] = fromIm[lane * n + x];
                }
            plan.Execute<TLane>(ar, ai, br, bi, RowsPerTask);
            if (plan.EndsInWork)
            {
                ar = br;
                ai = bi;
            }
            for (int lane = 0; lane < there; lane++)
                for (int x = 0; x < n; x++)
                {
                    fromRe[lane * n + x] = ar[x * RowsPerTask + lane];
                    fromIm[lane * n + x] = ai[x * RowsPerTask + lane];
                }
        }
    }
}
