using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style tersoff/zbl [shift δ]</c>, <c>pair_coeff * * file El1 El2 …</c>: Tersoff's potential joined to the universal nuclear
/// repulsion at short distance (formulas at the entry). Å, the file's energy unit; the repulsion is in eV or kcal/mol, so units metal or real.
/// </summary>
[PairStyle("tersoff/zbl")]
public sealed unsafe class PairTersoffZbl : BondOrderStyle<ScreenedTersoffEntry>
{
    // LAMMPS' vacuum permittivity in units real is that of units metal times this; it differs from 1/23.060549 in the fifth digit.
    private const double ElectronvoltPerKilocalorie = 0.043365121;

    /// <inheritdoc/>
    public override string Name => "tersoff/zbl";

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation)
    {
        double electronvolt = simulation.Units.Name switch
        {
            "metal" => 1,
            "real" => 1 / ElectronvoltPerKilocalorie,
            _ => throw new PolyMDException($"pair_style {Name} needs units metal or real, not {simulation.Units.Name}"),
        };
        Use(TripletTable<ScreenedTersoffEntry>.Read(file, map, ScreenedTersoffEntry.WordCount, ScreenedTersoffEntry.Layout, e => ScreenedTersoffEntry.Read(e, Shift, electronvolt)));
        WarnOfUnequalPairs(file, map, simulation, ScreenedTersoffEntry.SamePair);
    }

    /// <inheritdoc/>
    internal override ISiteLoop Loop(int lanes, int elements, double cutoff) => lanes switch
    {
        8 => new SiteEnergyForce<BondOrderKernel<ScreenedTersoffEntry>, Lane8>(new(Table, elements), cutoff, Map!),
        4 => new SiteEnergyForce<BondOrderKernel<ScreenedTersoffEntry>, Lane4>(new(Table, elements), cutoff, Map!),
        _ => new SiteEnergyForce<BondOrderKernel<ScreenedTersoffEntry>, Lane1>(new(Table, elements), cutoff, Map!),
    };
}
