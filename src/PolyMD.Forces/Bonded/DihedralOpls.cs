using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// dihedral opls: U = ½K₁(1+cos φ) + ½K₂(1−cos 2φ) + ½K₃(1+cos 3φ) + ½K₄(1−cos 4φ), energies in the deck's unit
/// (Watkins and Jorgensen, J. Phys. Chem. A 105, 4118 (2001)).
/// </summary>
[DihedralStyle("opls")]
public readonly struct DihedralOpls : IDihedralKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 4);
        for (int k = 0; k < 4; k++) coeff[k] = 0.5 * args.Double($"K{k + 1}");
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane k1, out TLane k2, out TLane k3, out TLane k4);
        TLane one = TLane.Create(1), two = TLane.Create(2);
        // Multiple angles by the addition theorem.
        TLane c2 = cosine * cosine - sine * sine, s2 = two * sine * cosine;
        TLane c3 = c2 * cosine - s2 * sine, s3 = s2 * cosine + c2 * sine;
        TLane c4 = c2 * c2 - s2 * s2, s4 = two * s2 * c2;
        derivative = two * (k2 * s2 + two * k4 * s4) - (k1 * sine + TLane.Create(3) * k3 * s3);
        return k1 * (one + cosine) + k2 * (one - c2) + k3 * (one + c3) + k4 * (one - c4);
    }
}
