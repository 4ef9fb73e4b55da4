using PolyMD.Model;

namespace PolyMD.Engine;

/// <summary>Atom groups: up to 32 names, each a bit of <see cref="AtomStore.GroupMask"/>; bit 0 is <c>all</c>.</summary>
public sealed class GroupTable
{
    private readonly string?[] _names = new string?[32];

    private uint _dynamic;

    /// <summary>Creates the table with group all.</summary>
    public GroupTable() => _names[0] = Group.All.Name;

    /// <summary>Names in use.</summary>
    public IEnumerable<string> Names => _names.OfType<string>();

    /// <summary>The bit mask of a group, or 0 if there is none of that name.</summary>
    /// <param name="name">Group name.</param>
    public uint Find(string name)
    {
        int k = Array.IndexOf(_names, name);
        return k < 0 ? 0 : 1u << k;
    }

    /// <summary>The bit mask of the group that the next word names.</summary>
    /// <param name="args">Arguments.</param>
    public Group Read(ArgReader args)
    {
        string name = args.Word("group-ID");
        uint bit = Find(name);
        if (bit == 0) args.Fail($"there is no group '{name}'{NearestName.Hint(name, Names)}");
        return new Group(name, bit);
    }

    /// <summary>The bit of a group, created if new.</summary>
    /// <param name="name">Group name.</param>
    /// <exception cref="PolyMDException">All 32 groups are in use.</exception>
    public uint FindOrAdd(string name)
    {
        uint bit = Find(name);
        if (bit != 0) return bit;
        int k = Array.IndexOf(_names, null);
        if (k < 0) throw new PolyMDException("there are already 32 groups; delete one first");
        _names[k] = name;
        return 1u << k;
    }

    /// <summary>Whether the atoms of a group are chosen anew during runs: what was counted once must be counted again.</summary>
    /// <param name="bit">Bit of the group.</param>
    public bool IsDynamic(uint bit) => (_dynamic & bit) != 0;

    /// <summary>Declares a group dynamic or static.</summary>
    /// <param name="bit">Bit of the group.</param>
    /// <param name="dynamic">Whether its atoms change during runs.</param>
    public void SetDynamic(uint bit, bool dynamic) => _dynamic = dynamic ? _dynamic | bit : _dynamic & ~bit;

    /// <summary>Forgets a group (its bit must be cleared by the caller).</summary>
    /// <param name="name">Group name.</param>
    public void Remove(string name)
    {
        int k = Array.IndexOf(_names, name);
        if (k <= 0) return;
        _names[k] = null;
        SetDynamic(1u << k, false);
    }
}
