using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Building;

/// <summary>What bonds between the atoms of a group connect.</summary>
internal sealed class BondFragments
{
    private readonly AtomStore _atoms;
    private readonly uint _bit;
    private readonly int[] _root;
    private readonly bool[] _bonded;

    public BondFragments(Simulation simulation, Group group)
    {
        _atoms = simulation.Atoms;
        _bit = group.Bit;
        _root = [.. Enumerable.Range(0, _atoms.LocalCount)];
        _bonded = new bool[_atoms.LocalCount];
        foreach (BondedRecord b in simulation.Topology.Bonds)
        {
            int i = _atoms.IndexOfId(b.A), j = _atoms.IndexOfId(b.B);
            if (!Contains(i) || !Contains(j)) continue;
            _bonded[i] = _bonded[j] = true;
            (int p, int q) = (Root(i), Root(j));
            // The smallest id of a fragment names it.
            if (_atoms.Id[p] > _atoms.Id[q]) (p, q) = (q, p);
            _root[q] = p;
        }
    }

    /// <summary>Whether a local atom is of the group.</summary>
    public bool Contains(int i) => i >= 0 && (_atoms.GroupMask[i] & _bit) != 0;

    /// <summary>Whether an atom has a bond within the group.</summary>
    public bool IsBonded(int i) => _bonded[i];

    /// <summary>Local index of the atom of the smallest id of an atom's fragment.</summary>
    public int Root(int i)
    {
        while (_root[i] != i) i = _root[i] = _root[_root[i]];
        return i;
    }
}
