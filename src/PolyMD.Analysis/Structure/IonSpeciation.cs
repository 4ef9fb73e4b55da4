using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;

namespace PolyMD.Analysis.Structure;

/// <summary>
/// States of cations by their anions: in contact when an atom of the cation lies within the cutoff of an atom of the anion. Contacts make
/// clusters (connected components). A cation alone in its cluster is a solvent-separated pair if an anion lies within the outer cutoff, and
/// free otherwise; a cluster of one cation and one anion is a contact pair; larger ones are aggregates (A. France-Lanord and J. C. Grossman,
/// Phys. Rev. Lett. 122, 136001 (2019), for clusters and their populations). Ions of several atoms are told by their molecule ids.
/// </summary>
public sealed class IonSpeciation : IFrameAnalysis<IonSpeciationResult>
{
    /// <summary>Clusters are told apart up to this many cations or anions; the last number stands for it and more.</summary>
    public const int Largest = 12;

    private const int States = 4, Extra = 2;
    private readonly PairSelection _inner;
    private readonly PairSelection? _outer;
    private int[] _cationOf = [], _anionOf = [], _parent = [], _cations = [], _anions = [];
    private bool[] _near = [];
    private RunningBlocks _shares = new(0);
    private int _cationCount, _anionCount;

    /// <summary>Makes the analysis.</summary>
    /// <param name="cations">Atoms of the cations, chosen in the first frame.</param>
    /// <param name="anions">Atoms of the anions that coordinate, chosen in the first frame.</param>
    /// <param name="cutoff">Largest distance of a contact: the first minimum of g(r).</param>
    /// <param name="outerCutoff">Largest distance of a solvent-separated pair: the second minimum of g(r); null to count such pairs as free.</param>
    public IonSpeciation(AtomSelection cations, AtomSelection anions, double cutoff, double? outerCutoff = null)
    {
        if (outerCutoff is { } o && !(o > cutoff)) throw new PolyMDException(FormattableString.Invariant($"the outer cutoff {o} must exceed the cutoff {cutoff}"));
        _inner = new PairSelection(cations, anions, cutoff, false);
        _outer = outerCutoff is { } outer ? new PairSelection(cations, anions, outer, false) : null;
    }

    private static int Width => States + (Largest + 1) * (Largest + 1) + Extra;

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        _inner.Prepare(first);
        _outer?.Prepare(first);
        int[] both = [.. _inner.Centers.Intersect(_inner.Partners)];
        if (both.Length > 0) throw new PolyMDException($"atom {first.Ids[both[0]]} is cation and anion at once");
        (_cationOf, _cationCount) = Ions(first, _inner.Centers);
        (_anionOf, _anionCount) = Ions(first, _inner.Partners);
        _parent = new int[_cationCount + _anionCount];
        (_cations, _anions, _near) = (new int[_parent.Length], new int[_parent.Length], new bool[_cationCount]);
        _shares = new RunningBlocks(Width);
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        for (int i = 0; i < _parent.Length; i++) _parent[i] = i;
        Array.Clear(_near);
        Array.Clear(_cations);
        Array.Clear(_anions);
        _inner.Visit(frame, new Join(this));
        _outer?.Visit(frame, new Approach(this));
        for (int i = 0; i < _parent.Length; i++)
        {
            if (i < _cationCount) _cations[Root(i)]++;
            else _anions[Root(i)]++;
        }
        double[] share = new double[Width];
        double perCation = 1.0 / _cationCount;
        for (int i = 0; i < _cationCount; i++)
        {
            int root = Root(i), state = _anions[root] == 0 ? (_near[i] ? 1 : 0) : _cations[root] == 1 && _anions[root] == 1 ? 2 : 3;
            share[state] += perCation;
        }
        int free = 0, largest = 0;
        for (int i = 0; i < _parent.Length; i++)
        {
            if (_parent[i] != i) continue;
            share[States + Math.Min(_cations[i], Largest) * (Largest + 1) + Math.Min(_anions[i], Largest)]++;
            if (_cations[i] == 0) free++;
            largest = Math.Max(largest, _cations[i] + _anions[i]);
        }
        share[^2] = (double)free / _anionCount;
        share[^1] = largest;
        _shares.Add(share);
    }

    /// <inheritdoc/>
    public IonSpeciationResult Result()
    {
        Measured[] m = _shares.Measured();
        List<IonCluster> clusters = [];
        for (int c = 0; c <= Largest; c++)
        {
            for (int a = 0; a <= Largest; a++)
            {
                Measured population = m[States + c * (Largest + 1) + a];
                if (population.Value > 0) clusters.Add(new IonCluster(c, a, population));
            }
        }
        return new IonSpeciationResult(m[0], m[1], m[2], m[3], m[^2], m[^1], clusters, _cationCount, _anionCount, (int)_shares.Count);
    }

    private int Root(int i)
    {
        while (_parent[i] != i) i = _parent[i] = _parent[_parent[i]];
        return i;
    }

    // Ion number of each atom of a selection.
    private static (int[] IonOf, int Count) Ions(Frame frame, int[] atoms)
    {
        int[][] groups = MoleculeGroups.Of(frame, atoms);
        Dictionary<int, int> ion = [];
        for (int g = 0; g < groups.Length; g++) foreach (int i in groups[g]) ion[i] = g;
        int[] of = new int[frame.Count];
        foreach (int i in atoms) of[i] = ion[i];
        return (of, groups.Length);
    }

    private readonly struct Join(IonSpeciation owner) : IPairVisitor
    {
        public void Near(int center, int atom, double r2)
        {
            int a = owner.Root(owner._cationOf[owner._inner.Centers[center]]), b = owner.Root(owner._cationCount + owner._anionOf[atom]);
            if (a != b) owner._parent[Math.Max(a, b)] = Math.Min(a, b);
        }
    }

    private readonly struct Approach(IonSpeciation owner) : IPairVisitor
    {
        public void Near(int center, int atom, double r2) => owner._near[owner._cationOf[owner._inner.Centers[center]]] = true;
    }
}
