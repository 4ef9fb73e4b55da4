using PolyMD.Numerics;

namespace PolyMD.Dynamics.Common;

/// <summary>Eigenvalues and eigenvectors of a symmetric 3×3 matrix by Jacobi rotations.</summary>
public static class SymmetricEigen
{
    /// <summary>Eigenvalues and, in the same order, unit eigenvectors.</summary>
    /// <param name="t">The matrix.</param>
    public static (double[] Values, Vec3[] Vectors) Solve(in SymTensor t)
    {
        double[,] a = { { t.XX, t.XY, t.XZ }, { t.XY, t.YY, t.YZ }, { t.XZ, t.YZ, t.ZZ } };
        double[,] v = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };
        for (int sweep = 0; sweep < 60; sweep++)
        {
            double off = Math.Abs(a[0, 1]) + Math.Abs(a[0, 2]) + Math.Abs(a[1, 2]);
            if (off == 0) break;
            for (int p = 0; p < 2; p++)
            {
                for (int q = p + 1; q < 3; q++)
                {
                    if (a[p, q] == 0) continue;
                    double theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
                    double s = 1 / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
                    if (theta < 0) s = -s;
                    double c = 1 / Math.Sqrt(s * s + 1);
                    Rotate(a, v, p, q, c, s * c);
                }
            }
        }
        return ([a[0, 0], a[1, 1], a[2, 2]], [Column(v, 0), Column(v, 1), Column(v, 2)]);
    }

    private static void Rotate(double[,] a, double[,] v, int p, int q, double c, double s)
    {
        for (int k = 0; k < 3; k++)
        {
            (a[k, p], a[k, q]) = (c * a[k, p] - s * a[k, q], s * a[k, p] + c * a[k, q]);
            (v[k, p], v[k, q]) = (c * v[k, p] - s * v[k, q], s * v[k, p] + c * v[k, q]);
        }
        for (int k = 0; k < 3; k++) (a[p, k], a[q, k]) = (c * a[p, k] - s * a[q, k], s * a[p, k] + c * a[q, k]);
        a[p, q] = a[q, p] = 0;
    }

    private static Vec3 Column(double[,] v, int k) => new(v[0, k], v[1, k], v[2, k]);
}
