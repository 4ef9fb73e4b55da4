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
        double[] energy2 = CubicSpline.Periodic(x, file.Energy, Turn), force2 = file.NoForces ? [] : CubicSpline.Periodic(x, force, Turn);
        double[] at = new double[points], u = new double[points], f = new double[points];
        for (int k = 0; k < points; k++)
        {
            at[k] = k * spacing;
            u[k] = CubicSpline.PeriodicValue(x, file.Energy, energy2, Turn, at[k], out double fall);
            f[k] = file.NoForces ? fall : CubicSpline.PeriodicValue(x, force, force2, Turn, at[k], out _);
        }
        row.Clear();
        // The first point once more closes the turn.
        BondedTable.Store(Closed(u), Closed(f), Closed(CubicSpline.Periodic(at, u, Turn)), Closed(CubicSpline.Periodic(at, f, Turn)), 0, spacing, context.Spline, row);
    }

    public static TLane Eval<TLane>(TLane phi, in TermCoeff<TLane> coeff, out TLane force) where TLane : unmanaged, ILane<TLane> =>
        BondedTable.Eval(TLane.Select(phi, default, phi + TLane.Create(Turn), phi), coeff, out force);

    private static double[] Closed(double[] values) => [.. values, values[0]];
}
