using System.Runtime.CompilerServices;
using PolyMD.Forces.ManyBody;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// What bond and angle gaussian share: U = −k_B T ln Σ Aᵢ/(wᵢ √(π/2)) e^(−2(x−xᵢ)²/wᵢ²). (The exponent in the manual of LAMMPS lacks the factor 2;
/// its program, whose normalisation needs it, has it.) Rows: k_B T · · · | amplitude 2/w² x₀ · | ….
/// </summary>
internal static class GaussianMixture
{
    public static void ReadLine(ArgReader args, TermContext context, TermRow row, bool degrees)
    {
        double temperature = args.Positive("T");
        int n = args.Integer("n", 1);
        row.Clear();
        Span<double> c = row.Fill(0, 4 * (n + 1));
        c[0] = context.Simulation.Units.Boltzmann * temperature;
        for (int k = 1; k <= n; k++)
        {
            double amplitude = args.Double($"A{k}"), width = args.Double($"w{k}");
            if (amplitude <= 0 || width <= 0) args.Fail($"A{k} and w{k} must be greater than zero");
            c[4 * k] = amplitude / (width * Math.Sqrt(Math.PI / 2));
            c[4 * k + 1] = 2 / (width * width);
            c[4 * k + 2] = degrees ? args.Degrees($"theta{k}") : args.Double($"r{k}");
        }
    }

    /// <summary>U and dU/dx; the sum is not taken below <paramref name="least"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane x, double least, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(out TLane thermal, out _);
        TLane sum = default, slope = default;
        for (int g = 1; g < coeff.Groups; g++)
        {
            coeff.Read(g, out TLane amplitude, out TLane narrow, out TLane centre, out _);
            TLane d = x - centre, pull = narrow * d, value = amplitude * TLane.Exp(-(pull * d));
            sum += value;
            slope += value * pull;
        }
        sum = TLane.Max(TLane.Create(least), sum);
        derivative = (thermal + thermal) * slope / sum;
        return -(thermal * LaneMath.Log(sum));
    }
}
