using PolyMD.Numerics;

namespace PolyMD.Dynamics.Rigid;

/// <summary>Eigenvalues and vectors of a symmetric 3×3 tensor by cyclic Jacobi rotations (Golub, Van Loan, Matrix Computations, 8.5).</summary>
internal static class SymmetricEigen
{
    /// <summary>Decreasing eigenvalues with their unit vectors.</summary>
    public static void Solve(SymTensor t, Span<double> values, Span<Vec3> vectors)
    {
        Span<double> a = [t.XX, t.XY, t.XZ, t.XY, t.YY, t.YZ, t.XZ, t.YZ, t.ZZ];
        Span<double> v = [1, 0, 0, 0, 1, 0, 0, 0, 1];
        for (int sweep = 0; sweep < 60; sweep++)
        {
            double off = a[1] * a[1] + a[2] * a[2] + a[5] * a[5], size = a[0] * a[0] + a[4] * a[4] + a[8] * a[8];
            if (off <= 1e-36 * size) break;
            Rotate(a, v, 0, 1);
            Rotate(a, v, 0, 2);
            Rotate(a, v, 1, 2);
        }
        Span<int> order = [0, 1, 2];
        if (a[4 * order[0]] < a[4 * order[1]]) (order[0], order[1]) = (order[1], order[0]);
        if (a[4 * order[1]] < a[4 * order[2]]) (order[1], order[2]) = (order[2], order[1]);
        if (a[4 * order[0]] < a[4 * order[1]]) (order[0], order[1]) = (order[1], order[0]);
        for (int k = 0; k < 3; k++)
        {
            values[k] = a[4 * order[k]];
            vectors[k] = new Vec3(v[order[k]], v[3 + order[k]], v[6 + order[k]]);
        }
    }

    // Makes the element p, q zero.
    private static void Rotate(Span<double> a, Span<double> v, int p, int q)
    {
        double apq = a[3 * p + q];
        if (apq == 0) return;
        double theta = (a[4 * q] - a[4 * p]) / (2 * apq), tangent = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        double c = 1 / Math.Sqrt(tangent * tangent + 1), s = tangent * c;
        for (int k = 0; k < 3; k++)
        {
            double x = a[3 * k + p], y = a[3 * k + q];
            (a[3 * k + p], a[3 * k + q]) = (c * x - s * y, s * x + c * y);
        }
        for (int k = 0; k < 3; k++)
        {
            double x = a[3 * p + k], y = a[3 * q + k];
            (a[3 * p + k], a[3 * q + k]) = (c * x - s * y, s * x + c * y);
        }
        for (int k = 0; k < 3; k++)
        {
            double x = v[3 * k + p], y = v[3 * k + q];
            (v[3 * k + p], v[3 * k + q]) = (c * x - s * y, s * x + c * y);
        }
    }
}
