using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>
/// <see cref="PoissonPass"/> for triclinic cells, where every component of k depends on all frequencies before it. A frequency half way round
/// the mesh stands for both signs: with k' the vector with these signs turned, an entry contributes the mean over k and k' (−k' being the
/// vector LAMMPS uses for the mirrored entry). In terms of e = (k+k')/2, o = (k−k')/2 and the ratio d of the influence function the mean
/// of G·f(k) is G times (f(k)+f(k'))/2 + d (f(k)−f(k'))/2.
/// </summary>
internal sealed unsafe class TiltedPass(int nx, int ny, int nz, int halfStride, InfluenceFunction influence) : ISpectrumPass, IDisposable
{
    private const int Columns = 7;
    private readonly NativeBuffer<double> _partial = new(nz * Columns);
    private double _quarter;

    /// <summary>Takes over the splitting parameter.</summary>
    public void Update(double splitting) => _quarter = 0.25 / (splitting * splitting);

    /// <inheritdoc/>
    public KSpaceResult Sums(double* re, double* im, ThreadTeam team)
    {
        team.Run(nz, 1, new SumBody(this, re, im));
        Span<double> total = stackalloc double[Columns];
        total.Clear();
        for (int z = 0; z < nz; z++)
            for (int c = 0; c < Columns; c++)
                total[c] += _partial[z * Columns + c];
        double n = (double)nx * ny * nz, scale = 1 / (n * n);
        return new KSpaceResult(total[0] * scale, new SymTensor(total[1], total[2], total[3], total[4], total[5], total[6]) * scale);
    }

    /// <inheritdoc/>
    public void Field(int axis, double* re, double* im, double* fieldRe, double* fieldIm, ThreadTeam team) =>
        team.Run(nz, 1, new FieldBody(this, axis, re, im, fieldRe, fieldIm));

    /// <inheritdoc/>
    public void VirialPotential(int component, double* re, double* im, double* outRe, double* outIm, ThreadTeam team) =>
        team.Run(nz, 1, new VirialBody(this, component, re, im, outRe, outIm));

    /// <inheritdoc/>
    public void Dispose() => _partial.Dispose();

    private bool IsHalfWay(int x, int y, int z) => 2 * x == nx || 2 * y == ny || 2 * z == nz;

    private static double Component(in SymTensor t, int c) => t[c];

    // The virial factor of an entry, per |ρ|² G.
    private SymTensor Factor(int x, int y, int z, double ratio)
    {
        SymTensor first = Factor(influence.TiltedWave(x, y, z, false));
        if (!IsHalfWay(x, y, z)) return first;
        SymTensor second = Factor(influence.TiltedWave(x, y, z, true));
        return first * (0.5 * (1 + ratio)) + second * (0.5 * (1 - ratio));
    }

    private SymTensor Factor(Vec3 k)
    {
        double k2 = k.LengthSquared;
        return new SymTensor(1, 1, 1, 0, 0, 0) + SymTensor.Dyad(k, k) * (-2 * (1 / k2 + _quarter));
    }

    private readonly struct SumBody(TiltedPass p, double* re, double* im) : IRangeBody
    {
        public void Invoke(int start, int end, int worker) => p.SumPlanes(start, end, re, im);
    }

    private void SumPlanes(int start, int end, double* re, double* im)
    {
        for (int z = start; z < end; z++)
        {
            double energy = 0;
            SymTensor virial = default;
            for (int y = 0; y < ny; y++)
            {
                for (int x = 0; x <= nx / 2; x++)
                {
                    if ((x | y | z) == 0) continue;
                    long at = ((long)z * ny + y) * halfStride + x;
                    double weight = x == 0 || 2 * x == nx ? 1 : 2;
                    double e = weight * influence.Values.Pointer[at] * (re[at] * re[at] + im[at] * im[at]);
                    energy += e;
                    virial += Factor(x, y, z, influence.HalfWayRatio.Pointer[at]) * e;
                }
            }
            double* target = _partial.Pointer + z * Columns;
            target[0] = energy;
            for (int c = 0; c < 6; c++) target[c + 1] = Component(virial, c);
        }
    }

    private readonly struct FieldBody(TiltedPass p, int axis, double* re, double* im, double* fieldRe, double* fieldIm) : IRangeBody
    {
        public void Invoke(int start, int end, int worker) => p.FieldPlanes(start, end, axis, re, im, fieldRe, fieldIm);
    }

    private void FieldPlanes(int start, int end, int axis, double* re, double* im, double* fieldRe, double* fieldIm)
    {
        for (int z = start; z < end; z++)
        {
            for (int y = 0; y < ny; y++)
            {
                long row = ((long)z * ny + y) * halfStride;
                for (int x = 0; x < halfStride; x++)
                {
                    double k = 0;
                    if (x <= nx / 2)
                    {
                        k = influence.TiltedWave(x, y, z, false)[axis];
                        if (IsHalfWay(x, y, z))
                        {
                            // −i k is odd: the mean over k and −k' turns into half a difference and half a sum.
                            double other = influence.TiltedWave(x, y, z, true)[axis], ratio = influence.HalfWayRatio.Pointer[row + x];
                            k = 0.5 * (k + other) + ratio * 0.5 * (k - other);
                        }
                    }
                    fieldRe[row + x] = k * im[row + x];
                    fieldIm[row + x] = -(k * re[row + x]);
                }
            }
        }
    }

    private readonly struct VirialBody(TiltedPass p, int component, double* re, double* im, double* outRe, double* outIm) : IRangeBody
    {
        public void Invoke(int start, int end, int worker) => p.VirialPlanes(start, end, component, re, im, outRe, outIm);
    }

    private void VirialPlanes(int start, int end, int component, double* re, double* im, double* outRe, double* outIm)
    {
        for (int z = start; z < end; z++)
        {
            for (int y = 0; y < ny; y++)
            {
                long row = ((long)z * ny + y) * halfStride;
                for (int x = 0; x < halfStride; x++)
                {
                    double factor = 0;
                    if (component < 0) factor = 1;
                    else if (x <= nx / 2 && (x | y | z) != 0) factor = Component(Factor(x, y, z, influence.HalfWayRatio.Pointer[row + x]), component);
                    outRe[row + x] = factor * re[row + x];
                    outIm[row + x] = factor * im[row + x];
                }
            }
        }
    }
}
