using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// gauss: U = −A exp(−B r²), r &lt; rc. A: energy; B: 1/length². Special factors do not scale it, as in LAMMPS. B mixes through the width (2B)^(−1/2);
/// a pair with one repulsive (A &lt; 0) partner is repulsive. (Lenart, Jusufi and Panagiotopoulos, J. Chem. Phys. 126, 044509 (2007).)
/// </summary>
[PairStyle("gauss")]
[DataCoefficients(2, 3)]
public readonly struct PairGauss : IPairPotential
{
    private const int A = 0, B = 1;

    /// <inheritdoc/>
    public static string[] Coefficients => ["A", "B"];

    /// <inheritdoc/>
    public static bool ScalesBondedPairs => false;

    /// <inheritdoc/>
    public static int ColumnCount => 2;

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        double wi = Math.Sqrt(0.5 / Math.Abs(ii[1])), wj = Math.Sqrt(0.5 / Math.Abs(jj[1])), width = Mixing.Length(rule, wi, wj);
        raw[0] = Mixing.Energy(rule, Math.Abs(ii[0]), Math.Abs(jj[0]), wi, wj) * (ii[0] < 0 || jj[0] < 0 ? -1 : 1);
        raw[1] = 0.5 / (width * width) * (ii[1] < 0 && jj[1] < 0 ? -1 : 1);
        raw[2] = Mixing.Length(rule, ii[2], jj[2]);
        return true;
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        columns[A] = -raw[0];
        columns[B] = raw[1];
        return raw[2];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane b = c[B];
        energy = c[A] * TLane.Exp(-(b * r2));
        forceOverR = (b + b) * energy;
    }
}
