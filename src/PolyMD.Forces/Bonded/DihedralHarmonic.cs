using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// dihedral harmonic: U = K (1 + d cos nφ). K: energy; d: 1 or −1; n: whole number ≥ 0.
/// </summary>
[DihedralStyle("harmonic")]
public readonly struct DihedralHarmonic : IDihedralKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        double k = args.Double("K");
        int d = args.Integer("d", -1, 1), n = args.Integer("n", 0);
        if (d == 0) args.Fail("d must be 1 or -1");
        row.Clear();
        TorsionSeries.Add(row, k, 0, 0);
        TorsionSeries.Add(row, k * d, n, 0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane> => TorsionSeries.Eval(cosine, sine, coeff, out derivative);
}
