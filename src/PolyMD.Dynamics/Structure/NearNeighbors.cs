using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Neighbors;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Structure;

/// <summary>The neighbours of one atom at a time within a distance, nearest first if wished: what measures of local structure share.</summary>
internal sealed class NearNeighbors(Simulation simulation, string owner, double? wanted)
{
    private readonly PairSearch _search = new(simulation);
    private readonly List<(double Distance2, int Order, int Atom, Vec3 Bond)> _found = [];

    /// <summary>The distance: as given, or that of the pair style.</summary>
    public double Cutoff { get; private set; }

    public int Count => _found.Count;

    /// <summary>A neighbour: local index.</summary>
    public int Atom(int k) => _found[k].Atom;

    /// <summary>Vector to a neighbour.</summary>
    public Vec3 Bond(int k) => _found[k].Bond;

    /// <summary>Before a pass over the atoms.</summary>
    public void Prepare()
    {
        double pair = PairSearch.StyleCutoff(simulation, owner);
        if (wanted > pair) throw new SimulationException(simulation.Step, $"{owner}: its cutoff {wanted} is beyond that of the pair style, {pair}");
        Cutoff = wanted ?? pair;
        _search.Prepare(1, Cutoff);
    }

    /// <summary>Finds the neighbours of an atom.</summary>
    public void Find(int atom)
    {
        _found.Clear();
        _search.ForEach(atom, (j, d, _) => _found.Add((d.LengthSquared, _found.Count, j, d)));
    }

    /// <summary>Keeps the nearest ones, in the order of their distance.</summary>
    /// <returns>Whether there are that many.</returns>
    public bool KeepNearest(int count)
    {
        if (_found.Count < count) return false;
        _found.Sort(static (a, b) => a.Distance2 != b.Distance2 ? a.Distance2.CompareTo(b.Distance2) : a.Order.CompareTo(b.Order));
        _found.RemoveRange(count, _found.Count - count);
        return true;
    }
}
