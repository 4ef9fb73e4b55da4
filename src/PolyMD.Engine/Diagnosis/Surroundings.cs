using PolyMD.Engine.Neighbors;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine.Diagnosis;

/// <summary>Where atoms are, or were before their positions were lost, and who is near them.</summary>
internal sealed class Surroundings
{
    private readonly Simulation _simulation;
    private readonly HeldPositions? _held;
    private readonly SimulationBox _box;
    private readonly double _far;

    public Surroundings(Simulation simulation)
    {
        _simulation = simulation;
        _held = simulation.Neighbors.Save(simulation).Held;
        _box = double.IsFinite(simulation.Box.Volume) ? simulation.Box : _held?.Box ?? simulation.Box;
        // Half the distance between atoms at the mean density.
        _far = 0.5 * Math.Cbrt(_box.Volume / Math.Max(1, simulation.Atoms.LocalCount));
    }

    /// <summary>Step of the positions that stand in for lost ones.</summary>
    public long Step => _held?.Step ?? _simulation.Step;

    /// <summary>Whether the present position says nothing: it is not finite, or the atom has been shot there in one step.</summary>
    public bool IsLost(int i)
    {
        AtomStore a = _simulation.Atoms;
        return !double.IsFinite(a.Position(i).LengthSquared) || !(a.Velocity(i).Length * _simulation.TimeStep < _far);
    }

    /// <summary>Position, from when neighbour lists were made last if the present one is lost.</summary>
    public Vec3 At(int i) => _held is null || i >= _held.X.Length || !IsLost(i) ? _simulation.Atoms.Position(i) : new Vec3(_held.X[i], _held.Y[i], _held.Z[i]);

    /// <summary>Evaluates something with atoms put where they were before they were lost.</summary>
    public T WithPositions<T>(int[] atoms, Func<T> evaluate)
    {
        AtomStore a = _simulation.Atoms;
        Vec3[] now = [.. atoms.Select(a.Position)], then = [.. atoms.Select(At)];
        Put(then);
        try { return evaluate(); }
        finally { Put(now); }

        void Put(Vec3[] positions)
        {
            for (int k = 0; k < atoms.Length; k++) (a.X[atoms[k]], a.Y[atoms[k]], a.Z[atoms[k]]) = (positions[k].X, positions[k].Y, positions[k].Z);
        }
    }

    /// <summary>Shortest distance between two atoms.</summary>
    public double Distance(int i, int j) => _box.MinimumImage(At(i) - At(j)).Length;

    /// <summary>The nearest atoms, nearest first.</summary>
    public IEnumerable<Contact> Nearest(int i, int count)
    {
        int n = _simulation.Atoms.LocalCount;
        List<(double Distance, int Atom)> near = [];
        for (int j = 0; j < n; j++)
        {
            if (j == i) continue;
            double d = Distance(i, j);
            if (!double.IsFinite(d) || (near.Count == count && d >= near[^1].Distance)) continue;
            near.Add((d, j));
            near.Sort();
            if (near.Count > count) near.RemoveAt(count);
        }
        return near.Select(c => Make(i, c.Atom, c.Distance));
    }

    /// <summary>The closest pair of which an atom is among the given ones and that is not bonded; found in the lists where there are many atoms.</summary>
    public unsafe (int I, int J)? Closest(IReadOnlyList<int> among)
    {
        AtomStore a = _simulation.Atoms;
        (int, int)? best = null;
        double least = double.MaxValue;
        void Look(int i, int j)
        {
            double d = Distance(i, j);
            if (d < least) (least, best) = (d, (i, j));
        }
        if ((long)among.Count * a.LocalCount < 20_000_000)
        {
            foreach (int i in among) for (int j = 0; j < a.LocalCount; j++) if (j != i && BondsBetween(i, j) == 0) Look(i, j);
            return best;
        }
        if (_simulation.Neighbors.Lists.Count == 0 || _held is null) return null;
        NeighborList list = _simulation.Neighbors.Lists.MaxBy(l => l.LargestCutoff)!;
        HashSet<int> wanted = [.. among];
        for (int row = 0; row < list.CentreCount; row++)
        {
            int i = list.Centres[row];
            if (!wanted.Contains(i)) continue;
            for (int k = 0; k < list.Counts[row]; k++) if (list.Row(row)[k] is var j && j < a.TotalCount && a.GhostOwner[j] != i) Look(i, j < a.LocalCount ? j : a.GhostOwner[j]);
        }
        return best;
    }

    /// <summary>Number of bonds between two atoms, up to three; 0 for more.</summary>
    public int BondsBetween(int i, int j)
    {
        SpecialPairs pairs = _simulation.SpecialPairs;
        if (i + 1 >= pairs.PartnerStart.Length) return 0;
        bool partners = false;
        for (int k = pairs.PartnerStart[i]; k < pairs.PartnerStart[i + 1]; k++) partners |= pairs.Partners[k] == j;
        if (!partners) return 0;
        for (int p = 0; p < pairs.First.Length; p++) if ((pairs.First[p] == i && pairs.Second[p] == j) || (pairs.First[p] == j && pairs.Second[p] == i)) return pairs.Kind[p];
        return 0;
    }

    private Contact Make(int i, int j, double distance)
    {
        AtomStore a = _simulation.Atoms;
        int bonds = BondsBetween(i, j);
        double? energy = null;
        if (_simulation.Forces.OfType<IPairInteraction>().FirstOrDefault() is { } pair)
            energy = distance < pair.CutoffOf(a.TypeIndex[i], a.TypeIndex[j]) ? pair.Interaction(_simulation, i, j, distance * distance, bonds, out _) : 0;
        return new Contact(i, j, distance, bonds, energy, Trouble.Name(a, j));
    }
}
