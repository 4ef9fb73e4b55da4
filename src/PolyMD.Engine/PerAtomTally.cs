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
        if ((needs & Needs.AtomEnergy) != 0)
        {
            Energy.EnsureLength(count);
            Energy.Clear();
        }
        if ((needs & Needs.AtomVirial) != 0)
        {
            Virial.EnsureLength(Components * count);
            Virial.Clear();
        }
    }

    /// <summary>Adds r⊗f to the virial of an atom.</summary>
    /// <param name="atom">Local index.</param>
    /// <param name="r">Vector from the term's centroid to the atom.</param>
    /// <param name="f">Force of the term on the atom.</param>
    public unsafe void AddVirial(int atom, Vec3 r, Vec3 f)
    {
        double* v = Virial.Pointer + (long)Components * atom;
        v[0] += r.X * f.X;
        v[1] += r.Y * f.Y;
        v[2] += r.Z * f.Z;
        v[3] += r.X * f.Y;
        v[4] += r.X * f.Z;
        v[5] += r.Y * f.Z;
        v[6] += r.Y * f.X;
        v[7] += r.Z * f.X;
        v[8] += r.Z * f.Y;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Energy.Dispose();
        Virial.Dispose();
    }
}
