using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// improper ring: U = K/6 (Δ₁₂₄ + Δ₁₂₃ + Δ₃₂₄)⁶ with Δ = cos θ + cos θ₀, the angles about atom 2: θ₀ is the supplement
/// of their rest value, 70.5° for a tetrahedral atom. K: energy; θ₀: degrees in the deck (Destrée, Laupretre, Lyulin and Ryckaert, J. Chem. Phys. 112, 9632 (2000)).
/// </summary>
[ImproperStyle("ring")]
public readonly struct ImproperRing : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Improper;

    /// <inheritdoc/>
    public static int Arity => 4;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 2);
        coeff[0] = args.Double("K");
        coeff[1] = -3 * Math.Cos(args.Degrees("theta0"));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(out TLane stiffness, out TLane rest);
        LaneVec<TLane> c = d32 - d34;
        LaneAngle<TLane> a13 = new(d12, d32), a14 = new(d12, c), a34 = new(d32, c);
        TLane d = a13.Cosine + a14.Cosine + a34.Cosine - rest, d2 = d * d, slope = -(stiffness * d2 * d2 * d);
        a13.Gradient(slope, out f1, out f3);
        a14.Gradient(slope, out LaneVec<TLane> p, out f4);
        f1 += p;
        a34.Gradient(slope, out p, out LaneVec<TLane> q);
        f3 += p;
        f4 += q;
        return TLane.Create(1.0 / 6) * stiffness * d2 * d2 * d2;
    }
}
