namespace PolyMD.Engine;

/// <summary>A group of atoms: its name and its bit in <see cref="AtomStore.GroupMask"/>.</summary>
/// <param name="Name">Name.</param>
/// <param name="Bit">Mask with one bit set.</param>
public readonly record struct Group(string Name, uint Bit)
{
    /// <summary>The group of every atom.</summary>
    public static Group All { get; } = new("all", 1);
}
