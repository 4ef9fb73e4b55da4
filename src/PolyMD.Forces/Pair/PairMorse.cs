using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// morse: U = D₀[exp(−2α(r−r₀)) − 2 exp(−α(r−r₀))], r &lt; rc. D₀: energy; α: 1/length; r₀, rc: length. No mixing, no tail. (Morse, Phys. Rev. 34, 57 (1929).)
/// </summary>
[PairStyle("morse")]
[DataCoefficients(3, 4)]
public readonly struct PairMorse : IPairPotential
{
    private const int Depth = 0, Alpha = 1, R0 = 2;

    /// <inheritdoc/>
    public static string[] Coefficients => ["D0", "alpha", "r0"];

    /// <inheritdoc/>
    public static int ColumnCount => 3;

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        raw[..3].CopyTo(columns);
        return raw[3];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane ri = TLane.ReciprocalSqrt(r2), alpha = c[Alpha], x = TLane.Exp(alpha * (c[R0] - r2 * ri)), dx = c[Depth] * x;
        energy = dx * (x - TLane.Create(2));
        forceOverR = TLane.Create(2) * alpha * dx * (x - TLane.Create(1)) * ri;
    }
}
