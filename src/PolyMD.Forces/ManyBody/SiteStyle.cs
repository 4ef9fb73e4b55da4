using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>What the styles of site energies with one entry per ordered triple of elements share: the table, its reach and the loop.</summary>
/// <typeparam name="TEntry">Numbers of an entry.</typeparam>
public abstract unsafe class SiteStyle<TEntry> : ManyBodyStyle where TEntry : unmanaged
{
    private readonly NativeBuffer<TEntry> _table = new();
    private ISiteLoop? _loop;

    /// <summary>Entries (i·n + j)·n + k.</summary>
    protected TEntry* Table => _table.Pointer;

    /// <inheritdoc/>
    public override void Compute(in StepContext step) => _loop!.Compute(step, List, Tally);

    /// <summary>Takes the entries.</summary>
    /// <param name="table">Entries of the file.</param>
    protected void Use(TripletTable<TEntry> table)
    {
        _table.EnsureLength(table.Entries.Length);
        table.Entries.CopyTo(_table.Span);
    }

    /// <summary>Says which two-body numbers differ between e1 e2 e2 and e2 e1 e1: a pair then has no single energy.</summary>
    /// <param name="file">Potential file.</param>
    /// <param name="map">Elements.</param>
    /// <param name="simulation">Log.</param>
    /// <param name="same">Whether two entries have the same two-body numbers.</param>
    protected void WarnOfUnequalPairs(PotentialFile file, ElementMap map, Simulation simulation, Func<TEntry, TEntry, bool> same)
    {
        int n = map.Elements.Count;
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                if (same(Table[(i * n + j) * n + j], Table[(j * n + i) * n + i])) continue;
                string a = map.Elements[i], b = map.Elements[j];
                simulation.Log($"warning: {file.Name}: the two-body numbers of {a} {b} {b} and {b} {a} {a} differ; each gives half of the pair energy (LAMMPS takes one of them by atom id)");
            }
        }
    }

    /// <summary>The loop with its kernel for a lane width.</summary>
    /// <param name="lanes">8, 4 or 1.</param>
    /// <param name="elements">Number of elements.</param>
    /// <param name="cutoff">Largest distance at which anything is non-zero.</param>
    internal abstract ISiteLoop Loop(int lanes, int elements, double cutoff);

    /// <inheritdoc/>
    protected override void Prepare(Simulation simulation)
    {
        _loop?.Dispose();
        int n = Map!.Elements.Count;
        double cutoff = 0;
        for (int a = 0; a < n * n; a++) cutoff = Math.Max(cutoff, PairCutoff(a / n, a % n));
        _loop = Loop(simulation.LaneCount, n, cutoff);
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
