using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// mie/cut: U = C ε[(σ/r)^γr − (σ/r)^γa], r &lt; rc, C = γr/(γr−γa) (γr/γa)^(γa/(γr−γa)). ε: energy; σ, rc: length; the exponents mix like lengths.
/// (Mie, Ann. Phys. 316, 657 (1903); Avendaño et al., J. Phys. Chem. B 115, 11154 (2011).)
/// </summary>
[PairStyle("mie/cut")]
public readonly struct PairMieCut : IPairPotential
{
    private const int Repulsion = 0, Attraction = 1, GammaR = 2, GammaA = 3;

    /// <inheritdoc/>
    public static bool SplitsByDistance => true;

    /// <inheritdoc/>
    public static string[] Coefficients => ["epsilon", "sigma", "gammaR", "gammaA"];

    /// <inheritdoc/>
    public static int ColumnCount => 4;

    /// <inheritdoc/>
    public static string? Complaint(ReadOnlySpan<double> raw) => raw[2] != raw[3] && raw[2] > 0 && raw[3] > 0 ? null : $"'gammaR' and 'gammaA' must be positive and differ, got {raw[2]:g15} and {raw[3]:g15}";

    /// <inheritdoc/>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => Mixing.LennardJones(ii, jj, rule, raw);

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double scale = Prefactor(raw) * raw[0];
        columns[Repulsion] = scale * Math.Pow(raw[1], raw[2]);
        columns[Attraction] = scale * Math.Pow(raw[1], raw[3]);
        columns[GammaR] = raw[2];
        columns[GammaA] = raw[3];
        return raw[4];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane halfLog = TLane.Create(-0.5) * LaneLog.Log(r2), gammaR = c[GammaR], gammaA = c[GammaA];
        TLane repulsion = c[Repulsion] * TLane.Exp(gammaR * halfLog), attraction = c[Attraction] * TLane.Exp(gammaA * halfLog);
        energy = repulsion - attraction;
        forceOverR = (gammaR * repulsion - gammaA * attraction) * TLane.Reciprocal(r2);
    }

    /// <inheritdoc/>
    public static (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw)
    {
        double scale = 2 * Math.PI * Prefactor(raw) * raw[0];
        double repulsion = Part(raw[1], raw[2], raw[4]), attraction = Part(raw[1], raw[3], raw[4]);
        return (scale * (repulsion - attraction), scale / 3 * (raw[2] * repulsion - raw[3] * attraction));
    }

    // Integral of (sigma/r)^gamma r^2 beyond the cutoff.
    private static double Part(double sigma, double gamma, double cutoff) => Math.Pow(sigma, gamma) * Math.Pow(cutoff, 3 - gamma) / (gamma - 3);

    private static double Prefactor(ReadOnlySpan<double> raw) => raw[2] / (raw[2] - raw[3]) * Math.Pow(raw[2] / raw[3], raw[3] / (raw[2] - raw[3]));
}
