using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle mm3: U = K d² (1 − 0.014 d + 5.6·10⁻⁵ d² − 7·10⁻⁷ d³ + 2.2·10⁻⁸ d⁴) with d = θ − θ₀ in degrees inside the bracket. K: energy/rad²; θ₀: degrees (Allinger, Yuh and Lii, J. Am. Chem. Soc. 111, 8551 (1989)).
/// </summary>
[AngleStyle("mm3")]
public readonly struct AngleMm3 : IAngleKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 6);
        coeff[0] = args.Double("K");
        coeff[1] = args.Degrees("theta0");
        row.Rest = coeff[1];
        // The factors per radian with the digits that LAMMPS has; the manual's last one, 9e-10, is not what its program (and MM3, 2.2e-8) uses.
        ReadOnlySpan<double> perRadian = [-0.802141, 0.183837, -0.131664, 0.237090];
        perRadian.CopyTo(coeff[2..]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane theta, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane stiffness, out TLane rest, out TLane p1, out TLane p2);
        coeff.Read(1, out TLane p3, out TLane p4, out _, out _);
        TLane d = theta - rest, pull = stiffness * d;
        derivative = pull * (TLane.Create(2) + d * (TLane.Create(3) * p1 + d * (TLane.Create(4) * p2 + d * (TLane.Create(5) * p3 + d * TLane.Create(6) * p4))));
        return pull * d * (TLane.Create(1) + d * (p1 + d * (p2 + d * (p3 + d * p4))));
    }
}
