using System.Runtime.CompilerServices;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// The CHARMM switching function S(r) = (ro² − r²)²(ro² + 2r² − 3ri²)/(ro² − ri²)³ between an inner and an outer cutoff, 1 before, 0 after
/// (Brooks et al., J. Comput. Chem. 4, 187 (1983)), with its three constants.
/// </summary>
public static class EnergySwitch
{
    /// <summary>Constants of a switch.</summary>
    public const int ConstantCount = 3;

    /// <summary>Reads inner and outer cutoff.</summary>
    /// <param name="args">Words.</param>
    /// <param name="prefix">Before their names in messages.</param>
    /// <param name="settings">Two numbers.</param>
    /// <param name="zeroInner">Whether the inner cutoff may be zero.</param>
    public static void Read(ArgReader args, string prefix, Span<double> settings, bool zeroInner = false)
    {
        double inner = zeroInner ? args.Double(prefix + "inner cutoff") : args.Positive(prefix + "inner cutoff");
        if (inner < 0) args.Fail($"'{prefix}inner cutoff' must not be negative, got {inner}");
        double outer = args.Positive(prefix + "outer cutoff");
        if (inner >= outer) args.Fail($"the {prefix}inner cutoff {inner} must be smaller than the outer cutoff {outer}");
        settings[0] = inner;
        settings[1] = outer;
    }

    /// <summary>Fills the constants.</summary>
    /// <param name="inner">ri.</param>
    /// <param name="outer">ro.</param>
    /// <param name="constants">Three numbers.</param>
    public static void Constants(double inner, double outer, Span<double> constants)
    {
        constants[0] = inner * inner;
        constants[1] = outer * outer;
        constants[2] = 1 / Math.Pow(outer * outer - inner * inner, 3);
    }

    /// <summary>The switch and its slope.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r2">Squared distances.</param>
    /// <param name="c">Its constants at 0, 1, 2.</param>
    /// <param name="value">S; zero beyond the outer cutoff.</param>
    /// <param name="slopeOverR">−(dS/dr)/r, not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane value, out TLane slopeOverR) where TLane : unmanaged, ILane<TLane>
    {
        TLane inner2 = c.Constant(0), outer2 = c.Constant(1), inverse = c.Constant(2), left = outer2 - r2, scaled = left * inverse;
        TLane three = TLane.Create(3), twelve = TLane.Create(12);
        value = TLane.WhereLess(r2, outer2, TLane.Select(r2, inner2, TLane.Create(1), left * scaled * (left + three * (r2 - inner2))));
        slopeOverR = TLane.WhereLess(r2, outer2, TLane.WhereLess(inner2, r2, twelve * scaled * (r2 - inner2)));
    }
}
