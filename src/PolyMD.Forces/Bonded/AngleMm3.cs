using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle mm3: U = K d² (1 − 0.014 d + 5.6·10⁻⁵ d² − 7·10⁻⁷ d³ + 9·10⁻¹⁰ d⁴) with d = θ − θ₀ in degrees inside the bracket. K: energy/rad²; θ₀: degrees (Allinger, Yuh and Lii, J. Am. Chem. Soc. 111, 8551 (1989)).
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
        const double perRadian = 180 / Math.PI;
        double[] factors = [-0.014, 5.6e-5, -7.0e-7, 9.0e-10];
        for (int k = 0; k < 4; k++) coeff[2 + k] = factors[k] * Math.Pow(perRadian, k + 1);
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
