using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>
/// RMS force errors of Ewald methods. Real space and Ewald sum: J. Kolafa and J. W. Perram, Mol. Simul. 9, 351 (1992);
/// mesh with differentiation in k-space: M. Deserno and C. Holm, J. Chem. Phys. 109, 7694 (1998), eq. 38 with table I, applied per direction.
/// </summary>
public static class ErrorEstimate
{
    /// <summary>Smallest supported assignment order.</summary>
    public const int MinOrder = 2;

    /// <summary>Largest supported assignment order.</summary>
    public const int MaxOrder = 7;

    /// <summary>The coefficients a_m of Deserno and Holm's table I for assignment order <paramref name="order"/>.</summary>
    /// <param name="order">2 … 7.</param>
    public static ReadOnlySpan<double> MeshCoefficients(int order) => order switch
    {
        2 => [1.0 / 50, 5.0 / 294],
        3 => [1.0 / 588, 7.0 / 1440, 21.0 / 3872],
        4 => [1.0 / 4320, 3.0 / 1936, 7601.0 / 2271360, 143.0 / 28800],
        5 => [1.0 / 23232, 7601.0 / 13628160, 143.0 / 69120, 517231.0 / 106536960, 106640677.0 / 11737571328],
        6 => [691.0 / 68140800, 13.0 / 57600, 47021.0 / 35512320, 9694607.0 / 2095994880, 733191589.0 / 59609088000, 326190917.0 / 11700633600],
        7 => [1.0 / 345600, 3617.0 / 35512320, 745739.0 / 838397952, 56399353.0 / 12773376000, 25091609.0 / 1560084480,
            1755948832039.0 / 36229939200000, 4887769399.0 / 37838389248],
        _ => throw new PolyMDException($"the order of a PPPM mesh is {MinOrder} to {MaxOrder}, got {order}"),
    };

    /// <summary>2 C Σq² exp(−g² r_c²) / √(N r_c V): error of cutting the real-space sum at r_c. V is the real box, also for slabs.</summary>
    /// <param name="problem">System.</param>
    /// <param name="g">Splitting parameter, 1/length.</param>
    public static double RealSpace(in ElectrostaticProblem problem, double g) =>
        2 * problem.Strength * Math.Exp(-g * g * problem.Cutoff * problem.Cutoff) / Math.Sqrt(problem.AtomCount * problem.Cutoff * Volume(problem.Lengths));

    /// <summary>Error of stopping the Ewald sum at wave number <paramref name="kmax"/> along an edge of length <paramref name="length"/>.</summary>
    /// <param name="problem">System.</param>
    /// <param name="g">Splitting parameter, 1/length.</param>
    /// <param name="kmax">Largest wave number, at least 1.</param>
    /// <param name="length">Edge.</param>
    public static double EwaldSum(in ElectrostaticProblem problem, double g, int kmax, double length)
    {
        double x = Math.PI * kmax / (g * length);
        return 2 * problem.Strength * g / length * Math.Sqrt(1 / (Math.PI * kmax * problem.AtomCount)) * Math.Exp(-x * x);
    }

    /// <summary>Error of a mesh of spacing h along an edge of length L:
    /// C Σq²/L² (hg)^p √(g L √(2π) Σ_m a_m (hg)^(2m) / N).</summary>
    /// <param name="problem">System.</param>
    /// <param name="g">Splitting parameter, 1/length.</param>
    /// <param name="order">Assignment order p.</param>
    /// <param name="spacing">h.</param>
    /// <param name="length">L.</param>
    public static double Mesh(in ElectrostaticProblem problem, double g, int order, double spacing, double length)
    {
        ReadOnlySpan<double> a = MeshCoefficients(order);
        double hg = spacing * g, sum = 0;
        for (int m = 0; m < order; m++) sum += a[m] * Math.Pow(hg, 2.0 * m);
        return problem.Strength * Math.Pow(hg, order) * Math.Sqrt(g * length * Math.Sqrt(2 * Math.PI) * sum / problem.AtomCount) / (length * length);
    }

    /// <summary>The first splitting parameter: real-space error equal to the goal, r_c given.</summary>
    /// <param name="problem">System.</param>
    /// <param name="goal">Absolute force error.</param>
    /// <exception cref="PolyMDException">No charges, or no positive goal.</exception>
    public static double InitialSplitting(in ElectrostaticProblem problem, double goal)
    {
        if (!(goal > 0)) throw new PolyMDException($"the accuracy of a long-range solver must be positive, got {goal}");
        if (!(problem.Strength > 0))
            throw new PolyMDException("a long-range solver needs charged atoms: all charges are zero (set 'kspace_modify gewald' to run it anyway)");
        if (!(problem.Cutoff > 0)) throw new PolyMDException($"the real-space cutoff of a long-range solver must be positive, got {problem.Cutoff}");
        double ratio = goal * Math.Sqrt(problem.AtomCount * problem.Cutoff * Volume(problem.Lengths)) / (2 * problem.Strength);
        return ratio >= 1 ? (1.35 - 0.15 * Math.Log(goal)) / problem.Cutoff : Math.Sqrt(-Math.Log(ratio)) / problem.Cutoff;
    }

    private static double Volume(Vec3 lengths) => lengths.X * lengths.Y * lengths.Z;
}
