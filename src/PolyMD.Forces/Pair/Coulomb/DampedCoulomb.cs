using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>What the damped styles (dsf, wolf) share; their settings are α and rc.</summary>
public static class DampedCoulomb
{
    private const double TwoOverSqrtPi = 1.1283791670955126;

    /// <summary>erfc(αrc)/rc.</summary>
    /// <param name="settings">α, rc.</param>
    public static double EnergyAt(ReadOnlySpan<double> settings) => SpecialFunctions.Erfc(settings[0] * settings[1]) / settings[1];

    /// <summary>Slope of erfc(αr)/r at the cutoff (negative).</summary>
    /// <param name="settings">α, rc.</param>
    public static double ForceAt(ReadOnlySpan<double> settings)
    {
        double alpha = settings[0], rc = settings[1];
        return -(SpecialFunctions.Erfc(alpha * rc) / (rc * rc) + TwoOverSqrtPi * alpha * Math.Exp(-alpha * alpha * rc * rc) / rc);
    }

    /// <summary>erfc(αr) and −r times its slope.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <typeparam name="TError">erfc.</typeparam>
    /// <param name="r">Distances.</param>
    /// <param name="alpha">α.</param>
    /// <param name="erfc">erfc(αr).</param>
    /// <param name="slope">2αr exp(−α²r²)/√π.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane, TError>(TLane r, TLane alpha, out TLane erfc, out TLane slope) where TLane : unmanaged, ILane<TLane> where TError : struct, IComplementaryError
    {
        TLane x = alpha * r, gauss = TLane.Exp(-(x * x));
        erfc = TError.Eval(x, gauss);
        slope = TLane.Create(TwoOverSqrtPi) * x * gauss;
    }
}
