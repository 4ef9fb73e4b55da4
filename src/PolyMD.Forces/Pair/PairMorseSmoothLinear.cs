using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// morse/smooth/linear: U = φ(r) − φ(rc) − (r − rc) φ'(rc) with φ of <see cref="PairMorse"/>; energy and force end at zero. No mixing.
/// (Morse, Phys. Rev. 34, 57 (1929); Toxvaerd and Dyre, J. Chem. Phys. 134, 081102 (2011).)
/// </summary>
[PairStyle("morse/smooth/linear")]
public readonly struct PairMorseSmoothLinear : IPairPotential
{
    private const int Cutoff = 3, EndEnergy = 4, EndForce = 5;

    /// <inheritdoc/>
    public static string[] Coefficients => PairMorse.Coefficients;

    /// <inheritdoc/>
    public static bool Shifts => false;

    /// <inheritdoc/>
    public static int ColumnCount => 6;

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double cutoff = PairMorse.Prepare(raw, settings, environment, columns), x = Math.Exp(raw[1] * (raw[2] - cutoff));
        columns[Cutoff] = cutoff;
        columns[EndEnergy] = raw[0] * x * (x - 2);
        columns[EndForce] = 2 * raw[1] * raw[0] * x * (x - 1);
        return cutoff;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        PairMorse.Eval(r2, c, out TLane force, out TLane morse);
        TLane ri = TLane.ReciprocalSqrt(r2), end = c[EndForce];
        energy = morse - c[EndEnergy] + (r2 * ri - c[Cutoff]) * end;
        forceOverR = force - end * ri;
    }
}
