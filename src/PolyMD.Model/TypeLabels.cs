namespace PolyMD.Model;

/// <summary>Names of types: of atoms, bonds, angles, dihedrals and impropers. A name belongs to one type of its family; types need not have one.</summary>
public sealed class TypeLabels
{
    private readonly Dictionary<string, SortedDictionary<int, string>> _maps = Families.ToDictionary(f => f, _ => new SortedDictionary<int, string>());

    /// <summary>atom, bond, angle, dihedral, improper.</summary>
    public static IReadOnlyList<string> Families { get; } = ["atom", "bond", "angle", "dihedral", "improper"];

    /// <summary>Whether there is no name at all.</summary>
    public bool IsEmpty => _maps.Values.All(m => m.Count == 0);

    /// <summary>Types with their names, in ascending order.</summary>
    /// <param name="family">One of <see cref="Families"/>.</param>
    public IReadOnlyDictionary<int, string> Of(string family) => _maps[family];

    /// <summary>The type of a name, or 0.</summary>
    /// <param name="family">One of <see cref="Families"/>.</param>
    /// <param name="label">Name.</param>
    public int Find(string family, string label)
    {
        foreach ((int type, string name) in _maps[family]) if (name == label) return type;
        return 0;
    }

    /// <summary>Names a type, in place of a name it has.</summary>
    /// <param name="family">One of <see cref="Families"/>.</param>
    /// <param name="type">Type, from 1.</param>
    /// <param name="label">Name.</param>
    /// <exception cref="PolyMDException">The name is not valid or that of another type.</exception>
    public void Set(string family, int type, string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (label.Length == 0 || char.IsAsciiDigit(label[0]) || label[0] is '*' or '#' || label.Any(char.IsWhiteSpace))
            throw new PolyMDException($"a label must not be empty, begin with a digit, '*' or '#', or contain blanks, got '{label}'");
        if (Find(family, label) is > 0 and int other && other != type) throw new PolyMDException($"label '{label}' is that of {family} type {other}");
        _maps[family][type] = label;
    }

    /// <summary>Forgets all names.</summary>
    public void Clear()
    {
        foreach (SortedDictionary<int, string> map in _maps.Values) map.Clear();
    }
}
