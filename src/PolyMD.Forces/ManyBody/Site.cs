using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>One centre with its neighbours inside the cutoff, as columns padded to a multiple of eight with far-away points.</summary>
public unsafe struct Site
{
    /// <summary>Distance of the padding points, beyond any cutoff.</summary>
    public const double Far = 1e4;

    /// <summary>Element of the centre.</summary>
    public int Element;

    /// <summary>Neighbours.</summary>
    public int Count;

    /// <summary>Length of each column of <see cref="Work"/>.</summary>
    public int Stride;

    /// <summary>x of r_ij = r_j − r_i.</summary>
    public double* X;

    /// <summary>y of r_ij.</summary>
    public double* Y;

    /// <summary>z of r_ij.</summary>
    public double* Z;

    /// <summary>r_ij².</summary>
    public double* R2;

    /// <summary>x of ∂U_i/∂r_ij, to be written.</summary>
    public double* Px;

    /// <summary>y of ∂U_i/∂r_ij.</summary>
    public double* Py;

    /// <summary>z of ∂U_i/∂r_ij.</summary>
    public double* Pz;

    /// <summary>Element of each neighbour (all zero for one-element potentials).</summary>
    public int* Elements;

    /// <summary>Molecule of the centre, if the kernel asked for it.</summary>
    public int Molecule;

    /// <summary>Molecule of each neighbour, if the kernel asked for it.</summary>
    public int* Molecules;

    /// <summary>Sums of the kernel's parts of the energy.</summary>
    public double* Parts;

    /// <summary>The kernel's working columns.</summary>
    public double* Work;

    /// <summary>Columns that <see cref="Over"/> takes.</summary>
    internal const int Columns = 7;

    /// <summary>A site with its vectors, their squares and its gradient in columns one after the other.</summary>
    /// <param name="columns">The first column.</param>
    /// <param name="length">Numbers in each.</param>
    internal static Site Over(double* columns, int length) => new()
    {
        Stride = length,
        X = columns,
        Y = columns + length,
        Z = columns + 2 * length,
        R2 = columns + 3 * length,
        Px = columns + 4 * length,
        Py = columns + 5 * length,
        Pz = columns + 6 * length,
    };

    /// <summary>Sets ∂U_i/∂r_ij of every neighbour, and of the padding, to zero.</summary>
    public readonly void ClearGradient()
    {
        for (int k = 0; k < (Count + 7 & ~7); k++) Px[k] = Py[k] = Pz[k] = 0;
    }

    /// <summary>Adds to ∂U_i/∂r_ij of one neighbour.</summary>
    /// <param name="k">Neighbour.</param>
    /// <param name="p">Addend.</param>
    public readonly void AddGradient(int k, Vec3 p)
    {
        Px[k] += p.X;
        Py[k] += p.Y;
        Pz[k] += p.Z;
    }
}
