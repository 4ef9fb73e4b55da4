using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// bond fene: U = −½ K R₀² ln(1 − (r/R₀)²) + 4ε[(σ/r)¹² − (σ/r)⁶] + ε, the second part up to 2^(1/6) σ. K: energy/length²; R₀, σ: length; ε: energy (Kremer and Grest, J. Chem. Phys. 92, 5057 (1990)).
/// </summary>
[BondStyle("fene")]
public readonly struct BondFene : IBondKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 4);
        coeff[0] = args.Double("K");
        coeff[1] = args.Double("R0");
        coeff[2] = args.Double("epsilon");
        coeff[3] = args.Double("sigma");
        // The minimum of the bond with the usual K and R0 (Kremer and Grest).
        row.Rest = 0.97 * coeff[3];
    }

    /// <inheritdoc/>
    public static bool Guarded => true;

    /// <inheritdoc/>
    public static void CheckSetup(string name, Simulation simulation) => Fene.CheckSetup(name, simulation);

    /// <inheritdoc/>
    public static TLane Margin<TLane>(TLane r, in TermCoeff<TLane> coeff) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out _, out TLane reach, out _, out _);
        return Fene.Margin(r, reach);
    }

    /// <inheritdoc/>
    public static string? Complaint(ReadOnlySpan<double> coeff, double length, out bool fatal) => Fene.Complaint(length, coeff[1], out fatal);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane r, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane stiffness, out TLane reach, out TLane epsilon, out TLane sigma);
        return Fene.Eval(r, stiffness, reach, epsilon, sigma, out derivative);
    }
}
