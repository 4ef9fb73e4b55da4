using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Spreads dU/dφ on the four atoms of a torsion without dividing by sin φ
/// (Blondel and Karplus, J. Comput. Chem. 17, 1132 (1996)).</summary>
/// <typeparam name="TKernel">The torsion.</typeparam>
public readonly struct DihedralTerm<TKernel> : ITermKernel where TKernel : struct, IDihedralKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Dihedral;

    /// <inheritdoc/>
    public static int Arity => 4;

    /// <inheritdoc/>
    public static int CoeffCount => TKernel.CoeffCount;

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, Span<double> coeff) => TKernel.ReadCoeff(args, coeff);

    /// <inheritdoc/>
    public static double Eval(Vec3 d12, Vec3 d32, Vec3 d34, ReadOnlySpan<double> coeff, out Vec3 f1, out Vec3 f3, out Vec3 f4)
    {
        Vec3 m = Vec3.Cross(d12, d32), n = Vec3.Cross(d32, d34);
        double m2 = m.LengthSquared, n2 = n.LengthSquared, axis2 = d32.LengthSquared, axis = Math.Sqrt(axis2);
        // Three atoms in a line leave φ undefined; the torsion then has no say.
        if (m2 < 1e-20 || n2 < 1e-20)
        {
            f1 = f3 = f4 = Vec3.Zero;
            return TKernel.Eval(-1, 0, coeff, out _);
        }
        double scale = 1 / Math.Sqrt(m2 * n2);
        double cosine = Math.Clamp(Vec3.Dot(m, n) * scale, -1, 1), sine = Vec3.Dot(d12, n) * axis * scale;
        double energy = TKernel.Eval(cosine, sine, coeff, out double derivative);
        f1 = m * (-derivative * axis / m2);
        f4 = n * (derivative * axis / n2);
        Vec3 s = f1 * (Vec3.Dot(d12, d32) / axis2) - f4 * (Vec3.Dot(d34, d32) / axis2);
        f3 = -(f4 + s);
        return energy;
    }
}
