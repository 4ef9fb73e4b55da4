using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// bond nonlinear: U = ε d²/(λ² − d²) with d = r − r₀. ε: energy; r₀, λ: length (Rector, Van Swol and Henderson, Mol. Phys. 82, 1009 (1994)).
/// </summary>
[BondStyle("nonlinear")]
public readonly struct BondNonlinear : IBondKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 3);
        coeff[0] = args.Double("epsilon");
        coeff[1] = args.Double("r0");
        row.Rest = coeff[1];
        coeff[2] = args.Double("lambda");
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane r, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane epsilon, out TLane rest, out TLane reach, out _);
        TLane d = r - rest, d2 = d * d, reach2 = reach * reach, inverse = TLane.Create(1) / (reach2 - d2);
        derivative = (epsilon + epsilon) * d * reach2 * inverse * inverse;
        return epsilon * d2 * inverse;
    }
}
