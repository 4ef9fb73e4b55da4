using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// nm/cut: U = E₀/(n−m) [m (r₀/r)ⁿ − n (r₀/r)ᵐ], r &lt; rc. E₀: energy; r₀, rc: length. No mixing. (Clarke, Smith and Woodcock, J. Chem. Phys. 84, 2290 (1986).)
/// </summary>
[PairStyle("nm/cut")]
[DataCoefficients(4, 5)]
public readonly struct PairNmCut : IPairPotential
{
    private const int Repulsion = 0, Attraction = 1, N = 2, M = 3;

    /// <inheritdoc/>
    public static string[] Coefficients => ["E0", "r0", "n", "m"];

    /// <inheritdoc/>
    public static int ColumnCount => 4;

    /// <inheritdoc/>
    public static string? Complaint(ReadOnlySpan<double> raw) => raw[2] != raw[3] ? null : $"'n' and 'm' must differ, got {raw[2]:g15} twice";

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double scale = raw[0] / (raw[2] - raw[3]);
        columns[Repulsion] = scale * raw[3] * Math.Pow(raw[1], raw[2]);
        columns[Attraction] = scale * raw[2] * Math.Pow(raw[1], raw[3]);
        columns[N] = raw[2];
        columns[M] = raw[3];
        return raw[4];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane halfLog = TLane.Create(-0.5) * LaneLog.Log(r2), n = c[N], m = c[M];
        TLane repulsion = c[Repulsion] * TLane.Exp(n * halfLog), attraction = c[Attraction] * TLane.Exp(m * halfLog);
        energy = repulsion - attraction;
        forceOverR = (n * repulsion - m * attraction) * TLane.Reciprocal(r2);
    }

    /// <inheritdoc/>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw)
    {
        double n = raw[2], m = raw[3], x = raw[1] / raw[4], scale = 2 * Math.PI * raw[0] / (n - m) * Math.Pow(raw[4], 3);
        double repulsion = Math.Pow(x, n) / (n - 3), attraction = Math.Pow(x, m) / (m - 3);
        return (scale * (m * repulsion - n * attraction), scale * n * m / 3 * (repulsion - attraction));
    }
}
