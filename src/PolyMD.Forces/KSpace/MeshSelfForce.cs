namespace PolyMD.Forces.KSpace;

/// <summary>
/// The force of a charge on itself that a mesh with analytic differentiation makes: the self energy of a charge in a mesh cell,
/// q² C/(2V) Σ_k G Σ_mm' Ŵ(k_m) Ŵ(k_m') cos((m'−m)·2πr/h), cut after the first two harmonics of each axis
/// (V. Ballenegger, J. J. Cerdà, C. Holm, J. Chem. Theory Comput. 8, 936 (2012)). Aliases run from −2 to 2, as in LAMMPS.
/// Each function returns the derivative with respect to the coordinate per q² C at a position in mesh spacings, with a minus sign:
/// what must be taken from the force −q dU/dx.
/// </summary>
internal readonly record struct MeshSelfForce(double X1, double X2, double Y1, double Y2, double Z1, double Z2)
{
    private const int Aliases = 2;

    /// <summary>Σ over the spectrum for an orthogonal cell.</summary>
    public static unsafe MeshSelfForce Of(InfluenceFunction influence, AssignmentFunction assignment, int nx, int ny, int nz, int halfStride, in ReciprocalCell cell)
    {
        double[][] x = Overlaps(nx, assignment.Order), y = Overlaps(ny, assignment.Order), z = Overlaps(nz, assignment.Order);
        Span<double> total = stackalloc double[6];
        total.Clear();
        for (int k = 0; k < nz; k++)
        {
            for (int j = 0; j < ny; j++)
            {
                double* row = influence.Values.Pointer + ((long)k * ny + j) * halfStride;
                double s0 = 0, s1 = 0, s2 = 0;
                for (int i = 0; i <= nx / 2; i++)
                {
                    double g = row[i] * (i == 0 || 2 * i == nx ? 1 : 2);
                    s0 += g * x[0][i];
                    s1 += g * x[1][i];
                    s2 += g * x[2][i];
                }
                total[0] += s1 * y[0][j] * z[0][k];
                total[1] += s2 * y[0][j] * z[0][k];
                total[2] += s0 * y[1][j] * z[0][k];
                total[3] += s0 * y[2][j] * z[0][k];
                total[4] += s0 * y[0][j] * z[1][k];
                total[5] += s0 * y[0][j] * z[2][k];
            }
        }
        double unit = 2 * Math.PI / cell.Volume, px = unit * nx / cell.Edges.X, py = unit * ny / cell.Edges.Y, pz = unit * nz / cell.Edges.Z;
        return new MeshSelfForce(px * total[0], 2 * px * total[1], py * total[2], 2 * py * total[3], pz * total[4], 2 * pz * total[5]);
    }

    public double X(double s) => Sum(X1, X2, s);

    public double Y(double s) => Sum(Y1, Y2, s);

    public double Z(double s) => Sum(Z1, Z2, s);

    private static double Sum(double first, double second, double s) => first * Math.Sin(2 * Math.PI * s) + second * Math.Sin(4 * Math.PI * s);

    // Σ_m Ŵ(k_m) Ŵ(k_m+j) for j = 0, 1, 2 and every frequency. The mean over k and −k stands for both.
    private static double[][] Overlaps(int points, int order)
    {
        double[][] sums = [new double[points], new double[points], new double[points]];
        for (int k = 0; k < points; k++)
        {
            int frequency = 2 * k >= points && points > 1 ? k - points : k;
            foreach (int sign in (ReadOnlySpan<int>)[1, -1])
            {
                for (int j = 0; j <= 2; j++)
                {
                    for (int m = -Aliases; m <= Aliases; m++)
                        sums[j][k] += 0.5 * Transform(sign * frequency + m * points, points, order) * Transform(sign * frequency + (m + j) * points, points, order);
                }
            }
        }
        return sums;
    }

    private static double Transform(int frequency, int points, int order)
    {
        double x = Math.PI * frequency / points;
        return x == 0 ? 1 : Math.Pow(Math.Sin(x) / x, order);
    }
}
