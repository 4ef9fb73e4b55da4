using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.ManyBody.Interlayer;

/// <summary>
/// <c>pair_style ilp/graphene/hbn cutoff [taper 0|1]</c>, <c>pair_coeff * * ilp/graphene/hbn file El …</c>: registry-dependent potential between layers, which
/// are molecules (formula at the entry). Å and meV in the file. compute pair: attraction, repulsion.
/// </summary>
[PairStyle("ilp/graphene/hbn")]
public sealed class PairIlpGrapheneHbn : InterlayerStyle<IlpEntry>
{
    private bool _taper = true;

    /// <inheritdoc/>
    public override string Name => "ilp/graphene/hbn";

    /// <inheritdoc/>
    protected override string Layout => "e1 e2 beta alpha delta epsilon C d sR reff C6 S rcut";

    /// <inheritdoc/>
    protected override void ReadOptions(ArgReader args) => _taper = args.AtEnd || args.Integer("tap_flag", 0, 1) == 1;

    /// <inheritdoc/>
    protected override IlpEntry Read(PotentialEntry entry, double energy) => IlpEntry.Read(entry, energy, _taper ? Cutoff : 0);
}
