using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Structure;

/// <summary>
/// Orientation of molecules across the cell: ⟨cos θ⟩ and the order parameter P₂ = ⟨3 cos² θ − 1⟩/2 in slabs, θ between the axis and the vector from the centre of
/// some atoms of a molecule to that of others (nearest image); a molecule counts in the slab of the middle of its vector. P₂ is 1 along the
/// axis, −½ across it, 0 without order. Slabs are equal shares of the cell. Errors: blocks of the trajectory.
/// </summary>
public sealed class OrientationProfile : IFrameAnalysis<OrientationProfileResult>
{
    private readonly AtomSelection _from, _to;
    private readonly Slabs _slabs;
    private MergingBlocks _sums = new(0);
    private (int[] From, int[] To)[] _molecules = [];

    /// <summary>Makes the analysis.</summary>
    /// <param name="from">Atoms at the tails, chosen in the first frame.</param>
    /// <param name="to">Atoms at the heads, chosen in the first frame.</param>
    /// <param name="axis">0, 1 or 2: across which axis.</param>
    /// <param name="bins">Number of slabs.</param>
    public OrientationProfile(AtomSelection from, AtomSelection to, int axis, int bins) => (_from, _to, _slabs) = (from, to, new Slabs(axis, bins));

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!first.HasMolecules) throw new PolyMDException("orientations need molecules told apart: dump a column 'mol' or give a data file");
        Dictionary<int, int[]> heads = MoleculeGroups.Of(first, _to.Choose(first)).Where(g => first.Molecules[g[0]] != 0).ToDictionary(g => first.Molecules[g[0]]);
        _molecules = [.. MoleculeGroups.Of(first, _from.Choose(first)).Where(g => heads.ContainsKey(first.Molecules[g[0]])).Select(g => (g, heads[first.Molecules[g[0]]]))];
        if (_molecules.Length == 0) throw new PolyMDException($"no molecule has atoms of both '{_from.Text}' and '{_to.Text}'");
        _sums = new MergingBlocks(3 * _slabs.Bins);
        _slabs.Clear();
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        SimulationBox box = frame.Box;
        Span<double> sums = _sums.Current;
        foreach ((int[] from, int[] to) in _molecules)
        {
            Vec3 origin = frame.Positions[from[0]], tail = Center(frame, from, origin), head = Center(frame, to, origin), along = head - tail;
            double length = along.Length;
            if (!(length > 0)) throw new PolyMDException($"tail and head of molecule {frame.Molecules[from[0]]} are one point at step {frame.Step}: they have no direction");
            double cos = along[_slabs.Axis] / length;
            int b = (int)Math.Floor(Slabs.Share(box, 0.5 * (head + tail), _slabs.Axis) * _slabs.Bins);
            if (b < 0 || b >= _slabs.Bins) continue;
            sums[3 * b]++;
            sums[3 * b + 1] += cos;
            sums[3 * b + 2] += 1.5 * cos * cos - 0.5;
        }
        _sums.EndFrame();
        _slabs.Add(box);
    }

    /// <inheritdoc/>
    public OrientationProfileResult Result()
    {
        int bins = _slabs.Bins;
        double[] total = _sums.Total();
        Measured[] m = _sums.Estimate(s => [.. Enumerable.Range(0, bins).Select(b => s[3 * b + 1] / s[3 * b]), .. Enumerable.Range(0, bins).Select(b => s[3 * b + 2] / s[3 * b])]);
        return new OrientationProfileResult(_slabs.Centers, m[..bins], m[bins..], [.. Enumerable.Range(0, bins).Select(b => total[3 * b] / _slabs.Frames)], _molecules.Length, _slabs.Frames);
    }

    private static Vec3 Center(Frame frame, int[] atoms, Vec3 origin)
    {
        Vec3 sum = default;
        foreach (int i in atoms) sum += frame.Box.MinimumImage(frame.Positions[i] - origin);
        return origin + sum / atoms.Length;
    }
}
