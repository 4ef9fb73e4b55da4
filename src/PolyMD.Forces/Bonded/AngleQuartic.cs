using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle quartic: U = K₂ d² + K₃ d³ + K₄ d⁴ with d = θ − θ₀. θ₀: degrees in the deck; Kₙ: energy/radⁿ.
/// </summary>
[AngleStyle("quartic")]
public readonly struct AngleQuartic : IAngleKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 4);
        coeff[0] = args.Degrees("theta0");
        row.Rest = coeff[0];
        TermLines.Numbers(args, coeff[1..], "K2", "K3", "K4");
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane theta, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane rest, out TLane k2, out TLane k3, out TLane k4);
        TLane d = theta - rest, d2 = d * d;
        derivative = d * (k2 + k2) + d2 * (TLane.Create(3) * k3 + TLane.Create(4) * k4 * d);
        return d2 * (k2 + d * (k3 + d * k4));
    }
}
