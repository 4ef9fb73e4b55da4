using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>bond table linear|spline N: energy and force over length from a file, lines <c>type file keyword</c>. Lengths outside the table end the run.</summary>
[BondStyle("table")]
public readonly struct BondTable : IBondKernel
{
    /// <inheritdoc/>
    public static int DataSlot => BondedTable.DataSlot;

    /// <inheritdoc/>
    public static bool Guarded => true;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        TableFile file = TableFile.Read(args, context.Simulation, false);
        row.Clear();
        BondedTable.Fill(file.X, file.Energy, file.Force, file.EndSlopes, file.X[0], file.X[^1], context, row);
    }

    /// <inheritdoc/>
    public static TLane Margin<TLane>(TLane r, in TermCoeff<TLane> coeff) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane lo, out _, out _, out _);
        coeff.Read(1, out _, out TLane hi, out _, out _);
        return TLane.Min(r - lo, hi - r);
    }

    /// <inheritdoc/>
    public static string? Complaint(ReadOnlySpan<double> coeff, double length, out bool fatal)
    {
        fatal = true;
        return length < coeff[0] || length > coeff[5] ? $"the length is outside the table, {coeff[0]:g9} … {coeff[5]:g9}," : null;
    }

    /// <inheritdoc/>
    public static TLane Eval<TLane>(TLane r, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        TLane energy = BondedTable.Eval(r, coeff, out TLane force);
        derivative = -force;
        return energy;
    }
}
