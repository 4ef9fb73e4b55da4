using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// soft: U = A[1 + cos(πr/rc)], r &lt; rc, to push overlapping atoms apart. A: energy, mixed geometrically under every rule; rc: length, mixed by pair_modify mix.
/// </summary>
[PairStyle("soft")]
[DataCoefficients(1, 2)]
public readonly struct PairSoft : IPairPotential
{
    private const int A = 0, Wave = 1;

    /// <inheritdoc/>
    public static string[] Coefficients => ["A"];

    /// <inheritdoc/>
    public static bool Shifts => false;

    /// <inheritdoc/>
    public static int ColumnCount => 2;

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        raw[0] = Math.Sqrt(ii[0] * jj[0]);
        raw[1] = Mixing.Length(rule, ii[1], jj[1]);
        return true;
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        columns[A] = raw[0];
        columns[Wave] = raw[1] > 0 ? Math.PI / raw[1] : 0;
        return raw[1];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        // Atoms may lie on top of each other: sin(x)/x is finite there, 1/r is not.
        TLane r = TLane.Sqrt(r2), wave = c[Wave], a = c[A];
        HalfWave.Eval(wave * r, out TLane cos, out TLane sinOverX);
        energy = a + a * cos;
        forceOverR = a * wave * wave * sinOverX;
    }
}
