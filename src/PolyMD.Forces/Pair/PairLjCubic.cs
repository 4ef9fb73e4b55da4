using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// lj/cubic: Lennard-Jones up to its inflection point r_s = (26/7)^(1/6) σ, beyond the cubic u(r_s) + (r−r_s)u'(r_s) − A₃(r−r_s)³/6 that ends with
/// zero energy and force at rc = 67/48 r_s. No cutoffs are given. ε: energy; σ: length. (Holian and Ravelo, Phys. Rev. B 51, 11275 (1995).)
/// </summary>
[PairStyle("lj/cubic")]
public readonly struct PairLjCubic : IPairPotential
{
    private const int Inner = 0, Repulsion = 1, Attraction = 2, Energy0 = 3, Slope = 4, Cubic = 5;
    // In units of epsilon and of the distance of the minimum: u(r_s), u'(r_s), A3.
    private const double EnergyAtS = -0.7869822485207097, SlopeAtS = 2.6899008972047196, A3 = 27.9335700460986445;

    /// <inheritdoc/>
    public static string[] Cutoffs => [];

    /// <inheritdoc/>
    public static string[] Coefficients => ["epsilon", "sigma"];

    /// <inheritdoc/>
    public static bool OwnCutoffs => false;

    /// <inheritdoc/>
    public static bool Shifts => false;

    /// <inheritdoc/>
    public static int ColumnCount => 6;

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => Mixing.LennardJones(ii, jj, rule, raw);

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double s6 = Math.Pow(raw[1], 6), minimum = raw[1] * Math.Pow(2, 1.0 / 6), inner = minimum * Math.Pow(13.0 / 7, 1.0 / 6);
        columns[Inner] = inner;
        columns[Repulsion] = 4 * raw[0] * s6 * s6;
        columns[Attraction] = 4 * raw[0] * s6;
        columns[Energy0] = raw[0] * EnergyAtS;
        columns[Slope] = raw[0] * SlopeAtS / minimum;
        columns[Cubic] = raw[0] * A3 / (minimum * minimum * minimum);
        return inner * 67 / 48;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane ri = TLane.ReciprocalSqrt(r2), i2 = ri * ri, i6 = i2 * i2 * i2, inner = c[Inner], r = r2 * ri, t = r - inner, slope = c[Slope], cubic = c[Cubic];
        TLane repulsion = c[Repulsion] * i6 * i6, attraction = c[Attraction] * i6;
        energy = TLane.Select(inner, r, c[Energy0] + t * (slope - TLane.Create(1.0 / 6) * cubic * t * t), repulsion - attraction);
        forceOverR = TLane.Select(inner, r, (TLane.Create(0.5) * cubic * t * t - slope) * ri, (TLane.Create(12) * repulsion - TLane.Create(6) * attraction) * i2);
    }
}
