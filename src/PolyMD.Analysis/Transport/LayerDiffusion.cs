using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Transport;

/// <summary>
/// Diffusion within layers: the squared displacement along the layer of those atoms that stay in it for all of the time, and the
/// probability P(t) to do so (P. Liu, E. Harder, B. J. Berne, J. Phys. Chem. B 108, 6595 (2004)): D∥ = d⟨Δr∥²⟩/dt / 4. Motion across a layer has no
/// D of its own and is told by P(t). Layers are slabs at fixed fractions of the cell. Lags up to a window are looked at; the positions of that
/// window are kept. Errors: blocks of the trajectory.
/// </summary>
public sealed class LayerDiffusion : IFrameAnalysis<LayerDiffusionResult>
{
    private readonly AtomSelection _selection;
    private readonly SiFactors _units;
    private readonly int _axis, _lags;
    private readonly double[] _edges;
    private readonly FrameTimes _times;
    private readonly ContinuousPaths _paths;
    // How many atoms each layer had: origins of the lags at hand.
    private readonly FrameWindowBuffer<int> _members;
    private readonly FrameWindowBuffer<Vec3> _window;
    private MergingBlocks _sums = new(0);
    private int[] _atoms = [], _layer = [], _stay = [];
    private double[] _edge = [];

    /// <summary>Makes the analysis.</summary>
    /// <param name="atoms">Atoms, chosen in the first frame.</param>
    /// <param name="axis">0, 1 or 2: normal of the layers.</param>
    /// <param name="edges">Ascending positions of the faces between layers in the first cell; layer k lies between edges k and k + 1.</param>
    /// <param name="lags">Longest lag in frames.</param>
    /// <param name="units">Units of the deck.</param>
    /// <param name="reference">Atoms whose centre is held still; null for the frame of the cell.</param>
    /// <param name="timeStep">Time per step, where frames carry no time.</param>
    public LayerDiffusion(AtomSelection atoms, int axis, IReadOnlyList<double> edges, int lags, SiFactors units, AtomSelection? reference = null, double timeStep = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentOutOfRangeException.ThrowIfNotEqual(axis is >= 0 and < 3, true);
        ArgumentOutOfRangeException.ThrowIfLessThan(lags, 5);
        if (edges.Count < 2 || edges.Zip(edges.Skip(1), (a, b) => b - a).Any(d => !(d > 0))) throw new PolyMDException($"layers need at least two ascending positions of their faces, got {string.Join(" ", edges)}");
        (_selection, _axis, _edges, _lags, _units) = (atoms, axis, [.. edges], lags, units);
        (_times, _paths) = (new FrameTimes(timeStep), new ContinuousPaths(reference));
        (_window, _members) = (new FrameWindowBuffer<Vec3>(lags + 1), new FrameWindowBuffer<int>(lags + 1));
    }

    private int Layers => _edges.Length - 1;

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        _atoms = _selection.Choose(first);
        _paths.Begin(first);
        (_layer, _stay) = (new int[_atoms.Length], new int[_atoms.Length]);
        // Per layer and lag: atoms that stayed, their squared displacement, origins that there were.
        _sums = new MergingBlocks(Layers * (_lags + 1) * 3);
        _edge = [.. _edges.Select(e => (e - first.Box.Lo[_axis]) / first.Box.Heights[_axis])];
        if (_edge[0] < -1e-9 || _edge[^1] > 1 + 1e-9) throw new PolyMDException(FormattableString.Invariant($"the layers reach from {_edges[0]:G6} to {_edges[^1]:G6}, beyond the cell, which lies between {first.Box.Lo[_axis]:G6} and {first.Box.Lo[_axis] + first.Box.Heights[_axis]:G6} along {"xyz"[_axis]}"));
        _window.Clear();
        _members.Clear();
        _times.Clear();
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _times.Add(frame);
        _paths.Follow(frame);
        Vec3[] now = _window.Next(_atoms.Length);
        int[] members = _members.Next(Layers);
        Array.Clear(members);
        for (int a = 0; a < now.Length; a++)
        {
            now[a] = (_paths.Position(frame, _atoms[a]) - _paths.Still).With(_axis, 0);
            int layer = LayerAt(Slabs.Share(frame.Box, frame.Positions[_atoms[a]], _axis));
            _stay[a] = _times.Count > 1 && layer == _layer[a] ? _stay[a] + 1 : 0;
            _layer[a] = layer;
            if (layer >= 0) members[layer]++;
        }
        Span<double> sums = _sums.Current;
        for (int n = 0; n < _window.Count; n++)
        {
            Vec3[] then = _window[n];
            int[] origins = _members[n];
            for (int l = 0; l < Layers; l++) sums[(l * (_lags + 1) + n) * 3 + 2] += origins[l];
            for (int a = 0; a < now.Length; a++)
            {
                if (_layer[a] < 0 || _stay[a] < n) continue;
                int at = (_layer[a] * (_lags + 1) + n) * 3;
                sums[at]++;
                sums[at + 1] += (now[a] - then[a]).LengthSquared;
            }
        }
        _sums.EndFrame();
    }

    // −1 outside of all layers.
    private int LayerAt(double s)
    {
        int layer = Layers;
        while (layer >= 0 && !(s >= _edge[layer])) layer--;
        return layer < Layers ? layer : -1;
    }

    /// <inheritdoc/>
    public LayerDiffusionResult Result() => Result(0.3, 1);

    /// <summary>The result with a chosen window of the fit.</summary>
    /// <param name="from">Begin as a share of the longest lag.</param>
    /// <param name="to">End as a share of the longest lag.</param>
    public LayerDiffusionResult Result(double from, double to)
    {
        double spacing = _times.Spacing, factor = _units.IsReduced ? 0.25 : 0.25 * _units.Length * _units.Length / _units.Time * 1e4;
        if (_times.Count <= _lags) throw new PolyMDException($"{_lags} lags need more than the {_times.Count} frames there are");
        int first = Math.Max(1, (int)(from * _lags)), last = (int)(to * _lags);
        if (last - first < 2) throw new PolyMDException(FormattableString.Invariant($"a window of {from:G3} to {to:G3} of {_lags} lags has too few points"));
        double[] time = [.. Enumerable.Range(0, _lags + 1).Select(n => n * spacing)];
        string unit = _units.IsReduced ? "" : "cm2/s", window = FormattableString.Invariant($"{time[first]:G6} to {time[last]:G6}");
        List<string> warnings = [];
        LayerMotion[] layers = new LayerMotion[Layers];
        for (int l = 0; l < Layers; l++)
        {
            int offset = l * (_lags + 1) * 3;
            double[] Msd(double[] s) => [.. Enumerable.Range(0, _lags + 1).Select(n => s[offset + 3 * n + 1] / s[offset + 3 * n])];
            Measured[] msd = _sums.Estimate(Msd), stay = _sums.Estimate(s => [.. Enumerable.Range(0, _lags + 1).Select(n => s[offset + 3 * n] / s[offset + 3 * n + 2])]);
            Measured[] fit = _sums.Estimate(s =>
            {
                double[] m = Msd(s);
                double slope = LinearFit.Fit(time.AsSpan(first, last - first + 1), m.AsSpan(first, last - first + 1)).Slope;
                double beta = Math.Log(m[last] / m[first]) / Math.Log(time[last] / time[first]);
                return [slope * factor, beta];
            });
            bool diffusive = Math.Abs(fit[1].Value - 1) <= 0.1 && fit[0].Value > 0;
            Measured apparent = fit[0] with { Unit = unit, Window = window };
            if (!diffusive) warnings.Add(FormattableString.Invariant($"layer {l + 1}: not diffusive, d ln MSD / d ln t = {fit[1].Value:F2}; the slope is an apparent value for this time scale"));
            if (!(stay[last].Value >= 0.05)) warnings.Add(FormattableString.Invariant($"layer {l + 1}: only {100 * stay[last].Value:F1} % of the atoms stay for the whole window: take fewer lags or thicker layers"));
            layers[l] = new LayerMotion(_edges[l], _edges[l + 1], diffusive ? apparent : Measured.Unknown(unit), apparent, fit[1] with { Window = window }, msd, stay);
        }
        return new LayerDiffusionResult(time, layers, _atoms.Length, _times.Count, warnings);
    }
}
