using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// lj/gromacs: U = 4ε[(σ/r)¹² − (σ/r)⁶] + S(r) with the <see cref="SwitchedTail"/> of GROMACS between the inner and the outer cutoff.
/// ε: energy; σ, cutoffs: length. (van der Spoel et al., GROMACS manual; Marrink et al., J. Phys. Chem. B 111, 7812 (2007).)
/// </summary>
[PairStyle("lj/gromacs")]
[DataCoefficients(2, 4)]
public readonly struct PairLjGromacs : IPairPotential
{
    private const int Repulsion = 0, Attraction = 1, Tail0 = 2;

    /// <inheritdoc/>
    public static string[] Cutoffs => ["inner cutoff", "outer cutoff"];

    /// <inheritdoc/>
    public static string[] Coefficients => ["epsilon", "sigma"];

    /// <inheritdoc/>
    public static bool Shifts => false;

    /// <inheritdoc/>
    public static int ColumnCount => 2 + SwitchedTail.ColumnCount;

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => Mixing.LennardJones(ii, jj, rule, raw);

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double s6 = Math.Pow(raw[1], 6), outer = raw[3], i6 = Math.Pow(outer, -6);
        double repulsion = 4 * raw[0] * s6 * s6, attraction = 4 * raw[0] * s6;
        columns[Repulsion] = repulsion;
        columns[Attraction] = attraction;
        SwitchedTail.Prepare(raw[2], outer, i6 * (repulsion * i6 - attraction), -i6 * (12 * repulsion * i6 - 6 * attraction) / outer,
            i6 * (156 * repulsion * i6 - 42 * attraction) / (outer * outer), columns[Tail0..]);
        return outer;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane ri = TLane.ReciprocalSqrt(r2), i2 = ri * ri, i6 = i2 * i2 * i2;
        TLane repulsion = c[Repulsion] * i6 * i6, attraction = c[Attraction] * i6;
        SwitchedTail.Eval(r2 * ri, c.Skip(Tail0, 0), out TLane force, out TLane switched);
        energy = repulsion - attraction + switched;
        forceOverR = (TLane.Create(12) * repulsion - TLane.Create(6) * attraction) * i2 + force * ri;
    }
}
