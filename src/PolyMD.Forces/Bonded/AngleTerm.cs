using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Spreads dU/dθ on the three atoms of an angle (Allen and Tildesley, Computer Simulation of Liquids, appendix C).</summary>
/// <typeparam name="TKernel">The angle.</typeparam>
public readonly struct AngleTerm<TKernel> : ITermKernel where TKernel : struct, IAngleKernel
{
    // A straight angle has no defined bending direction; LAMMPS limits sin θ the same way.
    private const double SmallestSine = 0.001;

    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Angle;

    /// <inheritdoc/>
    public static int Arity => 3;

    /// <inheritdoc/>
    public static int CoeffCount => TKernel.CoeffCount;

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, Span<double> coeff) => TKernel.ReadCoeff(args, coeff);

    /// <inheritdoc/>
    public static double Eval(Vec3 d12, Vec3 d32, Vec3 d34, ReadOnlySpan<double> coeff, out Vec3 f1, out Vec3 f3, out Vec3 f4)
    {
        double inverse1 = 1 / d12.Length, inverse3 = 1 / d32.Length;
        Vec3 e1 = d12 * inverse1, e3 = d32 * inverse3;
        double cosine = Math.Clamp(Vec3.Dot(e1, e3), -1, 1);
        double sine = Math.Max(Math.Sqrt(1 - cosine * cosine), SmallestSine);
        double energy = TKernel.Eval(Math.Acos(cosine), coeff, out double derivative);
        double a = derivative / sine;
        f1 = (e3 - cosine * e1) * (a * inverse1);
        f3 = (e1 - cosine * e3) * (a * inverse3);
        f4 = Vec3.Zero;
        return energy;
    }
}
