using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// buck/mdf: <see cref="PairBuck"/> times the <see cref="MeiTaper"/> between the inner and the outer cutoff. No mixing.
/// (Mei, Davenport and Fernando, Phys. Rev. B 43, 4653 (1991).)
/// </summary>
[PairStyle("buck/mdf")]
public readonly struct PairBuckMdf : IPairPotential
{
    private const int Taper = 3;

    /// <inheritdoc/>
    public static string[] Cutoffs => ["inner cutoff", "outer cutoff"];

    /// <inheritdoc/>
    public static string[] Coefficients => PairBuck.Coefficients;

    /// <inheritdoc/>
    public static bool Shifts => false;

    /// <inheritdoc/>
    public static int ColumnCount => 3 + MeiTaper.ColumnCount;

    /// <inheritdoc/>
    public static string? Complaint(ReadOnlySpan<double> raw) => PairBuck.Complaint(raw);

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        PairBuck.Prepare(raw, settings, environment, columns);
        MeiTaper.Prepare(raw[3], raw[4], columns[Taper..]);
        return raw[4];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        PairBuck.Eval(r2, c, out TLane force, out TLane buckingham);
        TLane ri = TLane.ReciprocalSqrt(r2);
        MeiTaper.Apply(r2 * ri, ri, c.Skip(Taper, 0), force, buckingham, out forceOverR, out energy);
    }
}
