using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

internal sealed unsafe partial class InfluenceFunction
{
    private ReciprocalCell _cell;
    private double _splitting;
    private (int X, int Y, int Z) _reach;
    private double[][] _tiltedWeights = [];

    /// <summary>Tilted cells only: (G − G')/(G + G') where a frequency lies half way round the mesh, G' being the value with the signs of all
    /// such frequencies turned; 0 elsewhere. <see cref="Values"/> then holds the mean of the two: what a real mesh can tell.</summary>
    public NativeBuffer<double> HalfWayRatio { get; } = new();

    /// <summary>The wave vector of an entry; frequencies half way round negative, or positive if <paramref name="turned"/>.</summary>
    public Vec3 TiltedWave(int x, int y, int z, bool turned) =>
        _cell.Wave(Frequency(x, _axes[0].Points, turned), Frequency(y, _axes[1].Points, turned), Frequency(z, _axes[2].Points, turned));

    private static int Frequency(int k, int points, bool turned) => points > 1 && (turned ? 2 * k > points : 2 * k >= points) ? k - points : k;

    private void UpdateTilted(in ReciprocalCell cell, double g, ThreadTeam team)
    {
        (_cell, _splitting) = (cell, g);
        int nx = _axes[0].Points, ny = _axes[1].Points, nz = _axes[2].Points;
        HalfWayRatio.EnsureLength(_halfStride * ny * nz);
        double share = g / Math.PI * Math.Pow(-Math.Log(AliasTolerance), 0.25);
        Vec3 reach = cell.AlongEdges(new Vec3(share / nx, share / ny, share / nz));
        _reach = (Aliases(reach.X), Aliases(reach.Y), Aliases(reach.Z));
        // Ŵ²/(Σ Ŵ²)² of every frequency and alias, per direction.
        _tiltedWeights = [Weights(nx, _reach.X), Weights(ny, _reach.Y), Weights(nz, _reach.Z)];
        team.Run(nz, 1, new TiltedBody(this));
    }

    private static int Aliases(double reach) => Math.Clamp((int)reach, 0, LargestReach);

    private double[] Weights(int points, int reach)
    {
        double[] weights = new double[points * (2 * reach + 1)];
        for (int k = 0; k < points; k++)
        {
            int frequency = Frequency(k, points, false);
            double all = _assignment.AliasSum(2 * Math.PI * k / points);
            for (int m = -reach; m <= reach; m++)
                weights[k * (2 * reach + 1) + m + reach] = _assignment.SquaredTransform(Math.PI * (frequency + points * m) / points) / (all * all);
        }
        return weights;
    }

    private void FillTiltedPlane(int z)
    {
        int nx = _axes[0].Points, ny = _axes[1].Points, nz = _axes[2].Points;
        for (int y = 0; y < ny; y++)
        {
            long row = ((long)z * ny + y) * _halfStride;
            for (int x = 0; x <= nx / 2; x++)
            {
                double value = (x | y | z) == 0 ? 0 : TiltedValue(x, y, z, false), ratio = 0;
                if (2 * x == nx || 2 * y == ny || 2 * z == nz)
                {
                    double turned = TiltedValue(x, y, z, true), mean = 0.5 * (value + turned);
                    ratio = mean == 0 ? 0 : 0.5 * (value - turned) / mean;
                    value = mean;
                }
                Values[(int)(row + x)] = value;
                HalfWayRatio[(int)(row + x)] = ratio;
            }
        }
    }

    private double TiltedValue(int x, int y, int z, bool turned)
    {
        int nx = _axes[0].Points, ny = _axes[1].Points, nz = _axes[2].Points;
        int fx = Frequency(x, nx, turned), fy = Frequency(y, ny, turned), fz = Frequency(z, nz, turned);
        Vec3 k = _cell.Wave(fx, fy, fz);
        double sum = 0, decay = -0.25 / (_splitting * _splitting);
        for (int a = -_reach.X; a <= _reach.X; a++)
        {
            double wx = Weight(0, x, a, 2 * x == nx && turned);
            for (int b = -_reach.Y; b <= _reach.Y; b++)
            {
                double wxy = wx * Weight(1, y, b, 2 * y == ny && turned);
                for (int c = -_reach.Z; c <= _reach.Z; c++)
                {
                    Vec3 q = _cell.Wave(fx + nx * a, fy + ny * b, fz + nz * c);
                    double q2 = q.LengthSquared;
                    sum += Vec3.Dot(k, q) / q2 * Math.Exp(decay * q2) * wxy * Weight(2, z, c, 2 * z == nz && turned);
                }
            }
        }
        return 4 * Math.PI / k.LengthSquared * sum;
    }

    // The transform is even: the alias m of the turned frequency weighs what −m of the negative one does.
    private double Weight(int axis, int k, int alias, bool turned)
    {
        int reach = axis == 0 ? _reach.X : axis == 1 ? _reach.Y : _reach.Z;
        return _tiltedWeights[axis][k * (2 * reach + 1) + reach + (turned ? -alias : alias)];
    }

    private readonly struct TiltedBody(InfluenceFunction owner) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            for (int z = start; z < end; z++) owner.FillTiltedPlane(z);
        }
    }
}
