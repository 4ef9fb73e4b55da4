using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// lj/mdf: U = 4ε[(σ/r)¹² − (σ/r)⁶] times the <see cref="MeiTaper"/> between the inner and the outer cutoff.
/// ε: energy; σ, cutoffs: length. (Mei, Davenport and Fernando, Phys. Rev. B 43, 4653 (1991).)
/// </summary>
[PairStyle("lj/mdf")]
[DataCoefficients(2, 4)]
public readonly struct PairLjMdf : IPairPotential
{
    private const int Repulsion = 0, Attraction = 1, Taper = 2;

    /// <inheritdoc/>
    public static string[] Cutoffs => ["inner cutoff", "outer cutoff"];

    /// <inheritdoc/>
    public static string[] Coefficients => ["epsilon", "sigma"];

    /// <inheritdoc/>
    public static bool Shifts => false;

    /// <inheritdoc/>
    public static int ColumnCount => 2 + MeiTaper.ColumnCount;

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => Mixing.LennardJones(ii, jj, rule, raw);

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        columns[Repulsion] = 4 * raw[0] * Math.Pow(raw[1], 12);
        columns[Attraction] = 4 * raw[0] * Math.Pow(raw[1], 6);
        MeiTaper.Prepare(raw[2], raw[3], columns[Taper..]);
        return raw[3];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane ri = TLane.ReciprocalSqrt(r2), i2 = ri * ri, i6 = i2 * i2 * i2;
        TLane repulsion = c[Repulsion] * i6 * i6, attraction = c[Attraction] * i6;
        MeiTaper.Apply(r2 * ri, ri, c.Skip(Taper, 0), (TLane.Create(12) * repulsion - TLane.Create(6) * attraction) * i2, repulsion - attraction, out forceOverR, out energy);
    }
}
