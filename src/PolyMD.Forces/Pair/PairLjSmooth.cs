using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// lj/smooth: Lennard-Jones below the inner cutoff; beyond, the force is the cubic polynomial of r − r_in that joins the Lennard-Jones force and
/// its slope there and ends with zero force and slope at rc. The energy is the integral of the force outwards from r_in and does not end
/// at zero unless shifted. ε: energy; σ, cutoffs: length. (After the force smoothing of Allen and Tildesley, Computer Simulation of Liquids (1987).)
/// </summary>
[PairStyle("lj/smooth")]
[DataCoefficients(2, 4)]
public readonly struct PairLjSmooth : IPairPotential
{
    private const int Inner = 0, Repulsion = 1, Attraction = 2, Start = 3, F0 = 4, F1 = 5, F2 = 6, F3 = 7;

    /// <inheritdoc/>
    public static string[] Cutoffs => ["inner cutoff", "outer cutoff"];

    /// <inheritdoc/>
    public static string[] Coefficients => ["epsilon", "sigma"];

    /// <inheritdoc/>
    public static int ColumnCount => 8;

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => Mixing.LennardJones(ii, jj, rule, raw);

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double s6 = Math.Pow(raw[1], 6), inner = raw[2], outer = raw[3], t = outer - inner, i6 = Math.Pow(inner, -6);
        double repulsion = 4 * raw[0] * s6 * s6, attraction = 4 * raw[0] * s6;
        columns[Inner] = inner;
        columns[Repulsion] = repulsion;
        columns[Attraction] = attraction;
        columns[Start] = i6 * (repulsion * i6 - attraction);
        // Force and its slope at the inner cutoff; zero both at the outer one.
        double force = i6 * (12 * repulsion * i6 - 6 * attraction) / inner, slope = -i6 * (156 * repulsion * i6 - 42 * attraction) / (inner * inner);
        columns[F0] = force;
        columns[F1] = slope;
        columns[F2] = t > 0 ? -(3 * force + 2 * slope * t) / (t * t) : 0;
        columns[F3] = t > 0 ? (2 * force + slope * t) / (t * t * t) : 0;
        return outer;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane ri = TLane.ReciprocalSqrt(r2), i2 = ri * ri, i6 = i2 * i2 * i2, inner = c[Inner], r = r2 * ri, t = r - inner;
        TLane repulsion = c[Repulsion] * i6 * i6, attraction = c[Attraction] * i6;
        TLane f0 = c[F0], f1 = c[F1], f2 = c[F2], f3 = c[F3];
        TLane force = f0 + t * (f1 + t * (f2 + t * f3));
        TLane work = t * (f0 + t * (TLane.Create(0.5) * f1 + t * (TLane.Create(1.0 / 3) * f2 + t * (TLane.Create(0.25) * f3))));
        energy = TLane.Select(inner, r, c[Start] - work, repulsion - attraction);
        forceOverR = TLane.Select(inner, r, force * ri, (TLane.Create(12) * repulsion - TLane.Create(6) * attraction) * i2);
    }
}
