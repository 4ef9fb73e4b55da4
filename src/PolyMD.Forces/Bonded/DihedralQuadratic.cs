using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// dihedral quadratic: U = K (φ − φ₀)², the difference taken in −180° … 180°. K: energy/rad²; φ₀: degrees in the deck, cis is 0.
/// </summary>
[DihedralStyle("quadratic")]
public readonly struct DihedralQuadratic : IDihedralKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 2);
        coeff[0] = args.Double("K");
        coeff[1] = args.Degrees("phi0");
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(out TLane stiffness, out TLane rest);
        TLane d = LaneTrigonometry.Angle(cosine, sine) - rest, turn = TLane.Create(2 * Math.PI);
        d -= turn * TLane.Round(d / turn);
        TLane pull = stiffness * d;
        derivative = pull + pull;
        return pull * d;
    }
}
