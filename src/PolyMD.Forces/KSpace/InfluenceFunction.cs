using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>
/// The optimal influence function of Hockney and Eastwood for k-space differentiation
/// (M. Deserno and C. Holm, J. Chem. Phys. 109, 7678 (1998), eq. 24):
/// G(k) = 4π/k² · Σ_m (k·k_m/k_m²) exp(−k_m²/4g²) Ŵ²(k_m) / [Σ_m Ŵ²(k_m)]², k_m = k + 2πm/h,
/// with the aliases m that carry weight above 1e-7; for analytic differentiation the term m = 0 alone, as in LAMMPS. Stored for the half spectrum kx ≥ 0 (at kx = nx/2 the value of −nx/2); G(0) = 0.
/// </summary>
internal sealed unsafe partial class InfluenceFunction : IDisposable
{
    private const double AliasTolerance = 1e-7;
    private const int LargestReach = 8;
    private readonly AxisTable[] _axes = new AxisTable[3];
    private readonly AssignmentFunction _assignment;
    private readonly int _halfStride;

    /// <summary>Reserves memory for a mesh.</summary>
    public InfluenceFunction(int nx, int ny, int nz, int halfStride, AssignmentFunction assignment)
    {
        _assignment = assignment;
        _halfStride = halfStride;
        _axes = [new AxisTable(nx), new AxisTable(ny), new AxisTable(nz)];
        Values = new NativeBuffer<double>(halfStride * ny * nz);
        WaveX = new NativeBuffer<double>(halfStride);
        WaveY = new NativeBuffer<double>(ny);
        WaveZ = new NativeBuffer<double>(nz);
    }

    /// <summary>G at [(kz·ny + ky)·halfStride + kx]; zero in the padding.</summary>
    public NativeBuffer<double> Values { get; }

    /// <summary>Wave vector component of every kx column, the half-way frequency negative; zero in the padding.</summary>
    public NativeBuffer<double> WaveX { get; }

    /// <summary>Wave vector component of every ky.</summary>
    public NativeBuffer<double> WaveY { get; }

    /// <summary>Wave vector component of every kz.</summary>
    public NativeBuffer<double> WaveZ { get; }

    /// <summary>Recomputes everything for a cell and a splitting parameter.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="g">Splitting parameter.</param>
    /// <param name="analytic">Differentiation of the interpolation instead of in k-space.</param>
    /// <param name="team">Threads.</param>
    public void Update(in ReciprocalCell cell, double g, bool analytic, ThreadTeam team)
    {
        if (cell.IsTilted)
        {
            UpdateTilted(cell, g, team);
            return;
        }
        for (int axis = 0; axis < 3; axis++) _axes[axis].Update(cell.Edges[axis], g, analytic, _assignment);
        for (int k = 0; k <= _axes[0].Points / 2; k++) WaveX[k] = _axes[0].Wave[k];
        _axes[1].Wave.CopyTo(WaveY.Span);
        _axes[2].Wave.CopyTo(WaveZ.Span);
        team.Run(_axes[2].Points, 1, new Body(this));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Values.Dispose();
        WaveX.Dispose();
        WaveY.Dispose();
        WaveZ.Dispose();
        HalfWayRatio.Dispose();
    }

    private void FillPlane(int z)
    {
        AxisTable ax = _axes[0], ay = _axes[1], az = _axes[2];
        double kz = az.Wave[z];
        for (int y = 0; y < ay.Points; y++)
        {
            double ky = ay.Wave[y], ky2z2 = ky * ky + kz * kz;
            double* row = Values.Pointer + ((long)z * ay.Points + y) * _halfStride;
            if (ax.Reach == 0 && ay.Reach == 0 && az.Reach == 0)
            {
                // One term: k_m = k and the projection is one.
                double yz = 4 * Math.PI * ay.Weight[y] * az.Weight[z];
                for (int x = 0; x <= ax.Points / 2; x++)
                {
                    double k2 = ax.Wave[x] * ax.Wave[x] + ky2z2;
                    row[x] = k2 == 0 ? 0 : yz * ax.Weight[x] / k2;
                }
                continue;
            }
            for (int x = 0; x <= ax.Points / 2; x++)
            {
                double kx = ax.Wave[x], k2 = kx * kx + ky2z2;
                row[x] = k2 == 0 ? 0 : 4 * Math.PI / k2 * AliasedSum(ax, ay, az, x, y, z);
            }
        }
    }

    private static double AliasedSum(AxisTable ax, AxisTable ay, AxisTable az, int x, int y, int z)
    {
        double kx = ax.Wave[x], ky = ay.Wave[y], kz = az.Wave[z], sum = 0;
        int sx = x * ax.Terms, sy = y * ay.Terms, sz = z * az.Terms;
        for (int a = 0; a < ax.Terms; a++)
        {
            double qx = ax.Alias[sx + a], wx = ax.Weight[sx + a];
            for (int b = 0; b < ay.Terms; b++)
            {
                double qy = ay.Alias[sy + b], wxy = wx * ay.Weight[sy + b];
                for (int c = 0; c < az.Terms; c++)
                {
                    double qz = az.Alias[sz + c];
                    double projection = (kx * qx + ky * qy + kz * qz) / (qx * qx + qy * qy + qz * qz);
                    sum += projection * wxy * az.Weight[sz + c];
                }
            }
        }
        return sum;
    }

    // The one-dimensional factors: every sum over aliases is of products over the axes.
    private sealed class AxisTable(int points)
    {
        public int Points => points;

        public int Reach { get; private set; }

        public int Terms => 2 * Reach + 1;

        public double[] Wave { get; } = new double[points];

        public double[] Alias { get; private set; } = [];

        /// <summary>exp(−q²/4g²)·Ŵ²(q)/(Σ Ŵ²)² of every frequency and alias.</summary>
        public double[] Weight { get; private set; } = [];

        public void Update(double edge, double g, bool analytic, AssignmentFunction assignment)
        {
            double unit = 2 * Math.PI / edge, spacing = edge / points;
            Reach = analytic ? 0 : (int)(g * spacing / Math.PI * Math.Pow(-Math.Log(AliasTolerance), 0.25));
            if (Alias.Length != points * Terms)
            {
                Alias = new double[points * Terms];
                Weight = new double[points * Terms];
            }
            for (int k = 0; k < points; k++)
            {
                int frequency = 2 * k >= points && points > 1 ? k - points : k;
                Wave[k] = unit * frequency;
                double all = assignment.AliasSum(2 * Math.PI * k / points), norm = 1 / (all * all);
                for (int m = -Reach; m <= Reach; m++)
                {
                    double q = unit * (frequency + points * m), s = q / (2 * g);
                    Alias[k * Terms + m + Reach] = q;
                    Weight[k * Terms + m + Reach] = Math.Exp(-s * s) * assignment.SquaredTransform(0.5 * q * spacing) * norm;
                }
            }
        }
    }

    private readonly struct Body(InfluenceFunction owner) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            for (int z = start; z < end; z++) owner.FillPlane(z);
        }
    }
}
