using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// lj/expand: U = 4ε[(σ/(r−Δ))¹² − (σ/(r−Δ))⁶], r &lt; rc + Δ, for particles whose surfaces are offset from their centres.
/// ε: energy; σ, Δ, rc: length. Δ is always mixed arithmetically. (Tail corrections: Sun, J. Phys. Chem. B 102, 7338 (1998).)
/// </summary>
[PairStyle("lj/expand")]
[DataCoefficients(3, 4)]
public readonly struct PairLjExpand : IPairPotential
{
    private const int Delta = 0, Repulsion = 1, Attraction = 2;

    /// <inheritdoc/>
    public static string[] Coefficients => ["epsilon", "sigma", "delta"];

    /// <inheritdoc/>
    public static int ColumnCount => 3;

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        Mixing.LennardJones(ii, jj, rule, raw);
        raw[2] = 0.5 * (ii[2] + jj[2]);
        return true;
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double s6 = Math.Pow(raw[1], 6);
        columns[Delta] = raw[2];
        columns[Repulsion] = 4 * raw[0] * s6 * s6;
        columns[Attraction] = 4 * raw[0] * s6;
        return raw[3] > 0 ? raw[3] + raw[2] : 0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane ri = TLane.ReciprocalSqrt(r2), i1 = TLane.Reciprocal(r2 * ri - c[Delta]), i2 = i1 * i1, i6 = i2 * i2 * i2;
        TLane repulsion = c[Repulsion] * i6 * i6, attraction = c[Attraction] * i6;
        energy = repulsion - attraction;
        forceOverR = (TLane.Create(12) * repulsion - TLane.Create(6) * attraction) * i1 * ri;
    }

    /// <inheritdoc/>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw)
    {
        // Integrals over r = s + Δ, s > rc, of U r² and of −U' r³.
        double s6 = Math.Pow(raw[1], 6), x = raw[2] / raw[3], r3 = Math.Pow(raw[3], 3), r9 = r3 * r3 * r3;
        double energy = s6 / r9 * (1.0 / 9 + x / 5 + x * x / 11) - (1.0 / 3 + x / 2 + x * x / 5) / r3;
        double virial = 2 * s6 / r9 * (1.0 / 9 + 3 * x / 10 + 3 * x * x / 11 + x * x * x / 12) - (1.0 / 3 + 3 * x / 4 + 3 * x * x / 5 + x * x * x / 6) / r3;
        return (8 * Math.PI * raw[0] * s6 * energy, 16 * Math.PI * raw[0] * s6 * virial);
    }
}
