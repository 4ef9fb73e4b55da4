using System.Numerics;
using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Structure;

/// <summary>
/// Static structure factor from the wave vectors of the periodic cell, S(q) = |Σ exp(iq·r)|²/N, or for two kinds of atoms
/// S_ab(q) = Re(ρ_a ρ_b*)/√(N_a N_b) (N. W. Ashcroft and D. C. Langreth, Phys. Rev. 156, 685 (1967)), averaged over directions in shells of |q|. Exact for the
/// cell: no transform of a g(r) that is cut off. Shells with many vectors take an evenly chosen part of them. Vectors are shared out among
/// threads; each is summed in order of the atoms, so that results do not depend on their number.
/// </summary>
public sealed class StructureFactor : IFrameAnalysis<StructureFactorResult>
{
    private readonly AtomSelection _first;
    private readonly AtomSelection? _second;
    private readonly double _largest;
    private readonly int _shells, _vectorsPerShell;
    private int[] _a = [], _b = [], _used = [];
    private (int H, int K, int L, int Shell)[] _vectors = [];
    private double[] _q = [], _perShell = [];
    private RunningBlocks _means = new(0);

    /// <summary>Makes the analysis.</summary>
    /// <param name="atoms">Atoms, chosen in the first frame.</param>
    /// <param name="largest">Largest |q|, inverse deck length.</param>
    /// <param name="shells">Number of shells up to there.</param>
    /// <param name="partners">Second kind of atoms for S_ab; null for S of the first.</param>
    /// <param name="vectorsPerShell">Most vectors taken in a shell.</param>
    public StructureFactor(AtomSelection atoms, double largest, int shells, AtomSelection? partners = null, int vectorsPerShell = 100)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(largest);
        ArgumentOutOfRangeException.ThrowIfLessThan(shells, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(vectorsPerShell, 1);
        (_first, _second, _largest, _shells, _vectorsPerShell) = (atoms, partners, largest, shells, vectorsPerShell);
    }

    /// <summary>Threads that share out the wave vectors; −1 for as many as there are. Results do not depend on it.</summary>
    public int Threads { get; init; } = -1;

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        for (int axis = 0; axis < 3; axis++) if (!first.Box.IsPeriodic(axis)) throw new PolyMDException($"wave vectors of the cell need periodic faces; the cell is open along {"xyz"[axis]}");
        (_a, _b) = (_first.Choose(first), _second?.Choose(first) ?? []);
        _vectors = Vectors(first.Box);
        _used = [.. _vectors.Select(v => v.Shell).Distinct().Order()];
        if (_used.Length == 0) throw new PolyMDException(FormattableString.Invariant($"no wave vector of the cell is shorter than {_largest:G6}; the shortest is {Enumerable.Range(0, 3).Min(k => 2 * Math.PI / first.Box.Heights[k]):G6}"));
        (_q, _perShell) = (new double[_shells], new double[_shells]);
        foreach ((int _, int _, int _, int shell) in _vectors) _perShell[shell]++;
        _means = new RunningBlocks(_shells);
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Complex[][] a = Phases(frame, _a), b = Phases(frame, _b);
        double[] s = new double[_vectors.Length];
        Parallel.For(0, _vectors.Length, new ParallelOptions { MaxDegreeOfParallelism = Threads }, v =>
        {
            (int h, int k, int l, int _) = _vectors[v];
            Complex first = Sum(a, _a.Length, h, k, l), second = _b.Length == 0 ? first : Sum(b, _b.Length, h, k, l);
            s[v] = (first.Real * second.Real + first.Imaginary * second.Imaginary) / Math.Sqrt((double)_a.Length * (_b.Length == 0 ? _a.Length : _b.Length));
        });
        double[] mean = new double[_shells];
        for (int v = 0; v < _vectors.Length; v++)
        {
            (int h, int k, int l, int shell) = _vectors[v];
            mean[shell] += s[v] / _perShell[shell];
            _q[shell] += Wave(frame.Box, h, k, l).Length / _perShell[shell];
        }
        _means.Add(mean);
    }

    /// <inheritdoc/>
    public StructureFactorResult Result()
    {
        Measured[] all = _means.Measured();
        return new StructureFactorResult([.. _used.Select(k => _q[k] / _means.Count)], [.. _used.Select(k => all[k])], [.. _used.Select(k => (int)_perShell[k])], (int)_means.Count);
    }

    // Vectors of half of the space (the others give the same), by shell.
    private (int, int, int, int)[] Vectors(in SimulationBox box)
    {
        Vec3 edges = box.Lengths;
        // |h| ≤ q × edge / 2π, edges being the full cell vectors: their lengths bound the index in any cell.
        double b = Math.Sqrt(edges.Y * edges.Y + box.TiltXY * box.TiltXY), c = Math.Sqrt(edges.Z * edges.Z + box.TiltXZ * box.TiltXZ + box.TiltYZ * box.TiltYZ);
        int hMax = (int)(_largest * edges.X / (2 * Math.PI)), kMax = (int)(_largest * b / (2 * Math.PI)), lMax = (int)(_largest * c / (2 * Math.PI));
        List<(int, int, int, int)>[] shells = [.. Enumerable.Range(0, _shells).Select(_ => new List<(int, int, int, int)>())];
        for (int h = 0; h <= hMax; h++)
        {
            for (int k = h == 0 ? 0 : -kMax; k <= kMax; k++)
            {
                for (int l = h == 0 && k == 0 ? 1 : -lMax; l <= lMax; l++)
                {
                    double q = Wave(box, h, k, l).Length;
                    if (q < _largest) shells[Math.Min(_shells - 1, (int)(q / _largest * _shells))].Add((h, k, l, Math.Min(_shells - 1, (int)(q / _largest * _shells))));
                }
            }
        }
        List<(int, int, int, int)> chosen = [];
        foreach (List<(int, int, int, int)> shell in shells)
        {
            int n = Math.Min(shell.Count, _vectorsPerShell);
            for (int j = 0; j < n; j++) chosen.Add(shell[(int)((long)j * shell.Count / n)]);
        }
        return [.. chosen];
    }

    // 2π (h a* + k b* + l c*) of the cell a = (X,0,0), b = (xy,Y,0), c = (xz,yz,Z).
    private static Vec3 Wave(in SimulationBox box, int h, int k, int l)
    {
        double x = h / box.Lengths.X, y = (k - x * box.TiltXY) / box.Lengths.Y, z = (l - x * box.TiltXZ - y * box.TiltYZ) / box.Lengths.Z;
        return new Vec3(x, y, z) * (2 * Math.PI);
    }

    // exp(2πi n s) for each axis, power n and atom: powers of each axis lie one after the other.
    private Complex[][] Phases(Frame frame, int[] atoms)
    {
        int n = atoms.Length;
        int[] most = [_vectors.Max(v => v.H), _vectors.Max(v => Math.Abs(v.K)), _vectors.Max(v => Math.Abs(v.L))];
        Complex[][] phases = [.. most.Select(m => new Complex[(m + 1) * n])];
        for (int a = 0; a < n; a++)
        {
            Vec3 s = frame.Box.ToFractional(frame.Positions[atoms[a]]);
            for (int axis = 0; axis < 3; axis++)
            {
                Complex one = Complex.FromPolarCoordinates(1, 2 * Math.PI * s[axis]), power = 1;
                for (int m = 0; m <= most[axis]; m++, power *= one) phases[axis][m * n + a] = power;
            }
        }
        return phases;
    }

    private static Complex Sum(Complex[][] phases, int n, int h, int k, int l)
    {
        ReadOnlySpan<Complex> x = phases[0].AsSpan(h * n, n), y = phases[1].AsSpan(Math.Abs(k) * n, n), z = phases[2].AsSpan(Math.Abs(l) * n, n);
        double signK = k < 0 ? -1 : 1, signL = l < 0 ? -1 : 1, real = 0, imaginary = 0;
        for (int a = 0; a < n; a++)
        {
            double yr = y[a].Real, yi = signK * y[a].Imaginary, zr = z[a].Real, zi = signL * z[a].Imaginary;
            double pr = yr * zr - yi * zi, pi = yr * zi + yi * zr;
            real += x[a].Real * pr - x[a].Imaginary * pi;
            imaginary += x[a].Real * pi + x[a].Imaginary * pr;
        }
        return new Complex(real, imaginary);
    }
}
