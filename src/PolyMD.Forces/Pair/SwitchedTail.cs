using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// The function that makes an interaction E(r) and its first two derivatives end at zero at rc when added to it: S = C + t³(A/3 + Bt/4) with
/// t = r − r₁ beyond the inner cutoff r₁, t = 0 below. (van der Spoel et al., GROMACS manual, modified non-bonded interactions.)
/// </summary>
public static class SwitchedTail
{
    private const int Inner = 0, A = 1, B = 2, C = 3;

    /// <summary>Columns it takes.</summary>
    public const int ColumnCount = 4;

    /// <summary>Finds A, B and C.</summary>
    /// <param name="inner">r₁.</param>
    /// <param name="outer">rc.</param>
    /// <param name="energy">E(rc).</param>
    /// <param name="slope">E'(rc).</param>
    /// <param name="curvature">E''(rc).</param>
    /// <param name="columns">ColumnCount numbers.</param>
    public static void Prepare(double inner, double outer, double energy, double slope, double curvature, Span<double> columns)
    {
        double t = outer - inner;
        columns[Inner] = inner;
        columns[A] = t > 0 ? (-3 * slope + t * curvature) / (t * t) : 0;
        columns[B] = t > 0 ? (2 * slope - t * curvature) / (t * t * t) : 0;
        columns[C] = -energy + t * slope / 2 - t * t * curvature / 12;
    }

    /// <summary>S and −dS/dr.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r">Distances.</param>
    /// <param name="c">Columns.</param>
    /// <param name="force">−dS/dr.</param>
    /// <param name="energy">S.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r, in PairCoeff<TLane> c, out TLane force, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane t = TLane.Max(r - c[Inner], default), a = c[A], bt = c[B] * t, t2 = t * t;
        energy = c[C] + t2 * t * (TLane.Create(1.0 / 3) * a + TLane.Create(0.25) * bt);
        force = -(t2 * (a + bt));
    }
}
