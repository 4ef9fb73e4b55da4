namespace PolyMD.Numerics.Fft;

/// <summary>The library's own <see cref="IRealFft3D"/>: lengths 2^a 3^b 5^c, 512- or 256-bit lanes, threaded over rows and columns.</summary>
public sealed unsafe class RealFft3D : IRealFft3D
{
    private readonly StockhamPlan _x, _y, _z;
    private readonly NativeBuffer<double> _scratch;
    private readonly int _scratchLength;
    private readonly int _workers;

    /// <summary>Plans transforms of an nx × ny × nz mesh.</summary>
    /// <param name="nx">Points along x (contiguous), a product of 2, 3 and 5.</param>
    /// <param name="ny">Points along y.</param>
    /// <param name="nz">Points along z.</param>
    /// <param name="workers">Largest team that will call it (scratch memory per worker).</param>
    /// <param name="realStride">Doubles per row of the real mesh; 0 for nx.</param>
    public RealFft3D(int nx, int ny, int nz, int workers = 1, int realStride = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        if (realStride == 0) realStride = nx;
        ArgumentOutOfRangeException.ThrowIfLessThan(realStride, nx);
        _x = new StockhamPlan(nx);
        _y = new StockhamPlan(ny);
        _z = new StockhamPlan(nz);
        RealStride = realStride;
        HalfStride = (nx / 2 + 8) / 8 * 8;
        RealLength = checked(realStride * ny * nz);
        SpectrumLength = checked(HalfStride * ny * nz);
        int width = Math.Min(HalfStride, LinePass<Lane1>.TileWidth);
        _scratchLength = 4 * Math.Max(Math.Max(ny, nz) * width, nx * 8);
        _workers = workers;
        _scratch = new NativeBuffer<double>(checked(_scratchLength * workers));
    }

    /// <inheritdoc/>
    public int Nx => _x.Length;

    /// <inheritdoc/>
    public int Ny => _y.Length;

    /// <inheritdoc/>
    public int Nz => _z.Length;

    /// <inheritdoc/>
    public int RealStride { get; }

    /// <inheritdoc/>
    public int HalfStride { get; }

    /// <inheritdoc/>
    public int RealLength { get; }

    /// <inheritdoc/>
    public int SpectrumLength { get; }

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<double> mesh, Span<double> re, Span<double> im, ThreadTeam team)
    {
        Check(mesh.Length, re.Length, im.Length, team);
        fixed (double* m = mesh, r = re, i = im)
        {
            if (Lane8.IsSupported) Forward<Lane8>(m, r, i, team);
            else Forward<Lane4>(m, r, i, team);
        }
    }

    /// <inheritdoc/>
    public void Inverse(Span<double> re, Span<double> im, Span<double> mesh, ThreadTeam team)
    {
        Check(mesh.Length, re.Length, im.Length, team);
        fixed (double* m = mesh, r = re, i = im)
        {
            if (Lane8.IsSupported) Inverse<Lane8>(r, i, m, team);
            else Inverse<Lane4>(r, i, m, team);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _x.Dispose();
        _y.Dispose();
        _z.Dispose();
        _scratch.Dispose();
    }

    /// <summary>Mesh to spectrum with a chosen lane.</summary>
    internal void Forward<TLane>(double* mesh, double* re, double* im, ThreadTeam team) where TLane : unmanaged, ILane<TLane>
    {
        Rows<TLane>(mesh, re, im, inverse: false, team);
        AlongY<TLane>(re, im, team);
        AlongZ<TLane>(re, im, team);
    }

    /// <summary>Spectrum to mesh with a chosen lane.</summary>
    internal void Inverse<TLane>(double* re, double* im, double* mesh, ThreadTeam team) where TLane : unmanaged, ILane<TLane>
    {
        AlongZ<TLane>(im, re, team);
        AlongY<TLane>(im, re, team);
        Rows<TLane>(mesh, re, im, inverse: true, team);
    }

    private void Rows<TLane>(double* mesh, double* re, double* im, bool inverse, ThreadTeam team) where TLane : unmanaged, ILane<TLane>
    {
        int rows = Ny * Nz, tasks = (rows + RealRowPass<TLane>.RowsPerTask - 1) / RealRowPass<TLane>.RowsPerTask;
        team.Run(tasks, 1, new RealRowPass<TLane>(_x, mesh, re, im, rows, RealStride, HalfStride, inverse, _scratch.Pointer, _scratchLength));
    }

    private void AlongY<TLane>(double* re, double* im, ThreadTeam team) where TLane : unmanaged, ILane<TLane> =>
        team.Run(Nz * LinePass<TLane>.Tiles(HalfStride), 1,
            new LinePass<TLane>(_y, re, im, HalfStride, Ny * HalfStride, HalfStride, _scratch.Pointer, _scratchLength));

    private void AlongZ<TLane>(double* re, double* im, ThreadTeam team) where TLane : unmanaged, ILane<TLane> =>
        team.Run(Ny * LinePass<TLane>.Tiles(HalfStride), 1,
            new LinePass<TLane>(_z, re, im, HalfStride, HalfStride, Ny * HalfStride, _scratch.Pointer, _scratchLength));

    private void Check(int mesh, int re, int im, ThreadTeam team)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mesh, RealLength, nameof(mesh));
        ArgumentOutOfRangeException.ThrowIfLessThan(re, SpectrumLength, nameof(re));
        ArgumentOutOfRangeException.ThrowIfLessThan(im, SpectrumLength, nameof(im));
        if (team.Size > _workers)
            throw new ArgumentException($"the transform was planned for {_workers} workers, the team has {team.Size}", nameof(team));
    }
}
