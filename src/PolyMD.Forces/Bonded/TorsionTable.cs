using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Periodic tables of dihedral table and table/cut: see <see cref="BondedTable"/>.</summary>
internal static class TorsionTable
{
    private const double Turn = 2 * Math.PI;

    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        TableFile file = TableFile.Read(args, context.Simulation, true);
        double unit = file.Degrees ? Math.PI / 180 : 1;
        double[] x = [.. file.X.Select(v => v * unit)], force = [.. file.Force.Select(f => f / unit)];
        if (x[^1] - x[0] >= Turn) throw file.Error(file.FirstLine, "the angles must span less than a full turn");
        int points = context.TablePoints;
        double spacing = Turn / points;
        double[] energy2 = context.Spline ? CubicSpline.Periodic(x, file.Energy, Turn) : new double[x.Length];
        double[] force2 = context.Spline && !file.NoForces ? CubicSpline.Periodic(x, force, Turn) : new double[x.Length];
        double[] at = new double[points], u = new double[points], f = new double[points];
        for (int k = 0; k < points; k++)
        {
            at[k] = k * spacing;
            // Linear tables are also resampled linearly.
            u[k] = CubicSpline.PeriodicValue(x, file.Energy, energy2, Turn, at[k]);
            if (!file.NoForces) f[k] = CubicSpline.PeriodicValue(x, force, force2, Turn, at[k]);
        }
        if (file.NoForces)
        {
            // Splines are differentiated when they are read, linear tables here.
            for (int k = 0; k < points; k++) f[k] = (u[(k + points - 1) % points] - u[(k + 1) % points]) / (2 * spacing);
        }
        row.Clear();
        // The first point once more closes the turn.
        BondedTable.Store(Closed(u), Closed(f), Closed(CubicSpline.Periodic(at, u, Turn)), Closed(CubicSpline.Periodic(at, f, Turn)), 0, spacing, context.Spline, row);
        if (context.Spline && file.NoForces) row.Fill(BondedTable.ModeSlot, 1)[0] = BondedTable.Differentiated;
    }

    public static TLane Eval<TLane>(TLane phi, in TermCoeff<TLane> coeff, out TLane force) where TLane : unmanaged, ILane<TLane> =>
        BondedTable.Eval(TLane.Select(phi, default, phi + TLane.Create(Turn), phi), coeff, out force);

    private static double[] Closed(double[] values) => [.. values, values[0]];
}
