using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// dihedral spherical: U = Σ Cᵢ [uᵢ − cos Kᵢ(φ−aᵢ)] [vᵢ − cos Lᵢ(θ₁−bᵢ)] [wᵢ − cos Mᵢ(θ₂−cᵢ)], any number of terms of ten numbers C K a u L b v M c w; Cᵢ: energy; aᵢ, bᵢ, cᵢ: degrees in the deck; θ₁, θ₂: angles 1 2 3 and 2 3 4.
/// </summary>
[DihedralStyle("spherical")]
public readonly struct DihedralSpherical : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Dihedral;

    /// <inheritdoc/>
    public static int Arity => 4;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        int terms = args.Integer("n", 1);
        row.Clear();
        Span<double> coeff = row.Fill(0, 12 * terms);
        for (int k = 1; k <= terms; k++, coeff = coeff[12..])
        {
            coeff[0] = args.Double($"C{k}");
            for (int factor = 0; factor < 3; factor++)
            {
                coeff[1 + 4 * factor] = args.Double($"{"KLM"[factor]}{k}");
                coeff[2 + 4 * factor] = args.Degrees($"{"abc"[factor]}{k}");
                coeff[3 + 4 * factor] = args.Double($"{"uvw"[factor]}{k}");
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        LaneAngle<TLane> first = new(d12, d32), second = new(d32, d34);
        LaneTorsion<TLane> torsion = new(d12, d32, -d34);
        TLane phi = LaneTrigonometry.Angle(torsion.Cosine, torsion.Sine), theta1 = first.Theta, theta2 = second.Theta;
        TLane energy = default, twist = default, bend1 = default, bend2 = default;
        for (int g = 0; g < coeff.Groups; g += 3)
        {
            TLane amplitude = Factor(g, phi, coeff, out TLane u, out TLane du);
            Factor(g + 1, theta1, coeff, out TLane v, out TLane dv);
            Factor(g + 2, theta2, coeff, out TLane w, out TLane dw);
            energy += amplitude * u * v * w;
            twist += amplitude * du * v * w;
            bend1 += amplitude * u * dv * w;
            bend2 += amplitude * u * v * dw;
        }
        first.Gradient(-(bend1 * first.InverseSine), out LaneVec<TLane> g12, out LaneVec<TLane> g32);
        second.Gradient(-(bend2 * second.InverseSine), out LaneVec<TLane> h32, out LaneVec<TLane> q);
        g32 += h32;
        q = -q;
        torsion.AddGradient(twist, ref g12, ref g32, ref q);
        f1 = -g12;
        f3 = q - g32;
        f4 = -q;
        return energy;
    }

    // shift − cos[k (x − rest)] of a record (amplitude or nothing, k, rest, shift) and its derivative; returns the amplitude.
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    private static TLane Factor<TLane>(int group, TLane x, in TermCoeff<TLane> coeff, out TLane value, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(group, out TLane amplitude, out TLane k, out TLane rest, out TLane shift);
        LaneTrigonometry.SinCos(k * (x - rest), out TLane sine, out TLane cosine);
        value = shift - cosine;
        derivative = k * sine;
        return amplitude;
    }
}
