namespace PolyMD.Engine.Neighbors;

/// <summary>
/// Pairs that do not interact by neigh_modify exclude: by types, by groups, or within or between molecules of a group. They are left out of
/// every neighbour list and of the bonded pairs; k-space still contains them, as in LAMMPS.
/// </summary>
public sealed class NeighborExclusions
{
    private readonly List<(int M, int N)> _types = [];
    private readonly List<(uint One, uint Two)> _groups = [];
    private readonly List<(uint Group, bool SameMolecule)> _molecules = [];

    /// <summary>True if any pair is excluded.</summary>
    public bool Any => _types.Count + _groups.Count + _molecules.Count > 0 || Included != 1;

    /// <summary>Bit of the group whose atoms alone interact (neigh_modify include); 1, that of all, without one.</summary>
    public uint Included { get; set; } = 1;

    /// <summary>Excludes pairs of two types.</summary>
    /// <param name="m">One type index, 0-based.</param>
    /// <param name="n">The other.</param>
    public void AddTypes(int m, int n) => _types.Add((m, n));

    /// <summary>Excludes pairs with one atom in each of two groups.</summary>
    /// <param name="one">Bit of one group.</param>
    /// <param name="two">Bit of the other.</param>
    public void AddGroups(uint one, uint two) => _groups.Add((one, two));

    /// <summary>Excludes pairs of a group's atoms that are of the same molecule, or of different ones.</summary>
    /// <param name="group">Bit of the group.</param>
    /// <param name="sameMolecule">Same or different.</param>
    public void AddMolecules(uint group, bool sameMolecule) => _molecules.Add((group, sameMolecule));

    /// <summary>Forgets all exclusions.</summary>
    public void Clear()
    {
        _types.Clear();
        _groups.Clear();
        _molecules.Clear();
    }

    /// <summary>Whether two atoms do not interact.</summary>
    /// <param name="atoms">Atoms.</param>
    /// <param name="i">A local index.</param>
    /// <param name="j">Another local index (the owner of a ghost).</param>
    public bool Contains(AtomStore atoms, int i, int j)
    {
        if (!Any) return false;
        int a = atoms.TypeIndex[i], b = atoms.TypeIndex[j];
        foreach ((int m, int n) in _types) if ((a == m && b == n) || (a == n && b == m)) return true;
        uint p = atoms.GroupMask[i], q = atoms.GroupMask[j];
        if ((p & q & Included) == 0) return true;
        foreach ((uint one, uint two) in _groups) if (((p & one) != 0 && (q & two) != 0) || ((p & two) != 0 && (q & one) != 0)) return true;
        foreach ((uint group, bool same) in _molecules) if ((p & q & group) != 0 && atoms.Molecule[i] == atoms.Molecule[j] == same) return true;
        return false;
    }
}
