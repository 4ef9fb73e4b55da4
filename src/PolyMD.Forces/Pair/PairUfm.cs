using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// ufm: the Uhlenbeck-Ford model U = −ε ln[1 − exp(−r²/σ²)], r &lt; rc. ε: energy; σ, rc: length.
/// (Paula Leite, Freitas, Azevedo and de Koning, J. Chem. Phys. 145, 194101 (2016).)
/// </summary>
[PairStyle("ufm")]
[DataCoefficients(2, 3)]
public readonly struct PairUfm : IPairPotential
{
    private const int Epsilon = 0, InverseSigma2 = 1;

    /// <inheritdoc/>
    public static string[] Coefficients => ["epsilon", "sigma"];

    /// <inheritdoc/>
    public static int ColumnCount => 2;

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => Mixing.LennardJones(ii, jj, rule, raw);

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        columns[Epsilon] = raw[0];
        columns[InverseSigma2] = 1 / (raw[1] * raw[1]);
        return raw[2];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse = c[InverseSigma2], epsilon = c[Epsilon], x = TLane.Exp(-(r2 * inverse)), rest = TLane.Create(1) - x;
        energy = -(epsilon * LaneLog.Log(rest));
        forceOverR = TLane.Create(2) * epsilon * inverse * x * TLane.Reciprocal(rest);
    }
}
