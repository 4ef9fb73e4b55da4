using PolyMD.Engine.Styles;

namespace PolyMD.Forces.Pair;

/// <summary>Combination rules of pair_modify mix.</summary>
public static class Mixing
{
    /// <summary>Unlike well depth.</summary>
    /// <param name="rule">Rule.</param>
    /// <param name="e1">First depth.</param>
    /// <param name="e2">Second depth.</param>
    /// <param name="s1">First length.</param>
    /// <param name="s2">Second length.</param>
    public static double Energy(MixRule rule, double e1, double e2, double s1, double s2) => rule switch
    {
        MixRule.SixthPower => 2 * Math.Sqrt(e1 * e2) * Math.Pow(s1, 3) * Math.Pow(s2, 3) / (Math.Pow(s1, 6) + Math.Pow(s2, 6)),
        _ => Math.Sqrt(e1 * e2),
    };

    /// <summary>Unlike length.</summary>
    /// <param name="rule">Rule.</param>
    /// <param name="s1">First length.</param>
    /// <param name="s2">Second length.</param>
    public static double Length(MixRule rule, double s1, double s2) => rule switch
    {
        MixRule.Geometric => Math.Sqrt(s1 * s2),
        MixRule.Arithmetic => 0.5 * (s1 + s2),
        _ => Math.Pow(0.5 * (Math.Pow(s1, 6) + Math.Pow(s2, 6)), 1.0 / 6),
    };

    /// <summary>Mixes ε, the first number, as an energy and all others (σ, cutoffs, Mie exponents) as lengths.</summary>
    /// <param name="ii">Numbers of i-i.</param>
    /// <param name="jj">Numbers of j-j.</param>
    /// <param name="rule">Rule.</param>
    /// <param name="raw">Numbers of i-j.</param>
    /// <returns>True.</returns>
    public static bool LennardJones(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        raw[0] = Energy(rule, ii[0], jj[0], ii[1], jj[1]);
        for (int k = 1; k < raw.Length; k++) raw[k] = Length(rule, ii[k], jj[k]);
        return true;
    }
}
