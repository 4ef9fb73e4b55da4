using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style tersoff [shift δ]</c>, <c>pair_coeff * * file El1 El2 …</c>: Tersoff's bond-order potential (formula at the kernel) with
/// LAMMPS' file layout; with shift, every distance r is r + δ in the cutoff and the exponentials (W. Ouyang et al., J. Chem. Theory Comput.
/// 16, 666 (2020)). Distances in Å, energies in the file's unit.
/// </summary>
[PairStyle("tersoff")]
public sealed unsafe class PairTersoff : BondOrderStyle<TersoffEntry>
{
    /// <inheritdoc/>
    public override string Name => "tersoff";

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation)
    {
        Use(TripletTable<TersoffEntry>.Read(file, map, TersoffEntry.WordCount, TersoffEntry.Layout, e => TersoffEntry.Read(e, Shift)));
        WarnOfUnequalPairs(file, map, simulation, static (a, b) => a.A == b.A && a.Lambda1 == b.Lambda1 && a.CutMiddle == b.CutMiddle && a.CutHalf == b.CutHalf);
    }

    /// <inheritdoc/>
    internal override ISiteLoop Loop(int lanes, int elements, double cutoff) => lanes switch
    {
        8 => new SiteEnergyForce<TersoffKernel<Lane8>, Lane8>(new(Table, elements), cutoff, Map!),
        4 => new SiteEnergyForce<TersoffKernel<Lane4>, Lane4>(new(Table, elements), cutoff, Map!),
        _ => new SiteEnergyForce<TersoffKernel<Lane1>, Lane1>(new(Table, elements), cutoff, Map!),
    };
}
