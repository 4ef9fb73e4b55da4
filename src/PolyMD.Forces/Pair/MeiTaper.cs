using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// The factor f = (1−x)³(1 + 3x + 6x²), x = (r − r_m)/(rc − r_m), that takes energy, force and curvature to zero between two cutoffs; 1 below the inner one.
/// (Mei, Davenport and Fernando, Phys. Rev. B 43, 4653 (1991).)
/// </summary>
public static class MeiTaper
{
    private const int Inner = 0, InverseWidth = 1;

    /// <summary>Columns it takes.</summary>
    public const int ColumnCount = 2;

    /// <summary>Fills the columns.</summary>
    /// <param name="inner">r_m.</param>
    /// <param name="outer">rc.</param>
    /// <param name="columns">ColumnCount numbers.</param>
    public static void Prepare(double inner, double outer, Span<double> columns)
    {
        columns[Inner] = inner;
        columns[InverseWidth] = outer > inner ? 1 / (outer - inner) : 0;
    }

    /// <summary>Multiplies an interaction by the factor.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r">Distances.</param>
    /// <param name="ri">1/r.</param>
    /// <param name="c">Columns.</param>
    /// <param name="force">−(dU/dr)/r of the interaction.</param>
    /// <param name="u">U.</param>
    /// <param name="forceOverR">−(d(fU)/dr)/r.</param>
    /// <param name="energy">fU.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apply<TLane>(TLane r, TLane ri, in PairCoeff<TLane> c, TLane force, TLane u, out TLane forceOverR, out TLane energy)
        where TLane : unmanaged, ILane<TLane>
    {
        TLane one = TLane.Create(1), inverse = c[InverseWidth], x = TLane.Max(r - c[Inner], default) * inverse, y = one - x, x2 = x * x, y2 = y * y;
        TLane taper = y2 * y * (one + TLane.Create(3) * x + TLane.Create(6) * x2);
        // df/dx = -30 x^2 (1-x)^2
        TLane slope = TLane.Create(-30) * x2 * y2 * inverse;
        energy = taper * u;
        forceOverR = taper * force - slope * u * ri;
    }
}
