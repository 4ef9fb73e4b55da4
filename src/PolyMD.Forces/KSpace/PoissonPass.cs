using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>
/// Work on the half spectrum plane by plane: from the transformed charge density to the potential φ(k) = G(k) ρ(k)/N, the energy and
/// virial sums, and from the potential to the field −ik φ(k) or to a virial mesh. A frequency half way round the mesh has no sign:
/// odd powers of it cancel between k and −k and are left out; the product of two such is kept as LAMMPS keeps it. Orthogonal cells.
/// </summary>
internal sealed unsafe class PoissonPass : ISpectrumPass, IDisposable
{
    private const int Columns = 7;
    private readonly int _nx, _ny, _nz, _stride;
    private readonly InfluenceFunction _influence;
    private readonly NativeBuffer<double> _oddX, _weightX, _squareX, _squareXSafe, _partial;
    private double _splitting;

    /// <summary>Prepares for a mesh.</summary>
    public PoissonPass(int nx, int ny, int nz, int halfStride, InfluenceFunction influence)
    {
        (_nx, _ny, _nz, _stride) = (nx, ny, nz, halfStride);
        _influence = influence;
        _oddX = new NativeBuffer<double>(halfStride);
        _weightX = new NativeBuffer<double>(halfStride);
        _squareX = new NativeBuffer<double>(halfStride);
        _squareXSafe = new NativeBuffer<double>(halfStride);
        _partial = new NativeBuffer<double>(nz * Columns);
    }

    /// <summary>Takes over the wave vectors after the influence function has changed.</summary>
    public void Update(double splitting)
    {
        _splitting = splitting;
        for (int x = 0; x < _stride; x++)
        {
            double k = _influence.WaveX[x];
            _oddX[x] = 2 * x == _nx ? 0 : k;
            _weightX[x] = x > _nx / 2 ? 0 : x == 0 || 2 * x == _nx ? 1 : 2;
            _squareX[x] = k * k;
            // In the row ky = kz = 0 the first column (and the padding) would divide by zero; their weight is zero.
            _squareXSafe[x] = k == 0 ? 1 : k * k;
        }
    }

    /// <inheritdoc/>
    public KSpaceResult Sums(double* re, double* im, ThreadTeam team)
    {
        if (Lane8.IsSupported) team.Run(_nz, 1, new SumBody<Lane8>(this, re, im));
        else team.Run(_nz, 1, new SumBody<Lane4>(this, re, im));
        Span<double> total = stackalloc double[Columns];
        total.Clear();
        for (int z = 0; z < _nz; z++)
            for (int c = 0; c < Columns; c++)
                total[c] += _partial[z * Columns + c];
        double n = (double)_nx * _ny * _nz, scale = 1 / (n * n);
        return new KSpaceResult(total[0] * scale, new SymTensor(total[1], total[2], total[3], total[4], total[5], total[6]) * scale);
    }

    /// <summary>ρ(k) becomes φ(k), in place.</summary>
    public void ToPotential(double* re, double* im, ThreadTeam team)
    {
        if (Lane8.IsSupported) team.Run(_nz, 1, new PotentialBody<Lane8>(this, re, im));
        else team.Run(_nz, 1, new PotentialBody<Lane4>(this, re, im));
    }

    /// <inheritdoc/>
    public void Field(int axis, double* re, double* im, double* fieldRe, double* fieldIm, ThreadTeam team)
    {
        if (Lane8.IsSupported) team.Run(_nz, 1, new FieldBody<Lane8>(this, axis, re, im, fieldRe, fieldIm));
        else team.Run(_nz, 1, new FieldBody<Lane4>(this, axis, re, im, fieldRe, fieldIm));
    }

    /// <inheritdoc/>
    public void VirialPotential(int component, double* re, double* im, double* outRe, double* outIm, ThreadTeam team) =>
        team.Run(_nz, 1, new VirialBody(this, component, re, im, outRe, outIm));

    /// <inheritdoc/>
    public void Dispose()
    {
        _oddX.Dispose();
        _weightX.Dispose();
        _squareX.Dispose();
        _squareXSafe.Dispose();
        _partial.Dispose();
    }

    private bool HalfY(int y) => 2 * y == _ny;

    private bool HalfZ(int z) => 2 * z == _nz;

    private readonly struct SumBody<TLane>(PoissonPass p, double* re, double* im) : IRangeBody where TLane : unmanaged, ILane<TLane>
    {
        public void Invoke(int start, int end, int worker)
        {
            double* waveX = p._influence.WaveX.Pointer, oddX = p._oddX.Pointer, weight = p._weightX.Pointer;
            TLane quarter = TLane.Create(0.25 / (p._splitting * p._splitting)), minusTwo = TLane.Create(-2), one = TLane.Create(1);
            int half = p._nx % 2 == 0 ? p._nx / 2 : -1;
            for (int z = start; z < end; z++)
            {
                double kz = p._influence.WaveZ[z], energy = 0, xx = 0, yy = 0, zz = 0, xy = 0, xz = 0, yz = 0;
                for (int y = 0; y < p._ny; y++)
                {
                    double ky = p._influence.WaveY[y];
                    long row = ((long)z * p._ny + y) * p._stride;
                    double* r = re + row, i = im + row, g = p._influence.Values.Pointer + row;
                    double* square = y == 0 && z == 0 ? p._squareXSafe.Pointer : p._squareX.Pointer;
                    TLane k2yz = TLane.Create(ky * ky + kz * kz), e = TLane.Create(0), t = e, tx = e, txx = e;
                    for (int x = 0; x < p._stride; x += TLane.Count)
                    {
                        TLane a = TLane.Load(r + x), b = TLane.Load(i + x), kx = TLane.Load(waveX + x);
                        TLane term = TLane.Load(g + x) * TLane.Load(weight + x) * TLane.MulAdd(a, a, b * b);
                        TLane v = term * minusTwo * (one / (TLane.Load(square + x) + k2yz) + quarter);
                        e += term;
                        t += v;
                        tx = TLane.MulAdd(v, TLane.Load(oddX + x), tx);
                        txx = TLane.MulAdd(v * kx, kx, txx);
                    }
                    double se = TLane.Sum(e), st = TLane.Sum(t), sx = TLane.Sum(tx);
                    double sxHalf = half < 0 ? 0 : waveX[half] * g[half] * (r[half] * r[half] + i[half] * i[half]) * -2
                        * (1 / (square[half] + ky * ky + kz * kz) + 0.25 / (p._splitting * p._splitting));
                    energy += se;
                    xx += se + TLane.Sum(txx);
                    yy += se + st * ky * ky;
                    zz += se + st * kz * kz;
                    xy += (p.HalfY(y) ? sxHalf : sx) * ky;
                    xz += (p.HalfZ(z) ? sxHalf : sx) * kz;
                    if (p.HalfY(y) == p.HalfZ(z)) yz += st * ky * kz;
                }
                double* target = p._partial.Pointer + z * Columns;
                (target[0], target[1], target[2], target[3], target[4], target[5], target[6]) = (energy, xx, yy, zz, xy, xz, yz);
            }
        }
    }

    private readonly struct PotentialBody<TLane>(PoissonPass p, double* re, double* im) : IRangeBody where TLane : unmanaged, ILane<TLane>
    {
        public void Invoke(int start, int end, int worker)
        {
            TLane scale = TLane.Create(1.0 / ((double)p._nx * p._ny * p._nz));
            double* g = p._influence.Values.Pointer;
            long plane = (long)p._ny * p._stride;
            for (long k = start * plane; k < end * plane; k += TLane.Count)
            {
                TLane factor = scale * TLane.Load(g + k);
                TLane.Store(re + k, factor * TLane.Load(re + k));
                TLane.Store(im + k, factor * TLane.Load(im + k));
            }
        }
    }

    private readonly struct FieldBody<TLane>(PoissonPass p, int axis, double* re, double* im, double* fieldRe, double* fieldIm)
        : IRangeBody where TLane : unmanaged, ILane<TLane>
    {
        public void Invoke(int start, int end, int worker)
        {
            for (int z = start; z < end; z++)
            {
                for (int y = 0; y < p._ny; y++)
                {
                    long row = ((long)z * p._ny + y) * p._stride;
                    double fixedWave = axis == 1 ? p.HalfY(y) ? 0 : p._influence.WaveY[y] : p.HalfZ(z) ? 0 : p._influence.WaveZ[z];
                    TLane wave = TLane.Create(fixedWave);
                    for (int x = 0; x < p._stride; x += TLane.Count)
                    {
                        TLane k = axis == 0 ? TLane.Load(p._oddX.Pointer + x) : wave;
                        TLane a = TLane.Load(re + row + x), b = TLane.Load(im + row + x);
                        TLane.Store(fieldRe + row + x, k * b);
                        TLane.Store(fieldIm + row + x, -(k * a));
                    }
                }
            }
        }
    }

    private readonly struct VirialBody(PoissonPass p, int component, double* re, double* im, double* outRe, double* outIm) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            int a = component switch { 0 or 3 or 4 => 0, 1 or 5 => 1, _ => 2 }, b = component switch { 0 => 0, 1 or 3 => 1, _ => 2 };
            double quarter = 0.25 / (p._splitting * p._splitting);
            Span<double> wave = stackalloc double[3];
            Span<bool> half = stackalloc bool[3];
            for (int z = start; z < end; z++)
            {
                for (int y = 0; y < p._ny; y++)
                {
                    for (int x = 0; x < p._stride; x++)
                    {
                        long at = ((long)z * p._ny + y) * p._stride + x;
                        double factor = 1;
                        if (component >= 0)
                        {
                            (wave[0], wave[1], wave[2]) = (p._influence.WaveX[x], p._influence.WaveY[y], p._influence.WaveZ[z]);
                            (half[0], half[1], half[2]) = (2 * x == p._nx, p.HalfY(y), p.HalfZ(z));
                            double k2 = wave[0] * wave[0] + wave[1] * wave[1] + wave[2] * wave[2];
                            factor = a == b ? 1 : 0;
                            if (k2 == 0) factor = 0;
                            else if (half[a] == half[b]) factor -= 2 * (1 / k2 + quarter) * wave[a] * wave[b];
                        }
                        outRe[at] = factor * re[at];
                        outIm[at] = factor * im[at];
                    }
                }
            }
        }
    }
}
