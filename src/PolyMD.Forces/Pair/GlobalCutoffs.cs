using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>A potential whose type pairs all have the cutoffs of pair_style, as parts of force fields that do not vary them.</summary>
/// <typeparam name="TPotential">The formula.</typeparam>
public readonly struct GlobalCutoffs<TPotential> : IPairPotential where TPotential : struct, IPairPotential
{
    /// <inheritdoc/>
    public static bool OwnCutoffs => false;

    /// <inheritdoc/>
    public static string[] Parameters => TPotential.Parameters;

    /// <inheritdoc/>
    public static string[] Cutoffs => TPotential.Cutoffs;

    /// <inheritdoc/>
    public static string[] Coefficients => TPotential.Coefficients;

    /// <inheritdoc/>
    public static bool Shifts => TPotential.Shifts;

    /// <inheritdoc/>
    public static bool ScalesBondedPairs => TPotential.ScalesBondedPairs;

    /// <inheritdoc/>
    public static int ColumnCount => TPotential.ColumnCount;

    /// <inheritdoc/>
    public static string? Complaint(ReadOnlySpan<double> raw) => TPotential.Complaint(raw);

    /// <inheritdoc/>
    public static string? LikeComplaint(ReadOnlySpan<double> raw) => TPotential.LikeComplaint(raw);

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => TPotential.Mix(ii, jj, rule, raw);

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns) =>
        TPotential.Prepare(raw, settings, environment, columns);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane> =>
        TPotential.Eval(r2, c, out forceOverR, out energy);

    /// <inheritdoc/>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw) => TPotential.Tail(raw);
}
