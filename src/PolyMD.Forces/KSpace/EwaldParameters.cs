using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>Splitting parameter and wave numbers of an Ewald sum; chosen as LAMMPS' <c>ewald</c> chooses.</summary>
/// <param name="GEwald">Splitting parameter, 1/length.</param>
/// <param name="KxMax">Largest wave number along x.</param>
/// <param name="KyMax">Largest wave number along y.</param>
/// <param name="KzMax">Largest wave number along z (of the stretched cell of a slab).</param>
/// <param name="AbsoluteAccuracy">Estimated RMS force error, force units.</param>
/// <param name="RelativeAccuracy">The same over the force between two unit charges 1 Å apart.</param>
public readonly record struct EwaldParameters(double GEwald, int KxMax, int KyMax, int KzMax, double AbsoluteAccuracy, double RelativeAccuracy)
{
    private const int LargestWaveNumber = 100000;

    /// <summary>Square of the largest wave vector summed, 1/length².</summary>
    public double SphereSquared { get; init; }

    /// <summary>The wave numbers whose error the goal allows, of which a tilted cell's are made; the sphere is as wide as they reach.</summary>
    public (int X, int Y, int Z) Straight { get; init; }

    /// <summary>The same wave numbers in a changed cell.</summary>
    /// <param name="cell">The cell.</param>
    public EwaldParameters In(in ReciprocalCell cell) => this with { SphereSquared = Sphere(Straight, cell.Edges) };

    private static double Sphere((int X, int Y, int Z) k, Vec3 edges) =>
        Math.Max(Math.Max(Math.Pow(2 * Math.PI * k.X / edges.X, 2), Math.Pow(2 * Math.PI * k.Y / edges.Y, 2)), Math.Pow(2 * Math.PI * k.Z / edges.Z, 2));

    /// <summary>Largest of the three wave numbers.</summary>
    public int KMax => Math.Max(KxMax, Math.Max(KyMax, KzMax));

    /// <summary>g from the real-space error, then per direction the smallest wave number whose error is within the goal.</summary>
    /// <param name="problem">System.</param>
    /// <param name="settings">Accuracy and what is prescribed.</param>
    /// <param name="keepGEwald">A splitting parameter to keep (box changes), or null.</param>
    /// <exception cref="PolyMDException">No charges or an unusable setting.</exception>
    public static EwaldParameters Choose(in ElectrostaticProblem problem, KSpaceSettings settings, double? keepGEwald = null)
    {
        double goal = problem.AccuracyGoal(settings);
        double g = keepGEwald ?? settings.GEwald ?? ErrorEstimate.InitialSplitting(problem, goal);
        if (!(g > 0)) throw new PolyMDException($"kspace_modify gewald must be positive, got {g}");
        ReciprocalCell cell = problem.Cell(settings);
        Vec3 edges = cell.Edges;
        Span<int> k = stackalloc int[3];
        double sum = 0;
        for (int axis = 0; axis < 3; axis++)
        {
            k[axis] = settings.KMax is { } m ? axis switch { 0 => m.X, 1 => m.Y, _ => m.Z } : SmallestWaveNumber(problem, g, edges[axis], goal);
            if (k[axis] < 1) throw new PolyMDException($"kspace_modify kmax/ewald needs positive numbers, got {k[axis]}");
            double e = ErrorEstimate.EwaldSum(problem, g, k[axis], edges[axis]);
            sum += e * e;
        }
        (int X, int Y, int Z) straight = (k[0], k[1], k[2]);
        if (settings.KMax is null && cell.IsTilted)
        {
            // Wave numbers per length along x, y, z turned into wave numbers along the edges; the sphere stays.
            Vec3 numbers = cell.AlongEdges(new Vec3(k[0] / edges.X, k[1] / edges.Y, k[2] / edges.Z));
            for (int axis = 0; axis < 3; axis++) k[axis] = Math.Max(1, (int)numbers[axis]);
        }
        double reciprocal = Math.Sqrt(sum) / Math.Sqrt(3.0);
        // LAMMPS scales the real-space error of the Ewald sum with the stretched volume of a slab.
        double real = ErrorEstimate.RealSpace(problem, g) / Math.Sqrt(settings.SlabFactor ?? 1);
        double error = Math.Sqrt(reciprocal * reciprocal + real * real);
        return new EwaldParameters(g, k[0], k[1], k[2], error, error / problem.TwoChargeForce) { SphereSquared = Sphere(straight, edges), Straight = straight };
    }

    private static int SmallestWaveNumber(in ElectrostaticProblem problem, double g, double edge, double goal)
    {
        int k = 1;
        while (ErrorEstimate.EwaldSum(problem, g, k, edge) > goal)
            if (++k > LargestWaveNumber) throw new PolyMDException("the Ewald sum would need too many wave vectors: lower the accuracy or enlarge the real-space cutoff");
        return k;
    }
}
