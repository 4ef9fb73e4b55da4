using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle cosine/squared: U = K (cos θ − cos θ₀)². K: energy (the factor ½ is in K); θ₀: degrees in the deck (DREIDING: Mayo, Olafson and Goddard, J. Phys. Chem. 94, 8897 (1990)).
/// </summary>
[AngleStyle("cosine/squared")]
public readonly struct AngleCosineSquared : ICosineAngleKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 2);
        coeff[0] = args.Double("K");
        row.Rest = args.Degrees("theta0");
        coeff[1] = Math.Cos(row.Rest);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(out TLane stiffness, out TLane rest);
        TLane d = cosine - rest, pull = stiffness * d;
        derivative = pull + pull;
        return pull * d;
    }
}
