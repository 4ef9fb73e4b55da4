using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle cosine: U = K (1 + cos θ). K: energy.
/// </summary>
[AngleStyle("cosine")]
public readonly struct AngleCosine : ICosineAngleKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 1);
        coeff[0] = args.Double("K");
        row.Rest = Math.PI;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(out TLane stiffness, out _);
        derivative = stiffness;
        return stiffness * (TLane.Create(1) + cosine);
    }
}
