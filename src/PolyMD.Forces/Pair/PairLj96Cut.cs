using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// lj96/cut: U = 4ε[(σ/r)⁹ − (σ/r)⁶], r &lt; rc. ε: energy; σ, rc: length.
/// (Warshel and Lifson, J. Chem. Phys. 53, 582 (1970); tail corrections: Sun, J. Phys. Chem. B 102, 7338 (1998).)
/// </summary>
[PairStyle("lj96/cut")]
[DataCoefficients(2, 3)]
public readonly struct PairLj96Cut : IPairPotential
{
    private const int Repulsion = 0, Attraction = 1;

    /// <inheritdoc/>
    public static bool SplitsByDistance => true;

    /// <inheritdoc/>
    public static string[] Coefficients => ["epsilon", "sigma"];

    /// <inheritdoc/>
    public static int ColumnCount => 2;

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => Mixing.LennardJones(ii, jj, rule, raw);

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        columns[Repulsion] = 4 * raw[0] * Math.Pow(raw[1], 9);
        columns[Attraction] = 4 * raw[0] * Math.Pow(raw[1], 6);
        return raw[2];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane i1 = TLane.ReciprocalSqrt(r2), i2 = i1 * i1, i6 = i2 * i2 * i2, i9 = i6 * i2 * i1;
        TLane repulsion = c[Repulsion] * i9, attraction = c[Attraction] * i6;
        energy = repulsion - attraction;
        forceOverR = (TLane.Create(9) * repulsion - TLane.Create(6) * attraction) * i2;
    }

    /// <inheritdoc/>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw)
    {
        double s3 = Math.Pow(raw[1], 3), r3 = Math.Pow(raw[2], 3), factor = 8 * Math.PI * raw[0] * s3 * s3 / (6 * r3 * r3);
        return (factor * (s3 - 2 * r3), factor * (3 * s3 - 4 * r3));
    }
}
