using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Spreads a bond's dU/dr on its two atoms: f₁ = −(dU/dr) d₁₂/r.</summary>
/// <typeparam name="TKernel">The bond.</typeparam>
public readonly struct BondTerm<TKernel> : ITermKernel where TKernel : struct, IBondKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Bond;

    /// <inheritdoc/>
    public static int Arity => 2;

    /// <inheritdoc/>
    public static int CoeffCount => TKernel.CoeffCount;

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, Span<double> coeff) => TKernel.ReadCoeff(args, coeff);

    /// <inheritdoc/>
    public static double Eval(Vec3 d12, Vec3 d32, Vec3 d34, ReadOnlySpan<double> coeff, out Vec3 f1, out Vec3 f3, out Vec3 f4)
    {
        double r = d12.Length, energy = TKernel.Eval(r, coeff, out double derivative);
        f1 = r > 0 ? d12 * (-derivative / r) : Vec3.Zero;
        f3 = f4 = Vec3.Zero;
        return energy;
    }
}
