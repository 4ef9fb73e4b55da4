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

    /// <summary>1/r, αr and exp(−α²r²).</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r2">Squared distances.</param>
    /// <param name="alpha">α.</param>
    /// <param name="inverse">1/r.</param>
    /// <param name="x">αr.</param>
    /// <param name="gauss">exp(−α²r²).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, TLane alpha, out TLane inverse, out TLane x, out TLane gauss) where TLane : unmanaged, ILane<TLane>
    {
        inverse = TLane.ReciprocalSqrt(r2);
        x = alpha * (r2 * inverse);
        gauss = TLane.Exp(-(x * x));
    }

    /// <summary>−r times the slope of erfc(αr): 2αr exp(−α²r²)/√π.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="x">αr.</param>
    /// <param name="gauss">exp(−α²r²).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Slope<TLane>(TLane x, TLane gauss) where TLane : unmanaged, ILane<TLane> => TLane.Create(TwoOverSqrtPi) * x * gauss;
}
