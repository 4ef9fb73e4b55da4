using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// lj/smooth/linear (also lj/sf): U = φ(r) − φ(rc) − (r − rc) φ'(rc) with φ = 4ε[(σ/r)¹² − (σ/r)⁶]; energy and force end at zero.
/// ε: energy; σ, rc: length. (Toxvaerd and Dyre, J. Chem. Phys. 134, 081102 (2011).)
/// </summary>
[PairStyle("lj/smooth/linear")]
[PairStyle("lj/sf")]
public readonly struct PairLjSmoothLinear : IPairPotential
{
    private const int Repulsion = 0, Attraction = 1, Cutoff = 2, EndEnergy = 3, EndForce = 4;

    /// <inheritdoc/>
    public static string[] Coefficients => ["epsilon", "sigma"];

    /// <inheritdoc/>
    public static bool Shifts => false;

    /// <inheritdoc/>
    public static int ColumnCount => 5;

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => Mixing.LennardJones(ii, jj, rule, raw);

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double s6 = Math.Pow(raw[1], 6), i6 = Math.Pow(raw[2], -6);
        double repulsion = 4 * raw[0] * s6 * s6, attraction = 4 * raw[0] * s6;
        columns[Repulsion] = repulsion;
        columns[Attraction] = attraction;
        columns[Cutoff] = raw[2];
        columns[EndEnergy] = i6 * (repulsion * i6 - attraction);
        columns[EndForce] = i6 * (12 * repulsion * i6 - 6 * attraction) / raw[2];
        return raw[2];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane ri = TLane.ReciprocalSqrt(r2), i2 = ri * ri, i6 = i2 * i2 * i2, end = c[EndForce];
        TLane repulsion = c[Repulsion] * i6 * i6, attraction = c[Attraction] * i6;
        energy = repulsion - attraction - c[EndEnergy] + (r2 * ri - c[Cutoff]) * end;
        forceOverR = (TLane.Create(12) * repulsion - TLane.Create(6) * attraction) * i2 - end * ri;
    }
}
