using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style sw</c>, <c>pair_coeff * * file El1 El2 …</c>: the Stillinger-Weber potential (formula at the kernel) with LAMMPS' file
/// layout. Every ordered triple of the elements needs an entry; distances in Å, energies in the file's unit.
/// </summary>
[PairStyle("sw")]
public sealed unsafe class PairStillingerWeber : ManyBodyStyle
{
    private readonly NativeBuffer<StillingerWeberEntry> _table = new();
    private ISiteLoop? _loop;

    /// <inheritdoc/>
    public override string Name => "sw";

    /// <inheritdoc/>
    public override void Compute(in StepContext step) => _loop!.Compute(step, List, Tally);

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation)
    {
        TripletTable<StillingerWeberEntry> table = TripletTable<StillingerWeberEntry>.Read(file, map, StillingerWeberEntry.WordCount, StillingerWeberEntry.Layout, StillingerWeberEntry.Read);
        _table.EnsureLength(table.Entries.Length);
        table.Entries.CopyTo(_table.Span);
        int n = map.Elements.Count;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = j + 1; k < n; k++)
                {
                    StillingerWeberEntry a = _table[table.Index(i, j, k)], b = _table[table.Index(i, k, j)];
                    if (a.LambdaEpsilon == b.LambdaEpsilon && (a.CosTheta0 == b.CosTheta0 || a.LambdaEpsilon == 0)) continue;
                    string e = map.Elements[i], f = map.Elements[j], g = map.Elements[k];
                    throw new DataFileException(file.Name, 0, $"entries {e} {f} {g} and {e} {g} {f} must have equal epsilon, lambda and costheta0: they describe the same angle {f}-{e}-{g} (LAMMPS would take one of them by the order of its neighbour list)");
                }
                StillingerWeberEntry ij = _table[table.Index(i, j, j)], ji = _table[table.Index(j, i, i)];
                if (i < j && (ij.RepulsionFactor != ji.RepulsionFactor || ij.AttractionFactor != ji.AttractionFactor || ij.Sigma != ji.Sigma || ij.Cutoff != ji.Cutoff || ij.P != ji.P || ij.Q != ji.Q))
                    simulation.Log($"warning: {file.Name}: the two-body numbers of {map.Elements[i]} {map.Elements[j]} {map.Elements[j]} and {map.Elements[j]} {map.Elements[i]} {map.Elements[i]} differ; each gives half of the pair energy (LAMMPS takes one of them by atom id)");
            }
        }
    }

    /// <inheritdoc/>
    protected override double PairCutoff(int a, int b)
    {
        int n = Map!.Elements.Count;
        return Math.Max(_table[(a * n + b) * n + b].Reach, _table[(b * n + a) * n + a].Reach);
    }

    /// <inheritdoc/>
    protected override void Prepare(Simulation simulation)
    {
        _loop?.Dispose();
        int n = Map!.Elements.Count;
        double cutoff = 0;
        for (int a = 0; a < n * n; a++) cutoff = Math.Max(cutoff, PairCutoff(a / n, a % n));
        StillingerWeberEntry* table = _table.Pointer;
        _loop = simulation.LaneCount switch
        {
            8 => new SiteEnergyForce<StillingerWeberKernel<Lane8>, Lane8>(new(table, n), cutoff, Map),
            4 => new SiteEnergyForce<StillingerWeberKernel<Lane4>, Lane4>(new(table, n), cutoff, Map),
            _ => new SiteEnergyForce<StillingerWeberKernel<Lane1>, Lane1>(new(table, n), cutoff, Map),
        };
    }

    /// <inheritdoc/>
    protected override void Rebuilt(Simulation simulation) => _loop!.Rebuilt(simulation, List);

    /// <inheritdoc/>
    protected override void Release()
    {
        _loop?.Dispose();
        _table.Dispose();
    }
}
