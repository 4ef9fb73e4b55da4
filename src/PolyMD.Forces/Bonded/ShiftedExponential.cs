using System.Runtime.CompilerServices;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>What the angle and dihedral styles cosine/shift/exp share: U = −Uₘ (e^{au} − 1)/(e^a − 1), u = ½(1 + x), x = cos(θ − θ₀).</summary>
internal static class ShiftedExponential
{
    // Below this |a| the energy is taken to first order in a, as LAMMPS documents.
    private const double Small = 0.001;

    /// <summary>Reads Uₘ, θ₀, a; keeps Uₘ, cos θ₀, sin θ₀, a, Uₘ/(e^a − 1).</summary>
    public static void ReadLine(ArgReader args, TermRow row)
    {
        Span<double> c = row.Fill(0, 5);
        c[0] = args.Double("Umin");
        row.Rest = args.Degrees("theta0");
        (c[2], c[1]) = Math.SinCos(row.Rest);
        c[3] = args.Double("a");
        c[4] = Math.Abs(c[3]) < Small ? 0 : c[0] / (Math.Exp(c[3]) - 1);
    }

    /// <summary>U and dU/dx.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane x, TLane depth, TLane a, TLane scale, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        TLane one = TLane.Create(1), half = TLane.Create(0.5), u = half * (one + x), size = TLane.Max(a, -a), small = TLane.Create(Small);
        TLane e = TLane.Exp(a * u);
        derivative = TLane.Select(size, small, -(half * depth * (one + half * a * x)), -(half * scale * a * e));
        return TLane.Select(size, small, -(depth * u * (one + half * a * (u - one))), -(scale * (e - one)));
    }
}
