using PolyMD.Model;
using PolyMD.Numerics;
using PolyMD.Numerics.Fft;

namespace PolyMD.Forces.KSpace;

/// <summary>Splitting parameter, mesh and the errors expected of them; chosen as LAMMPS' <c>pppm</c> chooses.</summary>
/// <param name="GEwald">Splitting parameter, 1/length.</param>
/// <param name="Nx">Mesh points along x.</param>
/// <param name="Ny">Mesh points along y.</param>
/// <param name="Nz">Mesh points along z (of the stretched cell of a slab).</param>
/// <param name="Order">Assignment order.</param>
/// <param name="AbsoluteAccuracy">Estimated RMS force error, force units.</param>
/// <param name="RelativeAccuracy">The same over the force between two unit charges 1 Å apart.</param>
public readonly record struct PppmParameters(double GEwald, int Nx, int Ny, int Nz, int Order, double AbsoluteAccuracy, double RelativeAccuracy)
{
    // Limits and tolerances of the search that LAMMPS uses, so that meshes and splitting parameters agree.
    private const int LargestMesh = 16384;
    private const int LargestRefinements = 500;
    private const int NewtonSteps = 10000;
    private const double NewtonTolerance = 1e-5;
    private const double DerivativeStep = 1e-6;

    /// <summary>
    /// Chooses mesh and splitting. Differentiation in k-space: g from the real-space error, then per direction the coarsest mesh whose error is below the goal,
    /// enlarged to a product of 2, 3 and 5, then g again so that real-space and mesh errors are equal on that mesh. In a tilted cell
    /// the points per length along x, y, z are turned into points along the edges. Analytic differentiation: meshes of equal spacing, finer by
    /// 5 % each time, until the error summed over the spectrum is within the goal.
    /// </summary>
    /// <param name="problem">System.</param>
    /// <param name="settings">Accuracy and what is prescribed.</param>
    /// <exception cref="PolyMDException">No charges, an order out of range, a mesh that cannot be used, or no solution.</exception>
    public static PppmParameters Choose(in ElectrostaticProblem problem, KSpaceSettings settings)
    {
        int order = settings.Order;
        _ = ErrorEstimate.MeshCoefficients(order);
        if (!double.IsFinite(problem.Strength)) throw new PolyMDException("the sum of the squared charges is not a finite number: is a charge wrong?");
        double goal = problem.AccuracyGoal(settings);
        double g = settings.GEwald ?? ErrorEstimate.InitialSplitting(problem, goal);
        if (!(g > 0)) throw new PolyMDException($"kspace_modify gewald must be positive, got {g}");
        Vec3 edges = problem.PeriodicLengths(settings);
        Span<int> mesh = stackalloc int[3];
        if (settings.Mesh is { } m)
        {
            (mesh[0], mesh[1], mesh[2]) = m;
            foreach (int n in mesh)
                if (n < 1) throw new PolyMDException($"kspace_modify mesh needs positive numbers of points, got {m.X} {m.Y} {m.Z}");
        }
        else
        {
            if (settings.AnalyticDifferentiation) CoarsestAnalyticMesh(problem, g, order, edges, goal, mesh);
            else for (int axis = 0; axis < 3; axis++) mesh[axis] = CoarsestMesh(problem, g, order, edges[axis], goal);
        }
        ReciprocalCell cell = problem.Cell(settings);
        if (settings.Mesh is null && cell.IsTilted)
        {
            Vec3 points = cell.AlongEdges(new Vec3(mesh[0] / edges.X, mesh[1] / edges.Y, mesh[2] / edges.Z));
            for (int axis = 0; axis < 3; axis++) mesh[axis] = Math.Max(1, (int)points[axis] + 1);
        }
        for (int axis = 0; axis < 3; axis++)
        {
            mesh[axis] = FftLength.RoundUp(mesh[axis]);
            if (mesh[axis] >= LargestMesh)
                throw new PolyMDException($"the PPPM mesh would need {mesh[axis]} points along {"xyz"[axis]} (limit {LargestMesh}): lower the accuracy or enlarge the real-space cutoff");
        }
        if (settings.GEwald is null) g = Balance(problem, order, g, cell, mesh, settings.AnalyticDifferentiation);
        double inMesh = MeshError(problem, g, order, cell, mesh, settings.AnalyticDifferentiation), real = ErrorEstimate.RealSpace(problem, g);
        double error = Math.Sqrt(inMesh * inMesh + real * real);
        return new PppmParameters(g, mesh[0], mesh[1], mesh[2], order, error, error / problem.TwoChargeForce);
    }

    // The test lags the refinement by one point, as in LAMMPS: the mesh returned is one finer than the first that met the goal.
    private static int CoarsestMesh(in ElectrostaticProblem problem, double g, int order, double length, double goal)
    {
        if (!(length * g < LargestMesh)) return LargestMesh;
        int n = (int)(length * g) + 1;
        double spacing = 1 / g;
        double error = ErrorEstimate.Mesh(problem, g, order, spacing, length);
        while (error > goal && n < 2 * LargestMesh)
        {
            error = ErrorEstimate.Mesh(problem, g, order, spacing, length);
            n++;
            spacing = length / n;
        }
        return n;
    }

    private static void CoarsestAnalyticMesh(in ElectrostaticProblem problem, double g, int order, Vec3 edges, double goal, Span<int> mesh)
    {
        double spacing = 4 / g;
        for (int attempt = 0; attempt <= LargestRefinements; attempt++, spacing *= 0.95)
        {
            for (int axis = 0; axis < 3; axis++) mesh[axis] = Math.Max(2, (int)(edges[axis] / spacing));
            if (mesh[0] >= LargestMesh || mesh[1] >= LargestMesh || mesh[2] >= LargestMesh) return;
            if (AnalyticMeshError.Of(problem, g, order, edges, mesh) <= goal) return;
        }
        throw new PolyMDException("no PPPM mesh with analytic differentiation reaches the accuracy: lower it, or set 'kspace_modify mesh'");
    }

    private static double MeshError(in ElectrostaticProblem problem, double g, int order, in ReciprocalCell cell, ReadOnlySpan<int> mesh, bool analytic)
    {
        if (analytic) return AnalyticMeshError.Of(problem, g, order, cell.Edges, mesh);
        // Points per length along x, y, z.
        Vec3 density = cell.Wave(mesh[0], mesh[1], mesh[2]) * (0.5 / Math.PI), edges = cell.Edges;
        double sum = 0;
        for (int axis = 0; axis < 3; axis++)
        {
            double spacing = cell.IsTilted ? 1 / density[axis] : edges[axis] / mesh[axis], e = ErrorEstimate.Mesh(problem, g, order, spacing, edges[axis]);
            sum += e * e;
        }
        return Math.Sqrt(sum) / Math.Sqrt(3.0);
    }

    // Newton's method on (real-space error) - (mesh error) with a forward difference for the slope.
    private static double Balance(in ElectrostaticProblem problem, int order, double g, in ReciprocalCell cell, ReadOnlySpan<int> mesh, bool analytic)
    {
        for (int step = 0; step < NewtonSteps; step++)
        {
            double f = Difference(problem, g, order, cell, mesh, analytic);
            double slope = (Difference(problem, g + DerivativeStep, order, cell, mesh, analytic) - f) / DerivativeStep;
            g -= f / slope;
            if (Math.Abs(Difference(problem, g, order, cell, mesh, analytic)) < NewtonTolerance && g > 0) return g;
            if (!double.IsFinite(g)) break;
        }
        throw new PolyMDException("no splitting parameter balances the real-space and mesh errors: change the accuracy, the cutoff or the mesh, or set 'kspace_modify gewald'");
    }

    private static double Difference(in ElectrostaticProblem problem, double g, int order, in ReciprocalCell cell, ReadOnlySpan<int> mesh, bool analytic) =>
        ErrorEstimate.RealSpace(problem, g) - MeshError(problem, g, order, cell, mesh, analytic);
}
