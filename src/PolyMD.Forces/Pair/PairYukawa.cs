using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// yukawa: U = A exp(−κr)/r, r &lt; rc; κ is given on the pair_style line. A: energy × length, mixed like a Lennard-Jones ε; κ: 1/length.
/// (Yukawa, Proc. Phys.-Math. Soc. Japan 17, 48 (1935).)
/// </summary>
[PairStyle("yukawa")]
[DataCoefficients(1, 2)]
public readonly struct PairYukawa : IPairPotential
{
    private const int A = 0, Kappa = 1;

    /// <inheritdoc/>
    public static string[] Parameters => ["kappa"];

    /// <inheritdoc/>
    public static string[] Coefficients => ["A"];

    /// <inheritdoc/>
    public static int ColumnCount => 2;

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        raw[0] = Mixing.Energy(rule, ii[0], jj[0], 1, 1);
        raw[1] = Mixing.Length(rule, ii[1], jj[1]);
        return true;
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        columns[A] = raw[0];
        columns[Kappa] = settings[0];
        return raw[1];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane ri = TLane.ReciprocalSqrt(r2), x = c[Kappa] * r2 * ri;
        energy = c[A] * ri * TLane.Exp(-x);
        forceOverR = energy * (x + TLane.Create(1)) * ri * ri;
    }
}
