using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// dihedral fourier: U = Σ Kᵢ (1 + cos(nᵢ φ − dᵢ)), any number of terms. Kᵢ: energy; nᵢ: whole numbers ≥ 0; dᵢ: degrees in the deck.
/// </summary>
[DihedralStyle("fourier")]
public readonly struct DihedralFourier : IDihedralKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        int terms = args.Integer("m", 1);
        row.Clear();
        for (int k = 1; k <= terms; k++)
        {
            double amplitude = args.Double($"K{k}");
            int n = args.Integer($"n{k}", 0);
            TorsionSeries.Add(row, amplitude, 0, 0);
            TorsionSeries.Add(row, amplitude, n, args.Degrees($"d{k}"));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane> => TorsionSeries.Eval(cosine, sine, coeff, out derivative);
}
