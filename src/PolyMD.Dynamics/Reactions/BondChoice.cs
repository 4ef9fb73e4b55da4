using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Reactions;

/// <summary>
/// Every atom chooses one partner among candidates, the nearest or the farthest; pairs that chose each other react, with a probability decided by
/// a random number of (seed, step, smaller id). So an atom takes part in one reaction of a step at most.
/// </summary>
/// <param name="simulation">The simulation.</param>
/// <param name="fraction">Probability.</param>
/// <param name="seed">Seed.</param>
/// <param name="stream">Stream of the fix.</param>
internal sealed class BondChoice(Simulation simulation, double fraction, uint seed, uint stream)
{
    private int[] _partner = [];
    private double[] _rank = [];

    /// <summary>Forgets all candidates.</summary>
    public void Clear()
    {
        int n = simulation.Atoms.LocalCount;
        if (_partner.Length < n) (_partner, _rank) = (new int[n], new double[n]);
        Array.Fill(_partner, -1, 0, n);
    }

    /// <summary>A candidate.</summary>
    /// <param name="i">Atom.</param>
    /// <param name="j">Atom.</param>
    /// <param name="rank">The smallest is chosen.</param>
    public void Offer(int i, int j, double rank)
    {
        Offer1(i, j, rank);
        Offer1(j, i, rank);
    }

    /// <summary>The pairs that react, in ascending order of the smaller id, which comes first.</summary>
    public List<(int I, int J)> Chosen()
    {
        List<(int I, int J)> pairs = [];
        NativeBuffer<int> id = simulation.Atoms.Id;
        for (int i = 0; i < simulation.Atoms.LocalCount; i++)
        {
            int j = _partner[i];
            if (j < 0 || _partner[j] != i || id[i] > id[j]) continue;
            if (fraction < 1 && !(Philox.Uniform4(seed, stream, simulation.Step, id[i]).U0 < fraction)) continue;
            pairs.Add((i, j));
        }
        pairs.Sort((a, b) => id[a.I].CompareTo(id[b.I]));
        return pairs;
    }

    private void Offer1(int i, int j, double rank)
    {
        if (_partner[i] >= 0 && _rank[i] <= rank) return;
        (_partner[i], _rank[i]) = (j, rank);
    }
}
