using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style sw</c>, <c>pair_coeff * * file El1 El2 …</c>: the Stillinger-Weber potential (formula at the kernel) with LAMMPS' file
/// layout. Every ordered triple of the elements needs an entry; distances in Å, energies in the file's unit.
/// </summary>
[PairStyle("sw")]
public sealed unsafe class PairStillingerWeber : SiteStyle<StillingerWeberEntry>
{
    private const double RoundingOfFiles = 1e-5;

    /// <inheritdoc/>
    public override string Name => "sw";

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation)
    {
        TripletTable<StillingerWeberEntry> table = TripletTable<StillingerWeberEntry>.Read(file, map, StillingerWeberEntry.WordCount, StillingerWeberEntry.Layout, StillingerWeberEntry.Read);
        table.RequireSameAngle(file, map, "epsilon, lambda and costheta0", static (a, b) =>
            Math.Abs(a.LambdaEpsilon - b.LambdaEpsilon) <= RoundingOfFiles * a.LambdaEpsilon && (a.CosTheta0 == b.CosTheta0 || a.LambdaEpsilon == 0));
        int n = map.Elements.Count;
        for (int at = 0; at < n * n * n; at++)
        {
            // ε and λ printed with a few digits: their products may differ in the last one, and an angle has one strength.
            int mirror = table.Index(at / n / n, at % n, at / n % n);
            double mean = 0.5 * (table.Entries[at].LambdaEpsilon + table.Entries[mirror].LambdaEpsilon);
            table.Entries[at].LambdaEpsilon = table.Entries[mirror].LambdaEpsilon = mean;
        }
        Use(table);
        WarnOfUnequalPairs(file, map, simulation, static (a, b) =>
            a.RepulsionFactor == b.RepulsionFactor && a.AttractionFactor == b.AttractionFactor && a.Sigma == b.Sigma && a.Cutoff == b.Cutoff && a.P == b.P && a.Q == b.Q);
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
        8 => new SiteEnergyForce<StillingerWeberKernel<Lane8>, Lane8>(new(Table, elements), cutoff, Map!),
        4 => new SiteEnergyForce<StillingerWeberKernel<Lane4>, Lane4>(new(Table, elements), cutoff, Map!),
        _ => new SiteEnergyForce<StillingerWeberKernel<Lane1>, Lane1>(new(Table, elements), cutoff, Map!),
    };
}
