using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// dihedral class2: U = Σ Kₙ [1 − cos(nφ − φₙ)] + (r₃₂−r₂) Σ Aₙ cos nφ + (r₁₂−r₁) Σ Bₙ cos nφ + (r₃₄−r₃) Σ Cₙ cos nφ
/// + (θ₁₂₃−θ₁) Σ Dₙ cos nφ + (θ₂₃₄−θ₂) Σ Eₙ cos nφ + M (θ₁₂₃−θ₁)(θ₂₃₄−θ₂) cos φ + N (r₁₂−r₁)(r₃₄−r₃), n = 1, 2, 3.
/// Lines: K₁ φ₁ K₂ φ₂ K₃ φ₃; mbt A₁ A₂ A₃ r₂; ebt B₁ B₂ B₃ C₁ C₂ C₃ r₁ r₃; at D₁ D₂ D₃ E₁ E₂ E₃ θ₁ θ₂; aat M θ₁ θ₂; bb13 N r₁ r₃;
/// angles in degrees (Sun, J. Phys. Chem. B 102, 7338 (1998)).
/// </summary>
[DihedralStyle("class2")]
public readonly struct DihedralClass2 : ITermKernel
{
    /// <inheritdoc/>
    public static ForceKind Kind => ForceKind.Dihedral;

    /// <inheritdoc/>
    public static int Arity => 4;

    /// <inheritdoc/>
    public static IReadOnlyList<string> Parts => s_parts;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        switch (TermLines.Part(args, s_parts))
        {
            case 0:
                // −K cos(nφ − φₙ) as cosine and sine parts, the constants together.
                Span<double> torsion = row.Fill(0, 8);
                for (int n = 1; n <= 3; n++)
                {
                    double k = args.Double($"K{n}"), phi = args.Degrees($"phi{n}");
                    torsion[0] += k;
                    torsion[2 * n - 1] = -k * Math.Cos(phi);
                    torsion[2 * n] = -k * Math.Sin(phi);
                }
                break;
            case 1: TermLines.Numbers(args, row.Fill(8, 4, 2), "A1", "A2", "A3", "r2"); break;
            case 2:
                Span<double> ends = row.Fill(12, 8, 4);
                TermLines.Numbers(args, ends, "B1", "B2", "B3");
                TermLines.Numbers(args, ends[4..], "C1", "C2", "C3");
                ends[3] = args.Double("r1");
                ends[7] = args.Double("r3");
                break;
            case 3:
                Span<double> angles = row.Fill(20, 8, 8);
                TermLines.Numbers(args, angles, "D1", "D2", "D3");
                TermLines.Numbers(args, angles[4..], "E1", "E2", "E3");
                angles[3] = args.Degrees("theta1");
                angles[7] = args.Degrees("theta2");
                break;
            case 4:
                Span<double> both = row.Fill(28, 4, 16);
                both[0] = args.Double("M");
                both[1] = args.Degrees("theta1");
                both[2] = args.Degrees("theta2");
                break;
            default: TermLines.Numbers(args, row.Fill(32, 4, 32), "N", "r1", "r3"); break;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public static TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>
    {
        LaneAngle<TLane> first = new(d12, d32), second = new(d32, d34);
        LaneTorsion<TLane> torsion = new(d12, d32, -d34);
        Multiples<TLane> m = new(torsion.Cosine, torsion.Sine);
        coeff.Read(0, out TLane energy, out TLane p1, out TLane q1, out TLane p2);
        coeff.Read(1, out TLane q2, out TLane p3, out TLane q3, out _);
        TLane two = TLane.Create(2), three = TLane.Create(3);
        energy += p1 * m.C1 + q1 * m.S1 + p2 * m.C2 + q2 * m.S2 + p3 * m.C3 + q3 * m.S3;
        TLane twist = q1 * m.C1 - p1 * m.S1 + two * (q2 * m.C2 - p2 * m.S2) + three * (q3 * m.C3 - p3 * m.S3);
        TLane middle = Coupled(2, second.LengthA, m, coeff, ref energy, ref twist);
        TLane start = Coupled(3, first.LengthA, m, coeff, ref energy, ref twist), end = Coupled(4, second.LengthB, m, coeff, ref energy, ref twist);
        TLane theta1 = first.Theta, theta2 = second.Theta;
        TLane bend1 = Coupled(5, theta1, m, coeff, ref energy, ref twist), bend2 = Coupled(6, theta2, m, coeff, ref energy, ref twist);
        coeff.Read(7, out TLane k, out TLane rest1, out TLane rest2, out _);
        TLane t1 = theta1 - rest1, t2 = theta2 - rest2, kc = k * m.C1;
        energy += kc * t1 * t2;
        twist -= k * t1 * t2 * m.S1;
        bend1 += kc * t2;
        bend2 += kc * t1;
        coeff.Read(8, out k, out rest1, out rest2, out _);
        t1 = first.LengthA - rest1;
        t2 = second.LengthB - rest2;
        energy += k * t1 * t2;
        start += k * t2;
        end += k * t1;
        first.Gradient(-(bend1 * first.InverseSine), out LaneVec<TLane> g12, out LaneVec<TLane> g32);
        second.Gradient(-(bend2 * second.InverseSine), out LaneVec<TLane> h32, out LaneVec<TLane> g34);
        g12 = LaneVec<TLane>.MulAdd(first.UnitA, start, g12);
        g32 = LaneVec<TLane>.MulAdd(second.UnitA, middle, g32 + h32);
        g34 = LaneVec<TLane>.MulAdd(second.UnitB, end, g34);
        LaneVec<TLane> q = -g34;
        torsion.AddGradient(twist, ref g12, ref g32, ref q);
        f1 = -g12;
        f3 = q - g32;
        f4 = -q;
        return energy;
    }

    // (x − x₀) Σ aₙ cos nφ of a record a₁ a₂ a₃ x₀; returns its derivative with respect to x.
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    private static TLane Coupled<TLane>(int group, TLane x, in Multiples<TLane> m, in TermCoeff<TLane> coeff, ref TLane energy, ref TLane twist) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(group, out TLane a1, out TLane a2, out TLane a3, out TLane rest);
        TLane d = x - rest, sum = a1 * m.C1 + a2 * m.C2 + a3 * m.C3;
        energy += d * sum;
        twist -= d * (a1 * m.S1 + TLane.Create(2) * a2 * m.S2 + TLane.Create(3) * a3 * m.S3);
        return sum;
    }

    private static readonly string[] s_parts = ["", "mbt", "ebt", "at", "aat", "bb13"];

    // cos nφ and sin nφ by the addition theorem.
    [method: MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly struct Multiples<TLane>(TLane cosine, TLane sine) where TLane : unmanaged, ILane<TLane>
    {
        public readonly TLane C1 = cosine, S1 = sine;

        public TLane C2 => C1 * C1 - S1 * S1;

        public TLane S2 => TLane.Create(2) * S1 * C1;

        public TLane C3 => C2 * C1 - S2 * S1;

        public TLane S3 => S2 * C1 + C2 * S1;
    }
}
