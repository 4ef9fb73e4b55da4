using MathNet.Numerics;

namespace PolyMD.Analysis.Statistics;

/// <summary>
/// Gamma distribution p(x) = x^(a−1) e^(−x/θ) / (Γ(a) θ^a): the distribution of the kinetic energy of f quadratic degrees of freedom in a
/// canonical ensemble has a = f/2 and θ = k_B T.
/// </summary>
/// <param name="Shape">a, a pure number.</param>
/// <param name="Scale">θ, in the unit of x.</param>
public readonly record struct GammaDistribution(double Shape, double Scale)
{
    /// <summary>a θ.</summary>
    public double Mean => Shape * Scale;

    /// <summary>a θ².</summary>
    public double Variance => Shape * Scale * Scale;

    /// <summary>Excess kurtosis 6/a.</summary>
    public double ExcessKurtosis => 6 / Shape;

    /// <summary>Distribution of the kinetic energy of <paramref name="freedom"/> degrees of freedom.</summary>
    /// <param name="freedom">Number of degrees of freedom.</param>
    /// <param name="thermalEnergy">k_B T in energy units.</param>
    public static GammaDistribution OfKineticEnergy(double freedom, double thermalEnergy) => new(0.5 * freedom, thermalEnergy);

    /// <summary>Probability of a value below x.</summary>
    /// <param name="x">Value.</param>
    public double Cumulative(double x) => x <= 0 ? 0 : double.IsPositiveInfinity(x) ? 1 : SpecialFunctions.GammaLowerRegularized(Shape, x / Scale);
}
