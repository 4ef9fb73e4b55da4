namespace PolyMD.Numerics.Fft;

/// <summary>
/// Three-dimensional complex transform, in place, planar: F(k) = Σ f(r) exp(−2πi Σ_a k_a r_a/n_a); value (x,y,z) at (z·ny + y)·nx + x.
/// The inverse has no 1/(nx ny nz). Lengths are products of 2, 3 and 5. No allocation per call.
/// </summary>
public sealed unsafe class ComplexFft3D : IDisposable
{
    private readonly StockhamPlan _x, _y, _z;
    private readonly NativeBuffer<double> _scratch;
    private readonly int _scratchLength;
    private readonly int _workers;

    /// <summary>Plans transforms of an nx × ny × nz mesh.</summary>
    /// <param name="nx">Points along x (contiguous), a product of 2, 3 and 5.</param>
    /// <param name="ny">Points along y.</param>
    /// <param name="nz">Points along z.</param>
    /// <param name="workers">Largest team that will call it.</param>
    public ComplexFft3D(int nx, int ny, int nz, int workers = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        _x = new StockhamPlan(nx);
        _y = new StockhamPlan(ny);
        _z = new StockhamPlan(nz);
        Length = checked(nx * ny * nz);
        _scratchLength = 4 * Math.Max(Math.Max(ny, nz) * LinePass<Lane1>.TileWidth, nx * ComplexRowPass<Lane1>.RowsPerTask);
        _workers = workers;
        _scratch = new NativeBuffer<double>(checked(_scratchLength * workers));
    }

    /// <summary>Values in the mesh: nx·ny·nz.</summary>
    public int Length { get; }

    /// <summary>Forward transform, in place.</summary>
    /// <param name="re">Real parts.</param>
    /// <param name="im">Imaginary parts.</param>
    /// <param name="team">The threads that share the work.</param>
    public void Forward(Span<double> re, Span<double> im, ThreadTeam team)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(re.Length, Length, nameof(re));
        ArgumentOutOfRangeException.ThrowIfLessThan(im.Length, Length, nameof(im));
        if (team.Size > _workers)
            throw new ArgumentException($"the transform was planned for {_workers} workers, the team has {team.Size}", nameof(team));
        int nx = _x.Length, ny = _y.Length, nz = _z.Length, rows = ny * nz;
        double* scratch = _scratch.Pointer;
        fixed (double* r = re, i = im)
        {
            int tasks = (rows + ComplexRowPass<Lane1>.RowsPerTask - 1) / ComplexRowPass<Lane1>.RowsPerTask;
            if (Lane8.IsSupported) team.Run(tasks, 1, new ComplexRowPass<Lane8>(_x, r, i, rows, scratch, _scratchLength));
            else team.Run(tasks, 1, new ComplexRowPass<Lane4>(_x, r, i, rows, scratch, _scratchLength));
            Lines(_y, r, i, nz, ny * nx, nx, team);
            Lines(_z, r, i, ny, nx, ny * nx, team);
        }
    }

    /// <summary>Inverse transform without 1/(nx ny nz), in place.</summary>
    /// <param name="re">Real parts.</param>
    /// <param name="im">Imaginary parts.</param>
    /// <param name="team">The threads that share the work.</param>
    public void Inverse(Span<double> re, Span<double> im, ThreadTeam team) => Forward(im, re, team);

    /// <inheritdoc/>
    public void Dispose()
    {
        _x.Dispose();
        _y.Dispose();
        _z.Dispose();
        _scratch.Dispose();
    }

    // Rows are not padded here: wide lanes only where they divide the row.
    private void Lines(StockhamPlan plan, double* re, double* im, int outer, int outerStride, int elementStride, ThreadTeam team)
    {
        int columns = _x.Length, tasks = outer * LinePass<Lane1>.Tiles(columns);
        double* scratch = _scratch.Pointer;
        if (Lane8.IsSupported && columns % 8 == 0)
            team.Run(tasks, 1, new LinePass<Lane8>(plan, re, im, columns, outerStride, elementStride, scratch, _scratchLength));
        else if (columns % 4 == 0)
            team.Run(tasks, 1, new LinePass<Lane4>(plan, re, im, columns, outerStride, elementStride, scratch, _scratchLength));
        else
            team.Run(tasks, 1, new LinePass<Lane1>(plan, re, im, columns, outerStride, elementStride, scratch, _scratchLength));
    }
}
