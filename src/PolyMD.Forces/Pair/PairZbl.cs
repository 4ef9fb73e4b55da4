using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// zbl: U = C Z_i Z_j/r φ(r/a) + S(r), a = 0.46850 Å/(Z_i^0.23 + Z_j^0.23), φ a sum of four exponentials, S the <see cref="SwitchedTail"/> between the
/// cutoffs of the pair_style line. Z: nuclear charges. Special factors do not scale it, as in LAMMPS. (Ziegler, Biersack and Littmark, The Stopping and Range of Ions in Matter (1985).)
/// </summary>
[PairStyle("zbl")]
[DataCoefficients(2, 2)]
public readonly struct PairZbl : IPairPotential
{
    private const int Charges = 0, Decay = 1, Tail0 = 5;
    private static readonly double[] s_weights = [0.18175, 0.50986, 0.28022, 0.02817], s_decays = [3.19980, 0.94229, 0.40290, 0.20162];

    /// <inheritdoc/>
    public static string[] Cutoffs => ["inner cutoff", "outer cutoff"];

    /// <inheritdoc/>
    public static string[] Coefficients => ["Z_i", "Z_j"];

    /// <inheritdoc/>
    public static bool OwnCutoffs => false;

    /// <inheritdoc/>
    public static bool Shifts => false;

    /// <inheritdoc/>
    public static bool ScalesBondedPairs => false;

    /// <inheritdoc/>
    public static int ColumnCount => 5 + SwitchedTail.ColumnCount;

    /// <inheritdoc/>
    public static string? LikeComplaint(ReadOnlySpan<double> raw) =>
        raw[0] == raw[1] ? null : $"a type has one nuclear charge, got Z_i {raw[0]:g15} and Z_j {raw[1]:g15} for a pair of like types";

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        raw[0] = ii[0];
        raw[1] = jj[0];
        ii[2..].CopyTo(raw[2..]);
        return true;
    }

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double outer = settings[1], inverseLength = (Math.Pow(raw[0], 0.23) + Math.Pow(raw[1], 0.23)) / (0.46850 * environment.Units.Angstrom);
        double charges = environment.Units.CoulombConstant * raw[0] * raw[1] * environment.Units.ProtonCharge * environment.Units.ProtonCharge;
        columns[Charges] = charges;
        double u = 0, du = 0, ddu = 0;
        for (int k = 0; k < 4; k++)
        {
            double decay = columns[Decay + k] = s_decays[k] * inverseLength, part = charges * s_weights[k] * Math.Exp(-decay * outer) / outer, step = decay + 1 / outer;
            u += part;
            du -= part * step;
            ddu += part * (step * step + 1 / (outer * outer));
        }
        SwitchedTail.Prepare(settings[0], outer, u, du, ddu, columns[Tail0..]);
        return outer;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane ri = TLane.ReciprocalSqrt(r2), r = r2 * ri, bare = c[Charges] * ri;
        TLane d1 = c[Decay], d2 = c[Decay + 1], d3 = c[Decay + 2], d4 = c[Decay + 3];
        TLane e1 = TLane.Create(0.18175) * TLane.Exp(-(d1 * r)), e2 = TLane.Create(0.50986) * TLane.Exp(-(d2 * r));
        TLane e3 = TLane.Create(0.28022) * TLane.Exp(-(d3 * r)), e4 = TLane.Create(0.02817) * TLane.Exp(-(d4 * r));
        TLane phi = e1 + e2 + e3 + e4;
        SwitchedTail.Eval(r, c.Skip(Tail0, 0), out TLane force, out TLane switched);
        energy = bare * phi + switched;
        forceOverR = (bare * (phi * ri + d1 * e1 + d2 * e2 + d3 * e3 + d4 * e4) + force) * ri;
    }
}
