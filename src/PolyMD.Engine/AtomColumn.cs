using PolyMD.Numerics;

namespace PolyMD.Engine;

/// <summary>A property of atoms beyond those that every atom has: the radius of spheres, a vector of fix property/atom. Integers are kept as doubles, which are exact for them.</summary>
public sealed class AtomColumn : IDisposable
{
    internal AtomColumn(string name, bool isInteger) => (Name, IsInteger) = (name, isInteger);

    /// <summary>Name as decks know it: radius, omegax, i_flag, d2_vector[1] ….</summary>
    public string Name { get; }

    /// <summary>Whether the values are integers.</summary>
    public bool IsInteger { get; }

    /// <summary>Value of each local atom.</summary>
    public NativeBuffer<double> Values { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => Values.Dispose();
}
