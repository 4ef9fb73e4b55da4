using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Structure;

/// <summary>
/// Free volume by probes on a grid: the share of the cell in which the centre of a hard sphere of a given radius fits between the atoms (accessible
/// volume; F. M. Richards, Annu. Rev. Biophys. Bioeng. 6, 151 (1977)); radius 0 gives the share outside of all atoms. The grid divides the cell
/// evenly, with points no farther apart than asked for. Errors: block averages over frames.
/// </summary>
public sealed class FreeVolume : IFrameAnalysis<FreeVolumeResult>
{
    private readonly AtomSelection _selection;
    private readonly Dictionary<int, double> _radii;
    private readonly double[] _probes;
    private readonly double _spacing;
    private readonly int[] _points = new int[3];
    private RunningBlocks _shares = new(0);
    private int[] _atoms = [];
    private float[] _gap = [];
    private double _volume;

    /// <summary>Makes the analysis.</summary>
    /// <param name="atoms">Atoms that take room, chosen in the first frame.</param>
    /// <param name="radii">Radius of each atom type.</param>
    /// <param name="probes">Radii of probes, ascending.</param>
    /// <param name="spacing">Largest distance of grid points.</param>
    public FreeVolume(AtomSelection atoms, IReadOnlyDictionary<int, double> radii, IReadOnlyList<double> probes, double spacing)
    {
        ArgumentNullException.ThrowIfNull(radii);
        ArgumentNullException.ThrowIfNull(probes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spacing);
        if (probes.Count == 0 || probes[0] < 0 || probes.Zip(probes.Skip(1), (a, b) => b - a).Any(d => !(d > 0))) throw new PolyMDException($"probes must be ascending radii, got {string.Join(" ", probes)}");
        foreach ((int type, double radius) in radii) if (!(radius > 0)) throw new PolyMDException($"the radius of type {type} must be positive, got {radius}");
        (_selection, _radii, _probes, _spacing) = (atoms, new Dictionary<int, double>(radii), [.. probes], spacing);
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!first.HasTypes) throw new PolyMDException("radii go by atom type: dump a column 'type' or give a data file");
        _atoms = _selection.Choose(first);
        foreach (int i in _atoms) if (!_radii.ContainsKey(first.Types[i])) throw new PolyMDException($"type {first.Types[i]} has no radius; radii are given for {string.Join(", ", _radii.Keys.Order())}");
        for (int axis = 0; axis < 3; axis++)
        {
            if (!first.Box.IsPeriodic(axis)) throw new PolyMDException($"free volume needs a periodic cell; this one is open along {"xyz"[axis]}");
            double reach = _probes[^1] + _radii.Values.Max();
            if (2 * reach > first.Box.Heights[axis]) throw new PolyMDException(FormattableString.Invariant($"atoms with the largest probe reach {reach:G4}, beyond half of the cell's height {first.Box.Heights[axis]:G6} along {"xyz"[axis]}"));
            _points[axis] = Math.Max(1, (int)Math.Ceiling(first.Box.Heights[axis] / _spacing - 1e-9));
        }
        _gap = new float[_points[0] * _points[1] * _points[2]];
        _shares = new RunningBlocks(_probes.Length);
        _volume = 0;
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        SimulationBox box = frame.Box;
        Vec3 heights = box.Heights;
        Array.Fill(_gap, float.MaxValue);
        foreach (int i in _atoms)
        {
            double radius = _radii[frame.Types[i]], reach = radius + _probes[^1];
            Vec3 s = box.ToFractional(frame.Positions[i]);
            (int zFrom, int zTo) = Range(s.Z, reach, 2, heights);
            (int yFrom, int yTo) = Range(s.Y, reach, 1, heights);
            (int xFrom, int xTo) = Range(s.X, reach, 0, heights);
            Vec3 a = box.Shift(1, 0, 0) / _points[0], b = box.Shift(0, 1, 0) / _points[1], c = box.Shift(0, 0, 1) / _points[2];
            Vec3 origin = box.FromFractional(default) - frame.Positions[i];
            for (int z = zFrom; z <= zTo; z++)
            {
                for (int y = yFrom; y <= yTo; y++)
                {
                    int row = (Wrap(z, _points[2]) * _points[1] + Wrap(y, _points[1])) * _points[0];
                    Vec3 start = origin + b * y + c * z;
                    for (int x = xFrom; x <= xTo; x++)
                    {
                        double r2 = (start + a * x).LengthSquared;
                        if (r2 > reach * reach) continue;
                        ref float gap = ref _gap[row + Wrap(x, _points[0])];
                        gap = Math.Min(gap, (float)(Math.Sqrt(r2) - radius));
                    }
                }
            }
        }
        double[] share = new double[_probes.Length];
        foreach (float gap in _gap)
            for (int p = 0; p < share.Length && gap >= _probes[p]; p++) share[p] += 1.0 / _gap.Length;
        _shares.Add(share);
        _volume += box.Volume;
    }

    /// <inheritdoc/>
    public FreeVolumeResult Result() => new(_probes, _shares.Measured(), _volume / _shares.Count, (int)_shares.Count);

    private (int From, int To) Range(double s, double reach, int axis, Vec3 heights) =>
        ((int)Math.Ceiling((s - reach / heights[axis]) * _points[axis]), (int)Math.Floor((s + reach / heights[axis]) * _points[axis]));

    private static int Wrap(int k, int n)
    {
        int m = k % n;
        return m < 0 ? m + n : m;
    }
}
