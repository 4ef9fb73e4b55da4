using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>
/// The half of the wave vectors (one of each ±k) of an Ewald sum with u_k = (4π/V) exp(−k²/4g²)/k². Without a limit on n² the set is
/// LAMMPS': |k| up to the largest of kmax·2π/L over the axes; along the axes every such vector, elsewhere no index above its own kmax.
/// In a tilted cell no index anywhere is above its own kmax.
/// </summary>
internal sealed class WaveVectors
{
    private const double RadiusSlack = 1.00001;
    private readonly List<(int X, int Y, int Z)> _index = [];

    /// <summary>Number of vectors kept.</summary>
    public int Count => _index.Count;

    /// <summary>Integer components.</summary>
    public IReadOnlyList<(int X, int Y, int Z)> Index => _index;

    /// <summary>u_k per vector.</summary>
    public NativeBuffer<double> Weight { get; } = new();

    /// <summary>−2 (1/k² + 1/4g²), the factor of k_a k_b in the virial.</summary>
    public NativeBuffer<double> VirialFactor { get; } = new();

    /// <summary>The three reciprocal lattice vectors.</summary>
    public Vec3[] Unit { get; } = new Vec3[3];

    /// <summary>Largest component along any axis.</summary>
    public int Reach { get; private set; }

    /// <summary>Lists the vectors of a cell.</summary>
    public void Update(in ReciprocalCell cell, in EwaldParameters parameters, int? squareBelow)
    {
        for (int axis = 0; axis < 3; axis++) Unit[axis] = cell.Wave(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);
        bool tilted = cell.IsTilted;
        (int kx, int ky, int kz) = (parameters.KxMax, parameters.KyMax, parameters.KzMax);
        double sphere = parameters.SphereSquared * RadiusSlack;
        int max = tilted ? 0 : parameters.KMax;
        _index.Clear();
        Reach = 0;
        bool Keep(int x, int y, int z) => squareBelow is { } limit ? x * x + y * y + z * z < limit : Square(x, y, z) <= sphere;
        void Add(int x, int y, int z)
        {
            if (!Keep(x, y, z)) return;
            _index.Add((x, y, z));
            Reach = Math.Max(Reach, Math.Max(x, Math.Max(Math.Abs(y), Math.Abs(z))));
        }
        for (int m = 1; m <= max; m++)
        {
            Add(m, 0, 0);
            Add(0, m, 0);
            Add(0, 0, m);
        }
        for (int x = 0; x <= kx; x++)
            for (int y = -ky; y <= ky; y++)
                for (int z = -kz; z <= kz; z++)
                {
                    bool half = x > 0 || y > 0;
                    if (tilted)
                    {
                        if (half || (y == 0 && z > 0)) Add(x, y, z);
                        continue;
                    }
                    bool onAxis = (x == 0 ? 1 : 0) + (y == 0 ? 1 : 0) + (z == 0 ? 1 : 0) >= 2;
                    if (half && !onAxis) Add(x, y, z);
                }
        double g = parameters.GEwald, volume = cell.Volume;
        Weight.EnsureLength(Count);
        VirialFactor.EnsureLength(Count);
        for (int k = 0; k < Count; k++)
        {
            double square = Square(_index[k].X, _index[k].Y, _index[k].Z);
            Weight[k] = 4 * Math.PI / volume * Math.Exp(-square / (4 * g * g)) / square;
            VirialFactor[k] = -2 * (1 / square + 0.25 / (g * g));
        }
    }

    /// <summary>k of vector <paramref name="n"/>.</summary>
    public Vec3 Vector(int n) => Vector(_index[n].X, _index[n].Y, _index[n].Z);

    private Vec3 Vector(int x, int y, int z) => x * Unit[0] + y * Unit[1] + z * Unit[2];

    private double Square(int x, int y, int z) => Vector(x, y, z).LengthSquared;
}
