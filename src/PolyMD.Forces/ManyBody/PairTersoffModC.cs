using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style tersoff/mod/c [shift δ]</c>, <c>pair_coeff * * file El1 El2 …</c>: Tersoff's potential with another angular function and cutoff
/// and a constant c₀ per bond (formulas at the entry; T. Kumagai et al., Comput. Mater. Sci. 39, 457 (2007); G. P. Purja Pun, Y. Mishin,
/// Phys. Rev. B 95, 224103 (2017)). Å, the file's energy unit.
/// </summary>
[PairStyle("tersoff/mod/c")]
public sealed unsafe class PairTersoffModC : BondOrderStyle<ModifiedTersoffEntry>
{
    /// <inheritdoc/>
    public override string Name => "tersoff/mod/c";

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation)
    {
        Use(TripletTable<ModifiedTersoffEntry>.Read(file, map, ModifiedTersoffEntry.WordCount + 1, ModifiedTersoffEntry.Layout + " c0", e => ModifiedTersoffEntry.Read(e, Shift)));
        WarnOfUnequalPairs(file, map, simulation, ModifiedTersoffEntry.SamePair);
    }

    /// <inheritdoc/>
    internal override ISiteLoop Loop(int lanes, int elements, double cutoff) => lanes switch
    {
        8 => new SiteEnergyForce<BondOrderKernel<ModifiedTersoffEntry>, Lane8>(new(Table, elements), cutoff, Map!),
        4 => new SiteEnergyForce<BondOrderKernel<ModifiedTersoffEntry>, Lane4>(new(Table, elements), cutoff, Map!),
        _ => new SiteEnergyForce<BondOrderKernel<ModifiedTersoffEntry>, Lane1>(new(Table, elements), cutoff, Map!),
    };
}
