using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// beck: U = A exp(−αr − βr⁶) − B/(r²+a²)³ (1 + (2.709 + 3a²)/(r²+a²)), r &lt; rc, for helium. A: energy; B: energy × length⁶; a, rc: length;
/// α: 1/length; β: 1/length⁶. No mixing, shift or tail. (Beck, Mol. Phys. 14, 311 (1968).)
/// </summary>
[PairStyle("beck")]
public readonly struct PairBeck : IPairPotential
{
    private const int A = 0, B = 1, Shift2 = 2, Alpha = 3, Beta = 4;

    /// <inheritdoc/>
    public static string[] Coefficients => ["A", "B", "a", "alpha", "beta"];

    /// <inheritdoc/>
    public static bool Shifts => false;

    /// <inheritdoc/>
    public static int ColumnCount => 5;

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        columns[A] = raw[0];
        columns[B] = raw[1];
        columns[Shift2] = raw[2] * raw[2];
        columns[Alpha] = raw[3];
        columns[Beta] = raw[4];
        return raw[5];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane ri = TLane.ReciprocalSqrt(r2), r = r2 * ri, r6 = r2 * r2 * r2, a2 = c[Shift2], alpha = c[Alpha], beta = c[Beta];
        TLane repulsion = c[A] * TLane.Exp(-(alpha * r + beta * r6));
        TLane s = TLane.Reciprocal(r2 + a2), s2 = s * s, b = c[B] * s2 * s, x = (TLane.Create(2.709) + TLane.Create(3) * a2) * s;
        energy = repulsion - b * (TLane.Create(1) + x);
        forceOverR = repulsion * (alpha * ri + TLane.Create(6) * beta * r2 * r2) - b * s * (TLane.Create(6) + TLane.Create(8) * x);
    }
}
