using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>The pair function of the dispersion term.</summary>
internal interface IAireboWell
{
    /// <summary>Three constants of a pair of species.</summary>
    /// <param name="pair">Numbers of the file.</param>
    static abstract (double First, double Second, double Third) Constants(in AireboPair pair);

    /// <summary>V(r) and r dV/dr.</summary>
    /// <typeparam name="TLane">Register width.</typeparam>
    /// <param name="r">Distance.</param>
    /// <param name="inverse2">1/r².</param>
    /// <param name="first">First constant.</param>
    /// <param name="second">Second constant.</param>
    /// <param name="third">Third constant.</param>
    /// <param name="slope">r dV/dr.</param>
    static abstract TLane Evaluate<TLane>(TLane r, TLane inverse2, TLane first, TLane second, TLane third, out TLane slope) where TLane : unmanaged, ILane<TLane>;
}

/// <summary>V = 4ε[(σ/r)¹² − (σ/r)⁶].</summary>
internal readonly struct AireboLennardJones : IAireboWell
{
    /// <inheritdoc/>
    public static (double First, double Second, double Third) Constants(in AireboPair pair)
    {
        double s6 = Math.Pow(pair.Sigma, 6);
        return (4 * pair.Epsilon * s6 * s6, 4 * pair.Epsilon * s6, 0);
    }

    /// <inheritdoc/>
    public static TLane Evaluate<TLane>(TLane r, TLane inverse2, TLane first, TLane second, TLane third, out TLane slope) where TLane : unmanaged, ILane<TLane>
    {
        TLane inverse6 = inverse2 * inverse2 * inverse2, repulsion = first * inverse6;
        slope = inverse6 * (TLane.Create(6) * second - TLane.Create(12) * repulsion);
        return inverse6 * (repulsion - second);
    }
}

/// <summary>V = ε[e^(−2α(r − r₀)) − 2 e^(−α(r − r₀))].</summary>
internal readonly struct AireboMorse : IAireboWell
{
    /// <inheritdoc/>
    public static (double First, double Second, double Third) Constants(in AireboPair pair) => (pair.MorseEpsilon, pair.MorseAlpha, pair.MorseDistance);

    /// <inheritdoc/>
    public static TLane Evaluate<TLane>(TLane r, TLane inverse2, TLane first, TLane second, TLane third, out TLane slope) where TLane : unmanaged, ILane<TLane>
    {
        TLane e = TLane.Exp(second * (third - r)), two = TLane.Create(2);
        slope = two * first * second * r * e * (TLane.Create(1) - e);
        return first * e * (e - two);
    }
}
