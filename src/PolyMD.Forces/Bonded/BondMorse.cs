using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// bond morse: U = D (1 − e^(−α(r−r₀)))². D: energy; α: 1/length; r₀: length (Morse, Phys. Rev. 34, 57 (1929)).
/// </summary>
[BondStyle("morse")]
public readonly struct BondMorse : IBondKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 3);
        coeff[0] = args.Double("D");
        coeff[1] = args.Double("alpha");
        coeff[2] = args.Double("r0");
        row.Rest = coeff[2];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane r, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane depth, out TLane alpha, out TLane rest, out _);
        TLane e = TLane.Exp(alpha * (rest - r)), open = TLane.Create(1) - e, pull = depth * open;
        derivative = (pull + pull) * alpha * e;
        return pull * open;
    }
}
