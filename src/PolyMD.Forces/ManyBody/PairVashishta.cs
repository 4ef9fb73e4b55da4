using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style vashishta</c>, <c>pair_coeff * * file El1 El2 …</c>: pairs of repulsion, screened charge, charge-dipole and dispersion, and a
/// bending term (formula at the kernel), with LAMMPS' file layout. Every ordered triple of the elements needs an entry; Å, the file's energy unit.
/// </summary>
[PairStyle("vashishta")]
public sealed unsafe class PairVashishta : SiteStyle<VashishtaEntry>
{
    /// <inheritdoc/>
    public override string Name => "vashishta";

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation)
    {
        TripletTable<VashishtaEntry> table = TripletTable<VashishtaEntry>.Read(file, map, VashishtaEntry.WordCount, VashishtaEntry.Layout, e => VashishtaEntry.Read(e, simulation.Units.CoulombConstant));
        Use(table);
        table.RequireSameAngle(file, map, "B, C and costheta0", static (a, b) => a.B == b.B && (a.B == 0 || (a.C == b.C && a.CosTheta0 == b.CosTheta0)));
        WarnOfUnequalPairs(file, map, simulation, VashishtaEntry.SamePair);
    }

    /// <inheritdoc/>
    protected override double PairCutoff(int a, int b)
    {
        int n = Map!.Elements.Count;
        return Math.Max(Table[(a * n + b) * n + b].Reach, Table[(b * n + a) * n + a].Reach);
    }

    /// <inheritdoc/>
    internal override ISiteLoop Loop(int lanes, int elements, double cutoff) => lanes switch
    {
        8 => new SiteEnergyForce<VashishtaKernel, Lane8>(new(Table, elements), cutoff, Map!),
        4 => new SiteEnergyForce<VashishtaKernel, Lane4>(new(Table, elements), cutoff, Map!),
        _ => new SiteEnergyForce<VashishtaKernel, Lane1>(new(Table, elements), cutoff, Map!),
    };
}
