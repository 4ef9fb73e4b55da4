using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>dihedral table linear|spline N: energy and −dU/dφ over a full turn from a file, lines <c>type file keyword</c>.</summary>
[DihedralStyle("table")]
public readonly struct DihedralTable : IDihedralKernel
{
    /// <inheritdoc/>
    public static int DataSlot => BondedTable.DataSlot;

    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row) => TorsionTable.ReadLine(args, context, row);

    /// <inheritdoc/>
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        TLane energy = TorsionTable.Eval(LaneTrigonometry.Angle(cosine, sine), coeff, out TLane force);
        derivative = -force;
        return energy;
    }
}
