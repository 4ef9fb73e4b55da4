using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// improper inversion/harmonic: U = K/3 Σ (|ω| − ω₀)² over the three bonds of atom 1, ω the elevation of one above the plane of the other two (Wilson and Decius). K: energy/rad²; ω₀: degrees in the deck.
/// </summary>
[ImproperStyle("inversion/harmonic")]
public readonly struct ImproperInversionHarmonic : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Improper;

    /// <inheritdoc/>
    public static int Arity => 4;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 2);
        coeff[0] = args.Double("K") / 3;
        coeff[1] = args.Degrees("omega0");
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        // The bonds of atom 1.
        LaneVec<TLane> to2 = -d12, to3 = d32 - d12, to4 = to3 - d34, g2 = default, g3 = default, g4 = default;
        TLane energy = Add(to4, to2, to3, coeff, ref g4, ref g2, ref g3);
        energy += Add(to2, to3, to4, coeff, ref g2, ref g3, ref g4);
        energy += Add(to3, to4, to2, coeff, ref g3, ref g4, ref g2);
        f1 = g2 + g3 + g4;
        f3 = -g3;
        f4 = -g4;
        return energy;
    }

    private static TLane Add<TLane>(in LaneVec<TLane> bond, in LaneVec<TLane> b, in LaneVec<TLane> c, in TermCoeff<TLane> coeff,
        ref LaneVec<TLane> gBond, ref LaneVec<TLane> gb, ref LaneVec<TLane> gc) where TLane : unmanaged, ILane<TLane>
    {
        LaneElevation<TLane> elevation = new(bond, b, c);
        coeff.Read(out TLane stiffness, out TLane rest);
        TLane omega = TLane.Create(Math.PI / 2) - TLane.Acos(elevation.Sine), side = TLane.Select(omega, default, TLane.Create(-1), TLane.Create(1));
        TLane d = omega * side - rest, pull = stiffness * d;
        TLane inverseCosine = TLane.ReciprocalSqrt(TLane.Max(TLane.Create(1e-12), TLane.Create(1) - elevation.Sine * elevation.Sine));
        elevation.AddSineGradient((pull + pull) * side * inverseCosine, ref gBond, ref gb, ref gc);
        return pull * d;
    }
}
