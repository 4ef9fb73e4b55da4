using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// bond harmonic/shift/cut: U = Uₘ [(r−r₀)² − (r_c−r₀)²]/(r_c−r₀)² up to r_c, 0 beyond. Uₘ: energy, the depth; r₀, r_c: length.
/// </summary>
[BondStyle("harmonic/shift/cut")]
public readonly struct BondHarmonicShiftCut : IBondKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 3);
        coeff[0] = args.Double("Umin");
        coeff[1] = args.Double("r0");
        row.Rest = coeff[1];
        coeff[2] = args.Double("rc");
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane r, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane depth, out TLane rest, out TLane critical, out _);
        TLane d = r - rest, reach = critical - rest, pull = depth / (reach * reach) * d;
        derivative = TLane.Select(critical, r, default, pull + pull);
        return TLane.Select(critical, r, default, pull * d - depth);
    }
}
