using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>The torsion of <see cref="DihedralCharmm"/>: U = K [1 + cos(nφ − d)].</summary>
public readonly struct DihedralCharmmKernel : IDihedralKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        double k = args.Double("K");
        int n = args.Integer("n", 0), shift = args.Integer("d");
        row.Clear();
        TorsionSeries.Add(row, k, 0, 0);
        TorsionSeries.Add(row, k, n, shift * Math.PI / 180);
    }

    /// <inheritdoc/>
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane> =>
        TorsionSeries.Eval(cosine, sine, coeff, out derivative);
}
