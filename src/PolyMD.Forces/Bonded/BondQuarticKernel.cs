using System.Runtime.CompilerServices;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>The energy of a bond of <see cref="BondQuartic"/> that is not broken.</summary>
public readonly struct BondQuarticKernel : IBondKernel
{
    /// <summary>Coefficient R_c.</summary>
    public const int CriticalSlot = 3;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row) => TermLines.Numbers(args, row.Fill(0, 5), "K", "B1", "B2", "Rc", "U0");

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane r, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane stiffness, out TLane b1, out TLane b2, out TLane critical);
        coeff.Read(1, out TLane energy0, out _, out _, out _);
        TLane one = TLane.Create(1), d = r - critical, d1 = d - b1, d2 = d - b2, pull = stiffness * d, r2 = r * r, end2 = TLane.Create(1.2599210498948732);
        TLane s2 = one / r2, s6 = s2 * s2 * s2;
        TLane push = TLane.WhereLess(r2, end2, TLane.Create(48) * s6 * (s6 - TLane.Create(0.5)) / r);
        derivative = pull * ((d1 + d1) * d2 + d * (d1 + d2)) - push;
        return pull * d * d1 * d2 + energy0 + TLane.WhereLess(r2, end2, TLane.Create(4) * s6 * (s6 - one) + one);
    }
}
