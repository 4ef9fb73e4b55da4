using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// gauss/cut: U = H/(σ_h √(2π)) exp(−(r−r_mh)²/(2σ_h²)), r &lt; rc. H: energy × length; r_mh, σ_h, rc: length. A pair with one repulsive (H &gt; 0) partner is
/// repulsive when mixed. (Lenart, Jusufi and Panagiotopoulos, J. Chem. Phys. 126, 044509 (2007).)
/// </summary>
[PairStyle("gauss/cut")]
public readonly struct PairGaussCut : IPairPotential
{
    private const int Height = 0, Centre = 1, InverseWidth2 = 2;

    /// <inheritdoc/>
    public static string[] Coefficients => ["H", "r_mh", "sigma_h"];

    /// <inheritdoc/>
    public static int ColumnCount => 3;

    /// <inheritdoc/>
    public static string? Complaint(ReadOnlySpan<double> raw) => raw[2] != 0 ? null : "'sigma_h' must not be zero";

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        raw[0] = Mixing.Energy(rule, Math.Abs(ii[0]), Math.Abs(jj[0]), Math.Abs(ii[2]), Math.Abs(jj[2])) * (ii[0] >= 0 || jj[0] >= 0 ? 1 : -1);
        for (int k = 1; k < 4; k++) raw[k] = Mixing.Length(rule, ii[k], jj[k]);
        return true;
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        columns[Height] = raw[0] / (Math.Sqrt(2 * Math.PI) * raw[2]);
        columns[Centre] = raw[1];
        columns[InverseWidth2] = 1 / (raw[2] * raw[2]);
        return raw[3];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane ri = TLane.ReciprocalSqrt(r2), t = r2 * ri - c[Centre], scaled = t * c[InverseWidth2];
        energy = c[Height] * TLane.Exp(TLane.Create(-0.5) * t * scaled);
        forceOverR = energy * scaled * ri;
    }
}
