using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Transport;

/// <summary>
/// Transport from velocities: D = ⅓ ∫₀^∞ ⟨v(0)·v(t)⟩ dt of single atoms, or the conductivity σ = 1/(3 V kT) ∫₀^∞ ⟨J(0)·J(t)⟩ dt of the charge
/// current J = Σ q v (M. S. Green, J. Chem. Phys. 22, 398 (1954); R. Kubo, J. Phys. Soc. Jpn. 12, 570 (1957)). The same quantities as from
/// displacements, with other errors: a cross-check. All origins, lags up to a window; only that window is kept. Errors: blocks of the trajectory.
/// </summary>
public sealed class GreenKubo : IFrameAnalysis<GreenKuboResult>
{
    private const double Decayed = 0.02;
    private readonly AtomSelection _selection;
    private readonly AtomSelection? _referenceSelection;
    private readonly SiFactors _units;
    private readonly int _lags;
    private readonly double? _temperature;
    private readonly FrameTimes _times;
    private readonly FrameWindowBuffer<Vec3> _window;
    private MergingBlocks _sums = new(0);
    private int[] _atoms = [], _reference = [];
    private double _volume;

    /// <summary>Makes the analysis.</summary>
    /// <param name="atoms">Atoms, chosen in the first frame.</param>
    /// <param name="lags">Longest lag in frames.</param>
    /// <param name="units">Units of the deck.</param>
    /// <param name="temperature">Temperature, K (reduced for lj): given for the conductivity, null for the diffusion coefficient.</param>
    /// <param name="reference">Atoms whose centre is held still; null for the frame of the cell.</param>
    /// <param name="timeStep">Time per step, where frames carry no time.</param>
    public GreenKubo(AtomSelection atoms, int lags, SiFactors units, double? temperature = null, AtomSelection? reference = null, double timeStep = double.NaN)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lags, 2);
        if (temperature is { } t) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(t, nameof(temperature));
        (_selection, _lags, _units, _temperature, _referenceSelection) = (atoms, lags, units, temperature, reference);
        _times = new FrameTimes(timeStep);
        _window = new FrameWindowBuffer<Vec3>(lags + 1);
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!first.HasVelocities) throw new PolyMDException("the trajectory has no velocities: dump 'vx vy vz'");
        if (_temperature is not null && !first.HasCharges) throw new PolyMDException("a conductivity needs charges: dump a column 'q' or give a data file");
        (_atoms, _reference) = (_selection.Choose(first), _referenceSelection?.Choose(first) ?? []);
        (_sums, _volume) = (new MergingBlocks(2 * (_lags + 1)), 0);
        _window.Clear();
        _times.Clear();
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _times.Add(frame);
        _volume += frame.Box.Volume;
        Vec3 still = Still(frame);
        if (_temperature is null)
        {
            Vec3[] v = _window.Next(_atoms.Length);
            for (int a = 0; a < v.Length; a++) v[a] = frame.Velocities[_atoms[a]] - still;
        }
        else
        {
            Vec3 current = default;
            foreach (int i in _atoms) current += (frame.Velocities[i] - still) * frame.Charges[i];
            _window.Next(1)[0] = current;
        }
        Span<double> sums = _sums.Current;
        Vec3[] now = _window[0];
        for (int n = 0; n < _window.Count; n++)
        {
            Vec3[] then = _window[n];
            double sum = 0;
            for (int a = 0; a < now.Length; a++) sum += Vec3.Dot(now[a], then[a]);
            sums[2 * n] += sum / now.Length;
            sums[2 * n + 1]++;
        }
        _sums.EndFrame();
    }

    /// <inheritdoc/>
    public GreenKuboResult Result() => Result(null, null);

    /// <summary>The result with a chosen plateau.</summary>
    /// <param name="from">Begin of the stretch over which the running integral is averaged; null for where the correlation has fallen below 2 % for good.</param>
    /// <param name="to">Its end; null for twice the begin, at most the window.</param>
    public GreenKuboResult Result(double? from, double? to)
    {
        double dt = _times.Spacing, volume = _volume / _times.Count;
        (double factor, string unit) = Factor(volume);
        // Beyond half of the trajectory there are too few origins for an error.
        int last = Math.Min(_lags, _times.Count / 2);
        double[] Correlation(double[] s) => [.. Enumerable.Range(0, last + 1).Select(n => s[2 * n] / s[2 * n + 1])];
        double[] Running(double[] s)
        {
            double[] c = Correlation(s), d = new double[c.Length];
            for (int n = 1; n < d.Length; n++) d[n] = d[n - 1] + 0.5 * (c[n - 1] + c[n]) * dt * factor;
            return d;
        }
        double[] whole = Correlation(_sums.Total());
        int decay = last;
        while (decay > 1 && Math.Abs(whole[decay - 1]) < Decayed * whole[0]) decay--;
        List<string> warnings = [];
        int first = from is { } f ? (int)Math.Ceiling(f / dt - 1e-9) : Math.Min(decay, Math.Max(1, last - 1));
        int end = Math.Min(last, to is { } t ? (int)Math.Floor(t / dt + 1e-9) : 2 * first);
        if (first < 0 || first > end) throw new PolyMDException(FormattableString.Invariant($"the plateau of {first * dt:G6} to {end * dt:G6} is empty; lags reach to {last * dt:G6}"));
        if (from is null && decay >= last - 1) warnings.Add(FormattableString.Invariant($"the correlation has not fallen below {Decayed:P0} for good within {last * dt:G6}: give more lags, or a longer trajectory"));
        string window = FormattableString.Invariant($"{first * dt:G6} to {end * dt:G6}");
        Measured plateau = _sums.Estimate(s => [Running(s).AsSpan(first, end - first + 1).ToArray().Average()], unit)[0] with { Window = window };
        return new GreenKuboResult(
            [.. Enumerable.Range(0, last + 1).Select(n => n * dt)], _sums.Estimate(s => { double[] c = Correlation(s); return [.. c.Select(v => v / c[0])]; }), whole[0],
            _sums.Estimate(Running, unit), plateau, first * dt, end * dt, _atoms.Length, _times.Count, warnings);
    }

    private Vec3 Still(Frame frame)
    {
        Vec3 sum = default;
        double weight = 0;
        foreach (int i in _reference)
        {
            double m = frame.HasMasses ? frame.Masses[i] : 1;
            sum += frame.Velocities[i] * m;
            weight += m;
        }
        return weight > 0 ? sum / weight : default;
    }

    // Velocities are length per time of the deck: cm²/s for D, S/cm for the conductivity.
    private (double Factor, string Unit) Factor(double volume)
    {
        if (_temperature is not { } t) return _units.IsReduced ? (1.0 / 3, "") : (_units.Length * _units.Length / _units.Time * 1e4 / 3, "cm2/s");
        if (_units.IsReduced) return (1 / (3 * volume * t), "");
        const double Boltzmann = 1.380649e-23, Elementary = 1.602176634e-19;
        return (Elementary * Elementary / (_units.Length * _units.Time) / (3 * volume * Boltzmann * t) / 100, "S/cm");
    }
}
