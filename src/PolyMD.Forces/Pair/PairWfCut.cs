using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// wf/cut: U = εα[(σ/r)^2μ − 1][(rc/r)^2μ − 1]^2ν, r &lt; rc, with α such that the well is ε deep; ends with zero force. ε: energy; σ, rc: length; ν, μ: whole
/// numbers. No mixing. (Wang, Ramírez-Hinestrosa, Dobnikar and Frenkel, Phys. Chem. Chem. Phys. 22, 10624 (2020).)
/// </summary>
[PairStyle("wf/cut")]
[DataCoefficients(4, 5)]
public readonly struct PairWfCut : IPairPotential
{
    private const int Scale = 0, Sigma = 1, Outer = 2, Mu = 3, Nu = 4;

    /// <inheritdoc/>
    public static string[] Coefficients => ["epsilon", "sigma", "nu", "mu"];

    /// <inheritdoc/>
    public static bool Shifts => false;

    /// <inheritdoc/>
    public static int ColumnCount => 5;

    /// <inheritdoc/>
    public static string? Complaint(ReadOnlySpan<double> raw) =>
        raw[2] >= 1 && raw[3] >= 1 && double.IsInteger(raw[2]) && double.IsInteger(raw[3]) ? null : $"'nu' and 'mu' must be whole numbers from 1, got {raw[2]:g15} and {raw[3]:g15}";

    /// <inheritdoc/>
    public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
    {
        double nu = raw[2], mu = raw[3], reach = Math.Pow(raw[4] / raw[1], 2 * mu);
        columns[Scale] = raw[0] * 2 * nu * reach * Math.Pow((1 + 2 * nu) / (2 * nu * (reach - 1)), 2 * nu + 1);
        columns[Sigma] = Math.Pow(raw[1], 2 * mu);
        columns[Outer] = Math.Pow(raw[4], 2 * mu);
        columns[Mu] = mu;
        columns[Nu] = nu;
        return raw[4];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
    {
        TLane one = TLane.Create(1), two = TLane.Create(2), mu = c[Mu], nu2 = two * c[Nu];
        TLane power = TLane.Exp(-(mu * LaneLog.Log(r2))), s = c[Sigma] * power, end = c[Outer] * power;
        // (rc/r)^2mu - 1 is positive inside the cutoff; the floor keeps its logarithm finite outside.
        TLane y = TLane.Max(end - one, TLane.Create(1e-30)), below = c[Scale] * TLane.Exp((nu2 - one) * LaneLog.Log(y));
        energy = below * y * (s - one);
        forceOverR = two * mu * below * (s * y + nu2 * (s - one) * end) * TLane.Reciprocal(r2);
    }
}
