using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.Pair;

/// <summary>
/// What the soft-core Lennard-Jones styles share: settings n, α and cutoffs last; coefficients λ, λⁿ, ε, σ and more, the cutoff last; the denominator is
/// α(1 − λ)² + (r/σ)⁶. (Beutler et al., Chem. Phys. Lett. 222, 529 (1994).)
/// </summary>
public static class SoftCore
{
    /// <summary>Places of the common coefficients.</summary>
    public const int Lambda = 0, Activation = 1, Epsilon = 2, Sigma = 3;

    /// <summary>Reads n and α.</summary>
    /// <param name="args">Words.</param>
    /// <param name="settings">Settings.</param>
    public static void ReadParameters(ArgReader args, Span<double> settings)
    {
        settings[0] = args.Double("n");
        settings[1] = args.Double("alpha_LJ");
    }

    /// <summary>Reads λ.</summary>
    /// <param name="args">Words.</param>
    public static double ReadLambda(ArgReader args)
    {
        double lambda = args.Double("lambda");
        // A perturbation of the last state may go a little beyond.
        if (lambda is < 0 or > 1 && !args.AreComputed) args.Fail($"'lambda' must lie between 0 and 1, got {lambda}");
        return lambda;
    }

    /// <summary>Reads ε σ λ.</summary>
    /// <param name="args">Words.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="raw">Coefficients.</param>
    public static void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw)
    {
        raw[Epsilon] = args.Double("epsilon");
        raw[Sigma] = args.Positive("sigma");
        raw[Lambda] = ReadLambda(args);
        raw[Activation] = Math.Pow(raw[Lambda], settings[0]);
    }

    /// <summary>ε and σ of unlike pairs; λ must agree.</summary>
    /// <param name="ii">Coefficients of i-i.</param>
    /// <param name="jj">Coefficients of j-j.</param>
    /// <param name="rule">Rule.</param>
    /// <param name="raw">Coefficients of i-j.</param>
    /// <returns>False if the λ differ.</returns>
    public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
    {
        raw[Lambda] = ii[Lambda];
        raw[Activation] = ii[Activation];
        raw[Epsilon] = Mixing.Energy(rule, ii[Epsilon], jj[Epsilon], ii[Sigma], jj[Sigma]);
        raw[Sigma] = Mixing.Length(rule, ii[Sigma], jj[Sigma]);
        return ii[Lambda] == jj[Lambda];
    }

    /// <summary>α(1 − λ)².</summary>
    /// <param name="raw">Coefficients.</param>
    /// <param name="settings">Settings.</param>
    public static double Core(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings) => settings[1] * (1 - raw[Lambda]) * (1 - raw[Lambda]);
}
