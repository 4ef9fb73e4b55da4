using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Spreads a bond's dU/dr on its two atoms: f₁ = −(dU/dr) d₁₂/r.</summary>
/// <typeparam name="TKernel">The bond.</typeparam>
public readonly struct BondTerm<TKernel> : ITermKernel where TKernel : struct, IBondKernel
{
    // Two atoms on one spot have no direction: no force.
    private const double Smallest2 = 1e-200;

    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Bond;

    /// <inheritdoc/>
    public static int Arity => 2;

    /// <inheritdoc/>
    public static bool Guarded => TKernel.Guarded;

    /// <inheritdoc/>
    public static void CheckSetup(string name, Simulation simulation) => TKernel.CheckSetup(name, simulation);

    /// <inheritdoc/>
    public static TLane Margin<TLane>(in LaneVec<TLane> d12, in TermCoeff<TLane> coeff) where TLane : unmanaged, ILane<TLane> =>
        TKernel.Margin(TLane.Sqrt(d12.LengthSquared), coeff);

    /// <inheritdoc/>
    public static string? Complaint(ReadOnlySpan<double> coeff, double length, out bool fatal) => TKernel.Complaint(coeff, length, out fatal);

    /// <inheritdoc/>
    public static int DataSlot => TKernel.DataSlot;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row) => TKernel.ReadLine(args, context, row);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        TLane r2 = d12.LengthSquared, inverse = TLane.ReciprocalSqrt(TLane.Max(TLane.Create(Smallest2), r2));
        TLane energy = TKernel.Eval(r2 * inverse, coeff, out TLane derivative);
        f1 = d12 * -(derivative * inverse);
        Unsafe.SkipInit(out f3);
        Unsafe.SkipInit(out f4);
        return energy;
    }
}
