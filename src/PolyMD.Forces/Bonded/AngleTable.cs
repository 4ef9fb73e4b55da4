using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>angle table linear|spline N: energy and −dU/dθ over 0 … 180 degrees from a file, lines <c>type file keyword</c>.</summary>
[AngleStyle("table")]
public readonly struct AngleTable : IAngleKernel
{
    /// <inheritdoc/>
    public static int DataSlot => BondedTable.DataSlot;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        const double degrees = 180 / Math.PI;
        TableFile file = TableFile.Read(args, context.Simulation, false);
        if (Math.Abs(file.X[0]) > 1e-6 || Math.Abs(file.X[^1] - 180) > 1e-6) throw file.Error(file.FirstLine, $"the angles must range from 0 to 180 degrees, got {file.X[0]:g9} … {file.X[^1]:g9}");
        (double Low, double High)? ends = file.EndSlopes is { } e ? (e.Low * degrees * degrees, e.High * degrees * degrees) : null;
        row.Clear();
        BondedTable.Fill([.. file.X.Select(x => x / degrees)], file.Energy, [.. file.Force.Select(f => f * degrees)], ends, 0, Math.PI, context, row);
    }

    /// <inheritdoc/>
    public static TLane Eval<TLane>(TLane theta, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        TLane energy = BondedTable.Eval(theta, coeff, out TLane force);
        derivative = -force;
        return energy;
    }
}
