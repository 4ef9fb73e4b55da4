using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// bond fene/expand: U of <see cref="BondFene"/> at r − Δ. K: energy/length²; R₀, σ, Δ: length; ε: energy.
/// </summary>
[BondStyle("fene/expand")]
public readonly struct BondFeneExpand : IBondKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 5);
        coeff[0] = args.Double("K");
        coeff[1] = args.Double("R0");
        coeff[2] = args.Double("epsilon");
        coeff[3] = args.Double("sigma");
        coeff[4] = args.Double("delta");
        row.Rest = 0.97 * coeff[3] + coeff[4];
    }

    /// <inheritdoc/>
    public static bool Guarded => true;

    /// <inheritdoc/>
    public static void CheckSetup(string name, Simulation simulation) => Fene.CheckSetup(name, simulation);

    /// <inheritdoc/>
    public static TLane Margin<TLane>(TLane r, in TermCoeff<TLane> coeff) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out _, out TLane reach, out _, out _);
        coeff.Read(1, out TLane shift, out _, out _, out _);
        return Fene.Margin(r - shift, reach);
    }

    /// <inheritdoc/>
    public static string? Complaint(ReadOnlySpan<double> coeff, double length, out bool fatal) => Fene.Complaint(length - coeff[4], coeff[1], out fatal);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane r, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane stiffness, out TLane reach, out TLane epsilon, out TLane sigma);
        coeff.Read(1, out TLane shift, out _, out _, out _);
        return Fene.Eval(r - shift, stiffness, reach, epsilon, sigma, out derivative);
    }
}
