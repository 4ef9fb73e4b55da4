using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// bond gromos: U = K (r² − r₀²)². K: energy/length⁴ (the factor ¼ is in K); r₀: length.
/// </summary>
[BondStyle("gromos")]
public readonly struct BondGromos : IBondKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 2);
        coeff[0] = args.Double("K");
        coeff[1] = args.Double("r0");
        row.Rest = coeff[1];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane r, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(out TLane stiffness, out TLane rest);
        TLane d = r * r - rest * rest, pull = stiffness * d;
        derivative = TLane.Create(4) * pull * r;
        return pull * d;
    }
}
