using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Neighbors;

/// <summary>
/// Occasional search for pairs over any distance, with what LAMMPS' neighbour lists leave out left out: bonded pairs whose special factors
/// are both 0, unless there is a long-range solver, and what neigh_modify excludes. Tells how many bonds apart the atoms of a pair are.
/// </summary>
internal sealed class PairSearch(Simulation simulation)
{
    private readonly ImageCells _cells = new();
    private readonly Dictionary<(int, int), byte> _kinds = [];
    private int _specialVersion = -1;
    private double _cutoff2;

    /// <summary>The greatest cutoff of the pair style.</summary>
    public static double StyleCutoff(Simulation simulation, string owner)
    {
        double largest = 0;
        foreach (NeighborList list in simulation.Neighbors.Lists) largest = Math.Max(largest, list.LargestCutoff);
        return largest > 0 ? largest : throw new SimulationException(simulation.Step, $"{owner} takes its range from the pair style, and there is none");
    }

    /// <summary>The pair style, if it can tell the interaction of single pairs.</summary>
    public static IPairInteraction Style(Simulation simulation, string owner) => simulation.Forces.Where(f => f.Kind == ForceKind.Pair).OfType<IPairInteraction>().FirstOrDefault()
        ?? throw new SimulationException(simulation.Step, $"{owner}: the pair style cannot tell the interaction of single pairs");

    /// <summary>Sorts the atoms of a group for searches within a distance.</summary>
    public void Prepare(uint bit, double cutoff)
    {
        _cutoff2 = cutoff * cutoff;
        _cells.Fill(simulation, bit, cutoff);
        SpecialPairs special = simulation.SpecialPairs;
        special.Update(simulation.Atoms, simulation.Topology, simulation.Special);
        if (special.Version == _specialVersion) return;
        _specialVersion = special.Version;
        _kinds.Clear();
        for (int k = 0; k < special.First.Length; k++) _kinds[(special.First[k], special.Second[k])] = special.Kind[k];
    }

    /// <summary>Visits the neighbours of an atom: index, vector from i to it, bonds apart (0 for ordinary pairs).</summary>
    public void ForEach(int i, Action<int, Vec3, int> visit)
    {
        Visitor visitor = new(this, visit);
        _cells.Visit(i, ref visitor);
    }

    private bool IsLeftOut(int kind) => kind > 0 && simulation.Special.Lj(kind) == 0 && simulation.Special.Coul(kind) == 0 && simulation.KSpace is null;

    private bool IsExcluded(int i, int j) => simulation.Neighbors.Exclusions.Contains(simulation.Atoms, i, j);

    private int KindOf(int i, int j, Vec3 d)
    {
        if (_kinds.Count == 0 || !_kinds.TryGetValue(i < j ? (i, j) : (j, i), out byte kind)) return 0;
        // Only the nearest image of a bonded partner is a bonded pair.
        return (simulation.Box.MinimumImage(d) - d).LengthSquared < 1e-12 * d.LengthSquared + double.Epsilon ? kind : 0;
    }

    private readonly struct Visitor(PairSearch search, Action<int, Vec3, int> visit) : IPairVisitor
    {
        public void Visit(int i, int j, Vec3 d)
        {
            if (!(d.LengthSquared < search._cutoff2)) return;
            int kind = search.KindOf(i, j, d);
            if (!search.IsLeftOut(kind) && !search.IsExcluded(i, j)) visit(j, d, kind);
        }
    }
}
