using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// Evenly spaced interpolation tables of energy and force, as all styles table keep them: the file is resampled through cubic splines, then read
/// linearly or through the splines of the resampled values. Rows: start, 1/spacing, first record, last interval | mode, end · ·.
/// </summary>
internal static class BondedTable
{
    /// <summary>Coefficient that receives the first record.</summary>
    public const int DataSlot = 2;

    /// <summary>Coefficient that is 0 for linear tables, 1 for splines.</summary>
    public const int ModeSlot = 4;

    /// <summary>Value of <see cref="ModeSlot"/> for splines whose force is the slope of the energy.</summary>
    public const int Differentiated = 2;

    /// <summary>Tabulates a section whose values have been brought to the units of the kernel.</summary>
    /// <param name="x">Places.</param>
    /// <param name="energy">Energies.</param>
    /// <param name="force">Forces.</param>
    /// <param name="ends">Slopes of the force at the ends, or null to take those of the outer pairs of values.</param>
    /// <param name="lo">First place of the table.</param>
    /// <param name="hi">Last place of the table.</param>
    /// <param name="context">Kind and size.</param>
    /// <param name="row">Receives the table.</param>
    public static void Fill(double[] x, double[] energy, double[] force, (double Low, double High)? ends, double lo, double hi, TermContext context, TermRow row)
    {
        int n = x.Length, points = context.TablePoints;
        (double low, double high) = ends ?? ((force[1] - force[0]) / (x[1] - x[0]), (force[^1] - force[^2]) / (x[^1] - x[^2]));
        double[] energy2 = CubicSpline.Clamped(x, energy, -force[0], -force[n - 1]), force2 = CubicSpline.Clamped(x, force, low, high);
        double spacing = (hi - lo) / (points - 1);
        double[] at = new double[points], u = new double[points], f = new double[points];
        for (int k = 0; k < points; k++)
        {
            at[k] = lo + k * spacing;
            u[k] = CubicSpline.Value(x, energy, energy2, at[k], out _);
            f[k] = CubicSpline.Value(x, force, force2, at[k], out _);
        }
        (low, high) = ends ?? ((f[1] - f[0]) / spacing, (f[^1] - f[^2]) / spacing);
        Store(u, f, CubicSpline.Clamped(at, u, -f[0], -f[^1]), CubicSpline.Clamped(at, f, low, high), lo, spacing, context.Spline, row);
    }

    /// <summary>Writes records and coefficients: (U, ΔU, F, ΔF) for linear tables, (U, F, U″h²/6, F″h²/6) for splines.</summary>
    public static void Store(double[] u, double[] f, double[] u2, double[] f2, double lo, double spacing, bool spline, TermRow row)
    {
        int points = u.Length;
        double[] data = new double[4 * points];
        double sixth = spacing * spacing / 6;
        for (int k = 0; k < points; k++)
        {
            int next = Math.Min(k + 1, points - 1);
            ReadOnlySpan<double> record = spline ? [u[k], f[k], u2[k] * sixth, f2[k] * sixth] : [u[k], u[next] - u[k], f[k], f[next] - f[k]];
            record.CopyTo(data.AsSpan(4 * k));
        }
        ReadOnlySpan<double> head = [lo, 1 / spacing, 0, points - 2, spline ? 1 : 0, lo + (points - 1) * spacing];
        head.CopyTo(row.Fill(0, 6));
        row.Data = data;
    }

    /// <summary>U and −dU/dx.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe TLane Eval<TLane>(TLane x, in TermCoeff<TLane> coeff, out TLane force) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane lo, out TLane perSpacing, out TLane first, out TLane last);
        coeff.Read(1, out TLane spline, out _, out _, out _);
        double* steps = stackalloc double[8], begin = stackalloc double[8];
        int* index = stackalloc int[8];
        TLane place = (x - lo) * perSpacing;
        TLane.Store(steps, TLane.Max(default, TLane.Min(last, place)));
        TLane.Store(begin, first);
        for (int k = 0; k < TLane.Count; k++)
        {
            int step = (int)steps[k];
            steps[k] = step;
            index[k] = (int)begin[k] + step;
        }
        TLane b = place - TLane.Load(steps);
        TLane.GatherRecords(coeff.Data, index, out TLane u, out TLane second, out TLane third, out TLane fourth);
        if (!TLane.AnyLess(default, spline))
        {
            force = TLane.MulAdd(b, fourth, third);
            return TLane.MulAdd(b, second, u);
        }
        for (int k = 0; k < TLane.Count; k++) index[k]++;
        TLane.GatherRecords(coeff.Data, index, out TLane u1, out TLane f1, out TLane u2, out TLane f2);
        TLane one = TLane.Create(1), a = one - b, a3 = a * (a * a - one), b3 = b * (b * b - one);
        force = a * second + b * f1 + a3 * fourth + b3 * f2;
        TLane three = TLane.Create(3), slope = perSpacing * (u - u1 + (three * a * a - one) * third - (three * b * b - one) * u2);
        force = TLane.Select(one, spline, slope, force);
        return a * u + b * u1 + a3 * third + b3 * u2;
    }
}
