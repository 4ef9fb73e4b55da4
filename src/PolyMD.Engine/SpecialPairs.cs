using PolyMD.Model;

namespace PolyMD.Engine;

/// <summary>
/// Pairs one, two and three bonds apart (kind 1, 2, 3; the smallest counts), from the bonds of the topology, in local indices.
/// Those whose factors differ from 1 are left out of the neighbour lists and handled as a short bonded-like list.
/// </summary>
public sealed class SpecialPairs
{
    private int _version = -1, _silentVersion = -1;
    private SpecialWeights _weights;

    /// <summary>First atom of each pair (each pair once).</summary>
    public int[] First { get; private set; } = [];

    /// <summary>Second atom of each pair.</summary>
    public int[] Second { get; private set; } = [];

    /// <summary>Bonds apart: 1, 2 or 3.</summary>
    public byte[] Kind { get; private set; } = [];

    /// <summary>Start of each local atom's partners in <see cref="Partners"/> (one more entry than atoms).</summary>
    public int[] PartnerStart { get; private set; } = [0];

    /// <summary>Partners of each atom, both directions, that neighbour lists leave out.</summary>
    public int[] Partners { get; private set; } = [];

    /// <summary>Counts the changes of the tables.</summary>
    public int Version { get; private set; }

    /// <summary>Rebuilds the tables if atoms or factors changed.</summary>
    /// <param name="atoms">Atoms.</param>
    /// <param name="topology">Bonds.</param>
    /// <param name="weights">Factors; pairs of a kind whose both factors are 1 stay ordinary pairs.</param>
    /// <returns>True if the tables changed.</returns>
    public bool Update(AtomStore atoms, Topology topology, SpecialWeights weights)
    {
        if (_version == atoms.OrderVersion && _weights == weights && _silentVersion == topology.SilentVersion) return false;
        _silentVersion = topology.SilentVersion;
        _version = atoms.OrderVersion;
        _weights = weights;
        int n = atoms.LocalCount;
        List<int>[] bonded = new List<int>[n];
        foreach (BondedRecord b in topology.Bonds.Concat(topology.FormerBonds))
        {
            int i = atoms.IndexOfId(b.A), j = atoms.IndexOfId(b.B);
            if (i < 0 || j < 0) throw new PolyMDException($"bond {b.A}-{b.B} names an atom that does not exist");
            (bonded[i] ??= []).Add(j);
            (bonded[j] ??= []).Add(i);
        }
        bool Kept(int kind) => weights.Lj(kind) != 1 || weights.Coul(kind) != 1;
        List<(int I, int J, byte Kind)> pairs = [];
        Dictionary<int, byte> reach = [];
        List<int> shell = [], next = [];
        for (int i = 0; i < n; i++)
        {
            if (bonded[i] is null) continue;
            reach.Clear();
            reach[i] = 0;
            shell.Clear();
            shell.Add(i);
            for (byte kind = 1; kind <= 3; kind++)
            {
                next.Clear();
                foreach (int a in shell)
                {
                    if (bonded[a] is null) continue;
                    foreach (int b in bonded[a])
                    {
                        if (!reach.TryAdd(b, kind)) continue;
                        next.Add(b);
                        if (b > i && Kept(kind)) pairs.Add((i, b, kind));
                    }
                }
                (shell, next) = (next, shell);
            }
        }
        foreach (BondedRecord b in topology.Bonds)
        {
            if (topology.SilentBondTypes.Contains(b.Type)) pairs.Add((atoms.IndexOfId(b.A), atoms.IndexOfId(b.B), SpecialWeights.SilentKind));
        }
        First = pairs.Select(p => p.I).ToArray();
        Second = pairs.Select(p => p.J).ToArray();
        Kind = pairs.Select(p => p.Kind).ToArray();
        int[] start = new int[n + 1];
        foreach ((int i, int j, _) in pairs)
        {
            start[i + 1]++;
            start[j + 1]++;
        }
        for (int i = 0; i < n; i++) start[i + 1] += start[i];
        int[] fill = start[..n];
        Partners = new int[start[n]];
        foreach ((int i, int j, _) in pairs)
        {
            Partners[fill[i]++] = j;
            Partners[fill[j]++] = i;
        }
        PartnerStart = start;
        Version++;
        return true;
    }
}
