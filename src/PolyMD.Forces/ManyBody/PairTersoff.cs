using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style tersoff</c>, <c>pair_coeff * * file El1 El2 …</c>: Tersoff's bond-order potential (formula at the kernel) with LAMMPS'
/// file layout. Every ordered triple of the elements needs an entry; distances in Å, energies in the file's unit.
/// </summary>
[PairStyle("tersoff")]
public sealed unsafe class PairTersoff : ManyBodyStyle
{
    private readonly NativeBuffer<TersoffEntry> _table = new();
    private ISiteLoop? _loop;

    /// <inheritdoc/>
    public override string Name => "tersoff";

    /// <inheritdoc/>
    public override void Compute(in StepContext step) => _loop!.Compute(step, List, Tally);

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation)
    {
        TripletTable<TersoffEntry> table = TripletTable<TersoffEntry>.Read(file, map, TersoffEntry.WordCount, TersoffEntry.Layout, TersoffEntry.Read);
        _table.EnsureLength(table.Entries.Length);
        table.Entries.CopyTo(_table.Span);
        int n = map.Elements.Count;
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                TersoffEntry a = _table[table.Index(i, j, j)], b = _table[table.Index(j, i, i)];
                if (a.A == b.A && a.B == b.B && a.Lambda1 == b.Lambda1 && a.Lambda2 == b.Lambda2 && a.CutMiddle == b.CutMiddle && a.CutHalf == b.CutHalf) continue;
                simulation.Log($"warning: {file.Name}: the two-body numbers of {map.Elements[i]} {map.Elements[j]} {map.Elements[j]} and {map.Elements[j]} {map.Elements[i]} {map.Elements[i]} differ; each gives half of the repulsion (LAMMPS takes one of them by atom id)");
            }
        }
    }

    /// <inheritdoc/>
    protected override double PairCutoff(int a, int b) => Math.Max(Reach(a, b), Reach(b, a));

    /// <inheritdoc/>
    protected override void Prepare(Simulation simulation)
    {
        _loop?.Dispose();
        int n = Map!.Elements.Count;
        double cutoff = 0;
        for (int k = 0; k < n * n * n; k++) cutoff = Math.Max(cutoff, _table[k].Cutoff);
        TersoffEntry* table = _table.Pointer;
        _loop = simulation.LaneCount switch
        {
            8 => new SiteEnergyForce<TersoffKernel<Lane8>, Lane8>(new(table, n), cutoff, Map),
            4 => new SiteEnergyForce<TersoffKernel<Lane4>, Lane4>(new(table, n), cutoff, Map),
            _ => new SiteEnergyForce<TersoffKernel<Lane1>, Lane1>(new(table, n), cutoff, Map),
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

    // Farthest neighbour b that matters to a centre a, as bond partner or as third atom.
    private double Reach(int a, int b)
    {
        int n = Map!.Elements.Count;
        double reach = 0;
        for (int j = 0; j < n; j++) reach = Math.Max(reach, _table[(a * n + j) * n + b].Cutoff);
        return reach;
    }
}
