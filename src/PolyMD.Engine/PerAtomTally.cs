using PolyMD.Numerics;

namespace PolyMD.Engine;

/// <summary>
/// Energy and nine-component centroid virial of every local atom (Surblys et al., Phys. Rev. E 99, 051301 (2019)):
/// each n-body term adds (r_k − r_centroid)⊗f_k to its atom k. Row order xx, yy, zz, xy, xz, yz, yx, zx, zy.
/// </summary>
public sealed class PerAtomTally : IDisposable
{
    /// <summary>Components of the virial of an atom.</summary>
    public const int Components = 9;

    /// <summary>Energy of each local atom.</summary>
    public NativeBuffer<double> Energy { get; } = new();

    /// <summary>Virial of each local atom, nine numbers each.</summary>
    public NativeBuffer<double> Virial { get; } = new();

    /// <summary>Zeroes what is wanted at this step.</summary>
    /// <param name="needs">Wishes.</param>
    /// <param name="count">Local atoms.</param>
    public void Begin(Needs needs, int count)
    {
        if (needs.HasFlag(Needs.AtomEnergy))
        {
            Energy.EnsureLength(count);
            Energy.Clear();
        }
        if (needs.HasFlag(Needs.AtomVirial))
        {
            Virial.EnsureLength(Components * count);
            Virial.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Energy.Dispose();
        Virial.Dispose();
    }
}
