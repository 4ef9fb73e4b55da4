namespace PolyMD.Numerics.Fft;

/// <summary>
/// Transforms along x between real rows and half spectra. Two real rows a and b travel as one complex row a + ib; eight such pairs
/// fill the lanes, so a task is sixteen rows. Splitting: A_k = (Z_k + Z*_(n−k))/2, B_k = (Z_k − Z*_(n−k))/2i.
/// </summary>
internal readonly unsafe struct RealRowPass<TLane>(StockhamPlan plan, double* mesh, double* re, double* im, int rows, int realStride, int halfStride,
    bool inverse, double* scratch, int scratchLength) : IRangeBody where TLane : unmanaged, ILane<TLane>
{
    private const int Lanes = 8;

    /// <summary>Rows per task.</summary>
    public const int RowsPerTask = 2 * Lanes;

    /// <inheritdoc/>
    public void Invoke(int start, int end, int worker)
    {
        double* own = scratch + (long)worker * scratchLength;
        for (int task = start; task < end; task++)
            if (inverse) ToMesh(task * RowsPerTask, own);
            else ToSpectrum(task * RowsPerTask, own);
    }

    private void ToSpectrum(int row, double* own)
    {
        int n = plan.Length, size = n * Lanes;
        double* ar = own, ai = ar + size, br = ai + size, bi = br + size;
        for (int lane = 0; lane < Lanes; lane++)
        {
            ReadRow(row + lane, ar + lane, n);
            ReadRow(row + Lanes + lane, ai + lane, n);
        }
        plan.Execute<TLane>(ar, ai, br, bi, Lanes);
        if (plan.EndsInWork)
        {
            br = ar;
            bi = ai;
            ar = own + 2 * size;
            ai = own + 3 * size;
        }
        // Now ar, ai hold Z; A goes to (br, bi) and B overwrites Z, frequency by frequency (k and n-k are read before either is written).
        TLane half = TLane.Create(0.5);
        for (int k = 0; k <= n / 2; k++)
        {
            double* pr = ar + k * Lanes, pi = ai + k * Lanes;
            double* qr = ar + (n - k) % n * Lanes, qi = ai + (n - k) % n * Lanes;
            for (int q = 0; q < Lanes; q += TLane.Count)
            {
                TLane zr = TLane.Load(pr + q), zi = TLane.Load(pi + q), cr = TLane.Load(qr + q), ci = TLane.Load(qi + q);
                TLane.Store(br + k * Lanes + q, half * (zr + cr));
                TLane.Store(bi + k * Lanes + q, half * (zi - ci));
                TLane.Store(pr + q, half * (zi + ci));
                TLane.Store(pi + q, half * (cr - zr));
            }
        }
        for (int lane = 0; lane < Lanes; lane++)
        {
            WriteHalf(row + lane, br + lane, bi + lane, n);
            WriteHalf(row + Lanes + lane, ar + lane, ai + lane, n);
        }
    }

    private void ToMesh(int row, double* ar)
    {
        int n = plan.Length, size = n * Lanes;
        double* ai = ar + size, br = ai + size, bi = br + size;
        for (int lane = 0; lane < Lanes; lane++)
        {
            ReadHalf(row + lane, br + lane, bi + lane, n);
            ReadHalf(row + Lanes + lane, ar + lane, ai + lane, n);
        }
        // Z_k = A_k + i B_k, Z_(n-k) = A*_k + i B*_k; B at k sits where Z_k will be, and slots above n/2 are free.
        for (int k = 0; k <= n / 2; k++)
        {
            bool self = k == 0 || 2 * k == n;
            double* pr = ar + k * Lanes, pi = ai + k * Lanes, qr = ar + (n - k) * Lanes, qi = ai + (n - k) * Lanes;
            for (int q = 0; q < Lanes; q += TLane.Count)
            {
                TLane xr = TLane.Load(br + k * Lanes + q), xi = TLane.Load(bi + k * Lanes + q), yr = TLane.Load(pr + q), yi = TLane.Load(pi + q);
                TLane.Store(pr + q, self ? xr : xr - yi);
                TLane.Store(pi + q, self ? yr : xi + yr);
                if (self) continue;
                TLane.Store(qr + q, xr + yi);
                TLane.Store(qi + q, yr - xi);
            }
        }
        // Exchanged real and imaginary arrays: the inverse transform.
        plan.Execute<TLane>(ai, ar, bi, br, Lanes);
        if (plan.EndsInWork)
        {
            ar = br;
            ai = bi;
        }
        for (int lane = 0; lane < Lanes; lane++)
        {
            WriteRow(row + lane, ar + lane, n);
            WriteRow(row + Lanes + lane, ai + lane, n);
        }
    }

    private void ReadRow(int row, double* lane, int n)
    {
        if (row < rows)
        {
            double* source = mesh + (long)row * realStride;
            for (int x = 0; x < n; x++) lane[x * Lanes] = source[x];
        }
        else
        {
            for (int x = 0; x < n; x++) lane[x * Lanes] = 0;
        }
    }

    private void WriteRow(int row, double* lane, int n)
    {
        if (row >= rows) return;
        double* target = mesh + (long)row * realStride;
        for (int x = 0; x < n; x++) target[x] = lane[x * Lanes];
    }

    private void ReadHalf(int row, double* laneRe, double* laneIm, int n)
    {
        bool there = row < rows;
        double* sourceRe = re + (long)row * halfStride, sourceIm = im + (long)row * halfStride;
        for (int k = 0; k <= n / 2; k++)
        {
            laneRe[k * Lanes] = there ? sourceRe[k] : 0;
            laneIm[k * Lanes] = there ? sourceIm[k] : 0;
        }
    }

    private void WriteHalf(int row, double* laneRe, double* laneIm, int n)
    {
        if (row >= rows) return;
        double* targetRe = re + (long)row * halfStride, targetIm = im + (long)row * halfStride;
        for (int k = 0; k <= n / 2; k++)
        {
            targetRe[k] = laneRe[k * Lanes];
            targetIm[k] = laneIm[k * Lanes];
        }
    }
}
