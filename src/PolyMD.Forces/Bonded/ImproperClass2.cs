using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// improper class2: U = K (χ − χ₀)² + M₁ (θ₁₂₃−θ₁)(θ₃₂₄−θ₃) + M₂ (θ₁₂₃−θ₁)(θ₁₂₄−θ₂) + M₃ (θ₁₂₄−θ₂)(θ₃₂₄−θ₃) about atom 2, χ the mean
/// elevation of the bonds 2-1, 2-3, 2-4 above the plane of the other two. Lines: K χ₀; aa M₁ M₂ M₃ θ₁ θ₂ θ₃; angles in degrees (Sun, J. Phys. Chem. B 102, 7338 (1998)).
/// </summary>
[ImproperStyle("class2")]
public readonly struct ImproperClass2 : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Improper;

    /// <inheritdoc/>
    public static int Arity => 4;

    /// <inheritdoc/>
    public static IReadOnlyList<string> Parts => s_parts;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        if (TermLines.Part(args, s_parts) == 0)
        {
            Span<double> plane = row.Fill(0, 4);
            plane[0] = args.Double("K");
            plane[1] = args.Degrees("chi0");
            return;
        }
        Span<double> angles = row.Fill(4, 8, 2);
        TermLines.Numbers(args, angles, "M1", "M2", "M3");
        for (int k = 0; k < 3; k++) angles[4 + k] = args.Degrees($"theta{k + 1}");
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        LaneVec<TLane> c = d32 - d34, g1 = default, g3 = default, g4 = default;
        LaneElevation<TLane> e1 = new(d12, d32, c), e3 = new(d32, c, d12), e4 = new(c, d12, d32);
        coeff.Read(out TLane stiffness, out TLane rest);
        TLane half = TLane.Create(Math.PI / 2), third = TLane.Create(1.0 / 3);
        TLane chi = half - third * (TLane.Acos(e1.Sine) + TLane.Acos(e3.Sine) + TLane.Acos(e4.Sine));
        TLane d = chi - rest, pull = stiffness * d, slope = (pull + pull) * third;
        e1.AddSineGradient(slope * InverseCosine(e1.Sine), ref g1, ref g3, ref g4);
        e3.AddSineGradient(slope * InverseCosine(e3.Sine), ref g3, ref g4, ref g1);
        e4.AddSineGradient(slope * InverseCosine(e4.Sine), ref g4, ref g1, ref g3);
        LaneAngle<TLane> a13 = new(d12, d32), a14 = new(d12, c), a34 = new(d32, c);
        coeff.Read(1, out TLane m1, out TLane m2, out TLane m3, out _);
        coeff.Read(2, out TLane rest1, out TLane rest2, out TLane rest3, out _);
        TLane t13 = a13.Theta - rest1, t14 = a14.Theta - rest2, t34 = a34.Theta - rest3;
        a13.Gradient(-((m1 * t34 + m2 * t14) * a13.InverseSine), out LaneVec<TLane> p, out LaneVec<TLane> q);
        g1 += p;
        g3 += q;
        a14.Gradient(-((m2 * t13 + m3 * t34) * a14.InverseSine), out p, out q);
        g1 += p;
        g4 += q;
        a34.Gradient(-((m1 * t13 + m3 * t14) * a34.InverseSine), out p, out q);
        g3 += p;
        g4 += q;
        f1 = -g1;
        f3 = -g3;
        f4 = -g4;
        return pull * d + m1 * t13 * t34 + m2 * t13 * t14 + m3 * t14 * t34;
    }

    private static readonly string[] s_parts = ["", "aa"];

    private static TLane InverseCosine<TLane>(TLane sine) where TLane : unmanaged, ILane<TLane> =>
        TLane.ReciprocalSqrt(TLane.Max(TLane.Create(1e-12), TLane.Create(1) - sine * sine));
}
