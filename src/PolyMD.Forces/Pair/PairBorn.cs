using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// born: U = A exp((σ−r)/ρ) − C/r⁶ + D/r⁸, r &lt; rc. A: energy; ρ, σ, rc: length; C: energy × length⁶; D: energy × length⁸. No mixing.
/// (Fumi and Tosi, J. Phys. Chem. Solids 25, 31 (1964).)
/// </summary>
[PairStyle("born")]
[DataCoefficients(5, 6)]
public readonly struct PairBorn : IPairPotential
{
    private const int A = 0, InverseRho = 1, C = 2, D = 3;

    /// <inheritdoc/>
    public static string[] Coefficients => ["A", "rho", "sigma", "C", "D"];

    /// <inheritdoc/>
    public static int ColumnCount => 4;

    /// <inheritdoc/>
    public static string? Complaint(ReadOnlySpan<double> raw) => raw[1] > 0 ? null : $"'rho' must be greater than zero, got {raw[1]:g15}";

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        columns[A] = raw[0] * Math.Exp(raw[2] / raw[1]);
        columns[InverseRho] = 1 / raw[1];
        columns[C] = raw[3];
        columns[D] = raw[4];
        return raw[5];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane ri = TLane.ReciprocalSqrt(r2), i2 = ri * ri, inverseRho = c[InverseRho];
        TLane repulsion = c[A] * TLane.Exp(-(r2 * ri * inverseRho)), i6 = i2 * i2 * i2, six = c[C] * i6, eight = c[D] * i6 * i2;
        energy = repulsion - six + eight;
        forceOverR = repulsion * inverseRho * ri + (TLane.Create(8) * eight - TLane.Create(6) * six) * i2;
    }

    /// <inheritdoc/>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw)
    {
        double rho = raw[1], rc = raw[5], r3 = rc * rc * rc, r5 = r3 * rc * rc, born = raw[0] * Math.Exp((raw[2] - rc) / rho);
        double energy = born * rho * (rc * rc + 2 * rho * rc + 2 * rho * rho) - raw[3] / (3 * r3) + raw[4] / (5 * r5);
        double virial = born * (r3 + 3 * rho * rc * rc + 6 * rho * rho * rc + 6 * rho * rho * rho) - 2 * raw[3] / r3 + 8 * raw[4] / (5 * r5);
        return (2 * Math.PI * energy, 2 * Math.PI / 3 * virial);
    }
}
