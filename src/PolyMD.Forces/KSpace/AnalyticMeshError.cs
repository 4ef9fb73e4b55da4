using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>
/// RMS force error of a mesh with analytic differentiation, C Σq² √(Q/N)/V (LAMMPS' normalisation) with
/// Q = Σ_k [Σ_m R_m² − (Σ_m Û_m² D·R)²/(Σ_m Û_m² Σ_m k_m² Û_m²)], R = 4π exp(−k²/4g²)/k: Hockney and Eastwood's estimate for that scheme
/// (J. J. Cerdà, V. Ballenegger, O. Lenz, C. Holm, J. Chem. Phys. 129, 234104 (2008)), aliases −2 … 2 per direction. Orthogonal cells.
/// </summary>
internal static class AnalyticMeshError
{
    private const int Aliases = 2;
    private const int Terms = 2 * Aliases + 1;

    /// <summary>The estimate.</summary>
    /// <param name="problem">System.</param>
    /// <param name="g">Splitting parameter.</param>
    /// <param name="order">Assignment order.</param>
    /// <param name="edges">Edges of the cell.</param>
    /// <param name="mesh">Points per direction.</param>
    public static double Of(in ElectrostaticProblem problem, double g, int order, Vec3 edges, ReadOnlySpan<int> mesh)
    {
        Axis x = new(mesh[0], edges.X, g, order), y = new(mesh[1], edges.Y, g, order), z = new(mesh[2], edges.Z, g, order);
        double total = 0;
        // The terms are even in every component: one octant, weighted.
        for (int k = 0; k <= mesh[2] / 2; k++)
            for (int j = 0; j <= mesh[1] / 2; j++)
                for (int i = 0; i <= mesh[0] / 2; i++)
                    if ((i | j | k) != 0) total += x.Copies(i) * y.Copies(j) * z.Copies(k) * Term(x, y, z, i, j, k);
        return problem.Strength * Math.Sqrt(total / problem.AtomCount) / (edges.X * edges.Y * edges.Z);
    }

    private static double Term(Axis x, Axis y, Axis z, int i, int j, int k)
    {
        double reference = 0, projection = 0, weight = 0, slope = 0;
        for (int a = i * Terms; a < (i + 1) * Terms; a++)
        {
            for (int b = j * Terms; b < (j + 1) * Terms; b++)
            {
                double q2xy = x.Square[a] + y.Square[b], decayXY = x.Decay[a] * y.Decay[b], uxy = x.Weight[a] * y.Weight[b];
                for (int c = k * Terms; c < (k + 1) * Terms; c++)
                {
                    double q2 = q2xy + z.Square[c], decay = decayXY * z.Decay[c], u = uxy * z.Weight[c];
                    reference += decay * decay / q2;
                    projection += decay * u;
                    weight += u;
                    slope += q2 * u;
                }
            }
        }
        const double FourPi = 4 * Math.PI;
        return FourPi * FourPi * (reference - projection * projection / (weight * slope));
    }

    private sealed class Axis
    {
        private readonly int _points;

        public Axis(int points, double edge, double g, int order)
        {
            _points = points;
            int count = (points / 2 + 1) * Terms;
            (Square, Decay, Weight) = (new double[count], new double[count], new double[count]);
            for (int k = 0; k <= points / 2; k++)
            {
                for (int m = -Aliases; m <= Aliases; m++)
                {
                    // Half way round the frequency is negative, which matters to which aliases are taken.
                    int n = (2 * k == points ? -k : k) + points * m, at = k * Terms + m + Aliases;
                    double q = 2 * Math.PI * n / edge, s = Math.PI * n / points, sinc = s == 0 ? 1 : Math.Sin(s) / s;
                    Square[at] = q * q;
                    Decay[at] = Math.Exp(-q * q / (4 * g * g));
                    Weight[at] = Math.Pow(sinc * sinc, order);
                }
            }
        }

        public double[] Square { get; }

        public double[] Decay { get; }

        public double[] Weight { get; }

        public int Copies(int k) => k == 0 || 2 * k == _points ? 1 : 2;
    }
}
