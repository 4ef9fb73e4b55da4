using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle gaussian: U = −k_B T ln Σ Aᵢ/(wᵢ √(π/2)) e^(−2(x−xᵢ)²/wᵢ²), any number of terms; xᵢ: degrees in the deck; wᵢ: radians (Milano and Müller-Plathe, J. Comput. Chem. 26, 192 (2005)).
/// </summary>
[AngleStyle("gaussian")]
public readonly struct AngleGaussian : IAngleKernel
{
    // LAMMPS' least value of the sum.
    private const double Least = 1e-8;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row) => GaussianMixture.ReadLine(args, context, row, true);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane theta, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane> =>
        GaussianMixture.Eval(theta, Least, coeff, out derivative);
}
