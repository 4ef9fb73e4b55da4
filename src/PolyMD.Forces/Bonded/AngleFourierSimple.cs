using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle fourier/simple: U = K (1 + c cos nθ). K: energy; c, n: numbers, n need not be whole.
/// </summary>
[AngleStyle("fourier/simple")]
public readonly struct AngleFourierSimple : IAngleKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 3);
        TermLines.Numbers(args, coeff, "K", "c", "n");
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane theta, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane stiffness, out TLane c, out TLane n, out _);
        LaneTrigonometry.SinCos(n * theta, out TLane sine, out TLane cosine);
        TLane amplitude = stiffness * c;
        derivative = -(amplitude * n * sine);
        return stiffness + amplitude * cosine;
    }
}
