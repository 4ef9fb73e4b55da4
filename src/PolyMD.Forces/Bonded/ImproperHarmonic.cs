using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// improper harmonic: U = K (χ − χ₀)² with χ the size of the angle between the planes of atoms 1 2 3 and 2 3 4, 0 … 180°. K: energy/rad²; χ₀: degrees in the deck.
/// </summary>
[ImproperStyle("harmonic")]
public readonly struct ImproperHarmonic : IDihedralKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 2);
        coeff[0] = args.Double("K");
        coeff[1] = args.Degrees("chi0");
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(out TLane stiffness, out TLane rest);
        TLane chi = LaneTrigonometry.Angle(cosine, sine), side = TLane.Select(chi, default, TLane.Create(-1), TLane.Create(1));
        TLane d = chi * side - rest, pull = stiffness * d;
        derivative = (pull + pull) * side;
        return pull * d;
    }
}
