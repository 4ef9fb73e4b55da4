using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>angle harmonic: U = K (θ − θ₀)². K: energy/rad²; θ₀: degrees in the deck. (The factor ½ is in K.)</summary>
[AngleStyle("harmonic")]
public readonly struct AngleHarmonic : IAngleKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 2);
        coeff[0] = args.Double("K");
        coeff[1] = args.Degrees("theta0");
        row.Rest = coeff[1];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane theta, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(out TLane stiffness, out TLane rest);
        TLane d = theta - rest, pull = stiffness * d;
        derivative = pull + pull;
        return pull * d;
    }
}
