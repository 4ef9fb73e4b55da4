using System.Runtime.CompilerServices;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// What the angle styles class2, class2/p6 and cross share: with t = θ − θ₀, Σ Kₙ tⁿ (n = 2 … 6) + M (r₁₂−r₁)(r₃₂−r₂) + [N₁ (r₁₂−r₁) + N₂ (r₃₂−r₂)] t.
/// Rows: θ₀ K₂ K₃ K₄ | K₅ K₆ · · | M r₁ r₂ · | N₁ N₂ r₁' r₂'.
/// As in the program of LAMMPS 29 Sep 2021, the lengths r₁ r₂ of line bb count in both coupling terms; those of line ba, normally the same, are only compared.
/// </summary>
internal static class Class2Angle
{
    public static readonly string[] Parts = ["", "bb", "ba"];

    public static void ReadLine(ArgReader args, TermContext context, TermRow row, bool sixthOrder)
    {
        switch (TermLines.Part(args, Parts))
        {
            case 0:
                Span<double> angle = row.Fill(0, 8);
                angle[0] = row.Rest = args.Degrees("theta0");
                TermLines.Numbers(args, angle[1..], sixthOrder ? ["K2", "K3", "K4", "K5", "K6"] : ["K2", "K3", "K4"]);
                break;
            case 1: TermLines.Numbers(args, row.Fill(8, 4, 2), "M", "r1", "r2"); break;
            default: TermLines.Numbers(args, row.Fill(12, 4, 4), "N1", "N2", "r1", "r2"); break;
        }
        ReadOnlySpan<double> all = row.Values;
        if ((row.Parts & 6) == 6 && (all[9] != all[14] || all[10] != all[15]))
            context.Simulation.Log($"WARNING: {args.Owner}: the lengths of 'ba' ({all[14]:g9}, {all[15]:g9}) differ from those of 'bb' ({all[9]:g9}, {all[10]:g9}); those of 'bb' are used, as in LAMMPS");
    }

    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in TermCoeff<TLane> coeff, out LaneVec<TLane> f1, out LaneVec<TLane> f3)
        where TLane : unmanaged, ILane<TLane>
    {
        LaneAngle<TLane> angle = new(d12, d32);
        coeff.Read(0, out TLane rest, out TLane k2, out TLane k3, out TLane k4);
        coeff.Read(1, out TLane k5, out TLane k6, out _, out _);
        TLane t = angle.Theta - rest, t2 = t * t;
        TLane energy = t2 * (k2 + t * (k3 + t * (k4 + t * (k5 + t * k6))));
        TLane bend = t * (k2 + k2 + t * (TLane.Create(3) * k3 + t * (TLane.Create(4) * k4 + t * (TLane.Create(5) * k5 + t * TLane.Create(6) * k6))));
        coeff.Read(2, out TLane m, out TLane r1, out TLane r2, out _);
        TLane a = angle.LengthA - r1, b = angle.LengthB - r2, pullA = m * b, pullB = m * a;
        energy += pullA * a;
        coeff.Read(3, out TLane n1, out TLane n2, out _, out _);
        TLane stretch = n1 * a + n2 * b;
        energy += stretch * t;
        bend += stretch;
        pullA += n1 * t;
        pullB += n2 * t;
        angle.Gradient(bend * angle.InverseSine, out f1, out f3);
        f1 = LaneVec<TLane>.MulAdd(angle.UnitA, -pullA, f1);
        f3 = LaneVec<TLane>.MulAdd(angle.UnitB, -pullB, f3);
        return energy;
    }
}
