using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style nb3b/harmonic</c>, <c>pair_coeff * * file El1 El2 …</c>: harmonic angles U = K (θ − θ₀)² between neighbours that need no bonds, as long as both
/// distances from the centre are within the ranges of their pairs. Distances in Å, energies in the file's unit.
/// </summary>
[PairStyle("nb3b/harmonic")]
public sealed unsafe class PairNb3bHarmonic : SiteStyle<HarmonicTripletEntry>
{
    /// <inheritdoc/>
    public override string Name => "nb3b/harmonic";

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation)
    {
        TripletTable<HarmonicTripletEntry> table = TripletTable<HarmonicTripletEntry>.Read(file, map, HarmonicTripletEntry.WordCount, HarmonicTripletEntry.Layout, HarmonicTripletEntry.Read);
        table.RequireSameAngle(file, map, "K and theta0", static (a, b) => a.K == b.K && (a.Theta0 == b.Theta0 || a.K == 0));
        Use(table);
    }

    /// <inheritdoc/>
    protected override double PairCutoff(int a, int b)
    {
        int n = Map!.Elements.Count;
        return Math.Max(Table[(a * n + b) * n + b].Cutoff, Table[(b * n + a) * n + a].Cutoff);
    }

    /// <inheritdoc/>
    internal override ISiteLoop Loop(int lanes, int elements, double cutoff) => lanes switch
    {
        8 => new SiteEnergyForce<HarmonicTripletKernel, Lane8>(new(Table, elements), cutoff, Map!),
        4 => new SiteEnergyForce<HarmonicTripletKernel, Lane4>(new(Table, elements), cutoff, Map!),
        _ => new SiteEnergyForce<HarmonicTripletKernel, Lane1>(new(Table, elements), cutoff, Map!),
    };
}
