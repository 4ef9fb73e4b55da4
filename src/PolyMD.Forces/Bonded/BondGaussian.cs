using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// bond gaussian: U = −k_B T ln Σ Aᵢ/(wᵢ √(π/2)) e^(−2(x−xᵢ)²/wᵢ²), any number of terms; xᵢ: length (Milano and Müller-Plathe, J. Comput. Chem. 26, 192 (2005)).
/// </summary>
[BondStyle("gaussian")]
public readonly struct BondGaussian : IBondKernel
{
    // LAMMPS' least value of the sum.
    private const double Least = 1e-10;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row) => GaussianMixture.ReadLine(args, context, row, false);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane r, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane> =>
        GaussianMixture.Eval(r, Least, coeff, out derivative);
}
