using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// improper umbrella: U = ½ K (cos ω − cos ω₀)²/sin² ω₀, or K (1 − cos ω) for ω₀ = 0, with ω between the bond 1-4 and the plane 1 2 3. K: energy; ω₀: degrees in the deck (DREIDING: Mayo, Olafson and Goddard, J. Phys. Chem. 94, 8897 (1990)).
/// </summary>
[ImproperStyle("umbrella")]
public readonly struct ImproperUmbrella : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Improper;

    /// <inheritdoc/>
    public static int Arity => 4;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        double stiffness = args.Double("K"), rest = args.Degrees("omega0"), sine = Math.Sin(rest);
        // linear and quadratic factor on cos ω − cos ω₀
        Span<double> coeff = row.Fill(0, 3);
        coeff[0] = Math.Cos(rest);
        if (rest == 0) coeff[1] = -stiffness;
        else coeff[2] = 0.5 * stiffness / (sine * sine);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        // The bonds of atom 1.
        LaneVec<TLane> to2 = -d12, to3 = d32 - d12, to4 = to3 - d34, g2 = default, g3 = default, g4 = default;
        LaneWilson<TLane> wilson = new(to4, to2, to3);
        coeff.Read(0, out TLane rest, out TLane linear, out TLane quadratic, out _);
        TLane d = wilson.Cosine - rest, energy = d * (linear + quadratic * d);
        wilson.AddGradient(linear + (quadratic + quadratic) * d, ref g4, ref g2, ref g3);
        f1 = g2 + g3 + g4;
        f3 = -g3;
        f4 = -g4;
        return energy;
    }
}
