using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// bond class2: U = K₂ d² + K₃ d³ + K₄ d⁴ with d = r − r₀. r₀: length; Kₙ: energy/lengthⁿ (Sun, J. Phys. Chem. B 102, 7338 (1998)).
/// </summary>
[BondStyle("class2")]
public readonly struct BondClass2 : IBondKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 4);
        coeff[0] = args.Double("r0");
        row.Rest = coeff[0];
        coeff[1] = args.Double("K2");
        coeff[2] = args.Double("K3");
        coeff[3] = args.Double("K4");
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane r, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane rest, out TLane k2, out TLane k3, out TLane k4);
        TLane d = r - rest, d2 = d * d;
        derivative = d * (k2 + k2) + d2 * (TLane.Create(3) * k3 + TLane.Create(4) * k4 * d);
        return d2 * (k2 + d * (k3 + d * k4));
    }
}
