using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>The kernel of an <see cref="IPairPotential"/>: U(r) − U(rc) (with pair_modify shift) for r &lt; rc.</summary>
/// <typeparam name="TPotential">The formula.</typeparam>
public readonly struct CutPair<TPotential> : IPairKernel where TPotential : struct, IPairPotential
{
    private const int Cutoff2 = 0, Offset = 1, Own = 2;

    /// <inheritdoc/>
    public static PairTraits Traits => TPotential.SplitsByDistance ? PairTraits.SplitsByDistance : PairTraits.None;

    /// <inheritdoc/>
    public static int SettingCount => TPotential.Parameters.Length + TPotential.Cutoffs.Length;

    /// <inheritdoc/>
    public static int RawCount => TPotential.Coefficients.Length + TPotential.Cutoffs.Length;

    /// <inheritdoc/>
    public static int DerivedCount => TPotential.OwnCutoffs ? 0 : TPotential.Cutoffs.Length;

    /// <inheritdoc/>
    public static int ColumnCount => Own + TPotential.ColumnCount;

    /// <inheritdoc/>
    public static void ReadParameters(ArgReader args, Span<double> settings)
    {
        string[] names = TPotential.Parameters;
        for (int k = 0; k < names.Length; k++) settings[k] = args.Double(names[k]);
    }

    /// <inheritdoc/>
    public static void ReadSettings(ArgReader args, Span<double> settings)
    {
        string[] names = TPotential.Cutoffs;
        Span<double> cutoffs = settings[TPotential.Parameters.Length..];
        for (int k = 0; k < names.Length; k++) cutoffs[k] = args.Positive(names[k]);
        CheckOrder(args, cutoffs);
    }

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw)
    {
        string[] names = TPotential.Coefficients, cutoffs = TPotential.Cutoffs;
        for (int k = 0; k < names.Length; k++) raw[k] = args.Double(names[k]);
        if (TPotential.Complaint(raw) is { } complaint) args.Fail(complaint);
        Span<double> own = raw[names.Length..];
        settings[TPotential.Parameters.Length..].CopyTo(own);
        if (!TPotential.OwnCutoffs || args.AtEnd) return;
        // A cutoff of 0 switches the pair off; inner cutoffs must be real ones.
        for (int k = 0; k < cutoffs.Length; k++) own[k] = cutoffs.Length > 1 ? args.Positive(cutoffs[k]) : args.NotNegative(cutoffs[k]);
        CheckOrder(args, own);
    }

    /// <inheritdoc/>
    public static string? LikeComplaint(ReadOnlySpan<double> raw) => TPotential.LikeComplaint(raw);

    /// <inheritdoc/>
    public static void ResetCutoffs(ReadOnlySpan<double> settings, Span<double> raw) => settings[TPotential.Parameters.Length..].CopyTo(raw[TPotential.Coefficients.Length..]);

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => TPotential.Mix(ii, jj, rule, raw);

    /// <inheritdoc/>
    public static unsafe double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double cutoff = TPotential.Prepare(raw, settings, environment, columns[Own..]);
        columns[Cutoff2] = cutoff > 0 ? cutoff * cutoff : 0;
        columns[Offset] = 0;
        if (!TPotential.Shifts || !environment.Modify.Shift || !(cutoff > 0)) return cutoff;
        fixed (double* row = columns)
        {
            PairCoeff<Lane1> own = new(row + Own, 1, null, null, default, TableShape.OneType);
            TPotential.Eval(Lane1.Create(cutoff * cutoff), own, out _, out Lane1 end);
            columns[Offset] = Lane1.Sum(end);
        }
        return cutoff;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        TPotential.Eval(r2, c.Skip(Own, 0), out TLane force, out TLane energy);
        TLane cutoff2 = c[Cutoff2];
        forceOverR = TLane.WhereLess(r2, cutoff2, force);
        vdw = TLane.WhereLess(r2, cutoff2, energy - c[Offset]);
        coulomb = default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR, out TLane vdw, out TLane coulomb) where TLane : unmanaged, ILane<TLane>
    {
        Eval(r2, c, out forceOverR, out vdw, out coulomb);
        if (!TPotential.ScalesBondedPairs) return;
        forceOverR *= factorLj;
        vdw *= factorLj;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EvalSplit<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR) where TLane : unmanaged, ILane<TLane> =>
        EvalSpecial(r2, c, factorLj, factorCoulomb, out forceOverR, out _, out _);

    /// <inheritdoc/>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw) => TPotential.Tail(raw);

    private static void CheckOrder(ArgReader args, ReadOnlySpan<double> cutoffs)
    {
        for (int k = 1; k < cutoffs.Length; k++)
        {
            if (cutoffs[k - 1] > cutoffs[k]) args.Fail($"'{TPotential.Cutoffs[k]}' must not be less than '{TPotential.Cutoffs[k - 1]}', got {cutoffs[k - 1]:g15} and {cutoffs[k]:g15}");
        }
    }
}
