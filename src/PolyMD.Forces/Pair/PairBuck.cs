using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// buck: U = A exp(−r/ρ) − C/r⁶, r &lt; rc. A: energy; ρ, rc: length; C: energy × length⁶. No mixing. (Buckingham, Proc. R. Soc. A 168, 264 (1938).)
/// </summary>
[PairStyle("buck")]
[DataCoefficients(3, 4)]
public readonly struct PairBuck : IPairPotential
{
    private const int A = 0, InverseRho = 1, C = 2;

    /// <inheritdoc/>
    public static string[] Coefficients => ["A", "rho", "C"];

    /// <inheritdoc/>
    public static int ColumnCount => 3;

    /// <inheritdoc/>
    public static string? Complaint(ReadOnlySpan<double> raw) => raw[1] > 0 ? null : $"'rho' must be greater than zero, got {raw[1]:g15}";

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        columns[A] = raw[0];
        columns[InverseRho] = 1 / raw[1];
        columns[C] = raw[2];
        return raw[3];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane ri = TLane.ReciprocalSqrt(r2), i2 = ri * ri, inverseRho = c[InverseRho];
        TLane repulsion = c[A] * TLane.Exp(-(r2 * ri * inverseRho)), attraction = c[C] * i2 * i2 * i2;
        energy = repulsion - attraction;
        forceOverR = repulsion * inverseRho * ri - TLane.Create(6) * attraction * i2;
    }

    /// <inheritdoc/>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw)
    {
        double rho = raw[1], rc = raw[3], r3 = rc * rc * rc, exponential = raw[0] * Math.Exp(-rc / rho);
        double energy = exponential * rho * (rc * rc + 2 * rho * rc + 2 * rho * rho) - raw[2] / (3 * r3);
        double virial = exponential * (r3 + 3 * rho * rc * rc + 6 * rho * rho * rc + 6 * rho * rho * rho) - 2 * raw[2] / r3;
        return (2 * Math.PI * energy, 2 * Math.PI / 3 * virial);
    }
}
