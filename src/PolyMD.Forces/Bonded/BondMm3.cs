using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// bond mm3: U = K d² (1 − 2.55 d + 7/12 · 2.55² d²), d = r − r₀ in Å inside the bracket. K: energy/length²; r₀: length (Allinger, Yuh and Lii, J. Am. Chem. Soc. 111, 8551 (1989)).
/// </summary>
[BondStyle("mm3")]
public readonly struct BondMm3 : IBondKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 4);
        coeff[0] = args.Double("K");
        coeff[1] = args.Double("r0");
        row.Rest = coeff[1];
        // In reduced units the length unit counts as 1 Å, as in LAMMPS.
        double angstrom = double.IsNaN(context.Simulation.Units.MetresPerLength) ? 1 : 1e-10 / context.Simulation.Units.MetresPerLength;
        coeff[2] = -2.55 / angstrom;
        coeff[3] = 7.0 / 12 * 2.55 * 2.55 / (angstrom * angstrom);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane r, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane stiffness, out TLane rest, out TLane cubic, out TLane quartic);
        TLane d = r - rest, pull = stiffness * d;
        derivative = pull * (TLane.Create(2) + d * (TLane.Create(3) * cubic + TLane.Create(4) * quartic * d));
        return pull * d * (TLane.Create(1) + d * (cubic + d * quartic));
    }
}
