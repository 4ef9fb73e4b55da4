using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// dihedral helix: U = A (1 − cos φ) + B (1 + cos 3φ) + C (1 + cos(φ + π/4)). A, B, C: energies (Guo and Thirumalai, J. Mol. Biol. 263, 323 (1996)).
/// </summary>
[DihedralStyle("helix")]
public readonly struct DihedralHelix : IDihedralKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        double a = args.Double("A"), b = args.Double("B"), c = args.Double("C");
        row.Clear();
        TorsionSeries.Add(row, a + b + c, 0, 0);
        TorsionSeries.Add(row, -a, 1, 0);
        TorsionSeries.Add(row, b, 3, 0);
        TorsionSeries.Add(row, c, 1, -0.25 * Math.PI);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane> => TorsionSeries.Eval(cosine, sine, coeff, out derivative);
}
