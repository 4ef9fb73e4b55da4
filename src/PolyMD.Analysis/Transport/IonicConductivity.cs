using PolyMD.Analysis.Statistics;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Transport;

/// <summary>
/// Ionic conductivity from displacements: collective, σ = d/dt ⟨|Σ z Δr|²⟩ / (6 V kT) with all cross correlations, split into the Onsager
/// matrix σ_ab = z_a z_b d/dt ⟨ΔR_a·ΔR_b⟩ / (6 V kT), R_a = Σ r over species a (K. D. Fong et al., AIChE J. 66, e17091 (2020)), and
/// Nernst–Einstein, σ_NE = Σ n z² D / (V kT). Slopes are straight fits over a window of lags; errors are those of the mean of the same
/// fits on separate segments of the trajectory. Transference numbers hold in the reference frame given (solvent, polymer, or the cell).
/// </summary>
public sealed class IonicConductivity : IFrameAnalysis<ConductivityResult>
{
    private readonly IonSpecies[] _species;
    private readonly SiFactors _units;
    private readonly double _temperature, _timeStep, _windowFrom, _windowTo;
    private readonly int _segments;
    private readonly List<double> _times = [];
    private readonly List<double> _volumes = [];
    private readonly ContinuousPaths _continuous;
    private Ion[][] _ions = [];
    private List<Vec3>[][] _paths = [];

    private sealed record Ion(int[] Atoms, double Charge);

    /// <summary>Makes the analysis.</summary>
    /// <param name="species">Ions.</param>
    /// <param name="temperature">Temperature, K (reduced for lj).</param>
    /// <param name="units">Units of the deck.</param>
    /// <param name="reference">Atoms whose centre is held still; null for the frame of the cell.</param>
    /// <param name="timeStep">Time per step, where frames carry no time.</param>
    /// <param name="segments">Segments for the errors, at least 3.</param>
    /// <param name="windowFrom">Start of the fit as a share of a segment.</param>
    /// <param name="windowTo">End of the fit as a share of a segment.</param>
    public IonicConductivity(IReadOnlyList<IonSpecies> species, double temperature, SiFactors units, AtomSelection? reference = null, double timeStep = double.NaN, int segments = 5, double windowFrom = 0.1, double windowTo = 0.4)
    {
        ArgumentNullException.ThrowIfNull(species);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        ArgumentOutOfRangeException.ThrowIfLessThan(segments, 3);
        _species = [.. species];
        _temperature = temperature;
        _units = units;
        _continuous = new ContinuousPaths(reference);
        _timeStep = timeStep;
        _segments = segments;
        (_windowFrom, _windowTo) = (windowFrom, windowTo);
    }

    /// <inheritdoc/>
    public void Prepare(Frame first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!first.HasCharges) throw new PolyMDException("a conductivity needs charges: dump a column 'q' or give a data file");
        _continuous.Begin(first);
        _ions = [.. _species.Select(s => Group(first, s.Atoms.Choose(first)))];
        for (int a = 0; a < _species.Length; a++)
        {
            double charge = _ions[a][0].Charge;
            if (Math.Abs(charge) < 1e-6) throw new PolyMDException($"species '{_species[a].Name}' has no charge");
            foreach (Ion ion in _ions[a])
                if (Math.Abs(ion.Charge - charge) > 1e-3 * Math.Abs(charge)) throw new PolyMDException(FormattableString.Invariant($"species '{_species[a].Name}' has ions of charge {charge:G4} and {ion.Charge:G4}: make it two species"));
        }
        _paths = [.. _ions.Select(ions => ions.Select(_ => new List<Vec3>()).ToArray())];
        _times.Clear();
        _volumes.Clear();
    }

    /// <inheritdoc/>
    public void Accumulate(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        _continuous.Follow(frame);
        for (int a = 0; a < _ions.Length; a++)
            for (int i = 0; i < _ions[a].Length; i++) _paths[a][i].Add(_continuous.Center(frame, _ions[a][i].Atoms) - _continuous.Still);
        _times.Add(double.IsNaN(frame.Time) ? frame.Step * _timeStep : frame.Time);
        _volumes.Add(frame.Box.Volume);
    }

    /// <inheritdoc/>
    public ConductivityResult Result()
    {
        int frames = _times.Count, part = frames / _segments, from = Math.Max(1, (int)(_windowFrom * part)), to = (int)(_windowTo * part);
        if (to - from < 3) throw new PolyMDException($"{frames} frames are too few for {_segments} segments with a window of {_windowFrom:G2} to {_windowTo:G2} of each");
        double spacing = (_times[^1] - _times[0]) / (frames - 1);
        if (!(spacing > 0)) throw new PolyMDException("the time between frames is unknown: give the time step");
        for (int f = 1; f < frames; f++) if (Math.Abs(_times[f] - _times[f - 1] - spacing) > 0.01 * spacing) throw new PolyMDException($"frames must be equally spaced; frame {f + 1} comes {_times[f] - _times[f - 1]:G6} after the one before, on average they are {spacing:G6} apart");
        Parts whole = Analyze(0, frames, from, to, spacing);
        Parts[] pieces = [.. Enumerable.Range(0, _segments).Select(k => Analyze(k * part, part, from, to, spacing))];
        string unit = _units.IsReduced ? "" : "S/cm";
        string window = FormattableString.Invariant($"{from * spacing:G6} to {to * spacing:G6}");
        Measured With(Func<Parts, double> value, string of)
        {
            double[] v = [.. pieces.Select(value)];
            double mean = v.Average();
            return new Measured(value(whole), Math.Sqrt(v.Sum(x => (x - mean) * (x - mean)) / (v.Length - 1) / v.Length), v.Length, of) { Window = window };
        }
        int n = _species.Length;
        Measured[,] onsager = new Measured[n, n];
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b < n; b++)
            {
                (int i, int j) = (a, b);
                onsager[a, b] = With(p => p.Onsager[i, j], unit);
            }
        }
        Measured beta = With(p => p.Beta, "");
        List<string> warnings = [];
        if (Math.Abs(beta.Value - 1) > 0.1) warnings.Add(FormattableString.Invariant($"not diffusive: d ln MSD / d ln t of the charge is {beta.Value:F2} in the window; the conductivity is an apparent value for this time scale"));
        return new ConductivityResult(
            [.. _species.Select(s => s.Name)], [.. _ions.Select(i => i.Length)], [.. _ions.Select(i => i[0].Charge)],
            [.. Enumerable.Range(0, n).Select(a => With(p => p.Self[a], unit))], onsager,
            With(p => p.Self.Sum(), unit), With(p => p.Collective, unit), With(p => p.Collective / p.Self.Sum(), ""),
            [.. Enumerable.Range(0, n).Select(a => With(p => Enumerable.Range(0, n).Sum(b => p.Onsager[a, b]) / p.Collective, ""))],
            beta, from * spacing, to * spacing, _segments, warnings);
    }

    private sealed record Parts(double[] Self, double[,] Onsager, double Collective, double Beta);

    private Parts Analyze(int start, int count, int from, int to, double spacing)
    {
        int n = _species.Length;
        PathMsd msd = new(count);
        double factor = Factor(start, count);
        Vec3[] path = new Vec3[count];
        Vec3[][] sums = [.. _species.Select(_ => new Vec3[count])];
        double[] curve = new double[count], mean = new double[count];
        double[] self = new double[n];
        for (int a = 0; a < n; a++)
        {
            double z = _ions[a][0].Charge;
            Array.Clear(mean);
            foreach (List<Vec3> ion in _paths[a])
            {
                ion.CopyTo(start, path, 0, count);
                for (int f = 0; f < count; f++) sums[a][f] += path[f] * z;
                msd.Compute(path, curve);
                for (int f = 0; f < count; f++) mean[f] += curve[f] * z * z;
            }
            self[a] = Slope(mean, from, to, spacing) * factor;
        }
        double[,] onsager = new double[n, n];
        for (int a = 0; a < n; a++)
        {
            msd.Compute(sums[a], curve);
            onsager[a, a] = Slope(curve, from, to, spacing) * factor;
        }
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b < a; b++)
            {
                // ⟨ΔA·ΔB⟩ = (⟨|ΔA + ΔB|²⟩ − ⟨|ΔA|²⟩ − ⟨|ΔB|²⟩) / 2
                for (int f = 0; f < count; f++) path[f] = sums[a][f] + sums[b][f];
                msd.Compute(path, curve);
                onsager[a, b] = onsager[b, a] = 0.5 * (Slope(curve, from, to, spacing) * factor - onsager[a, a] - onsager[b, b]);
            }
        }
        for (int f = 0; f < count; f++)
        {
            path[f] = default;
            for (int a = 0; a < n; a++) path[f] += sums[a][f];
        }
        msd.Compute(path, curve);
        double[] x = [.. Enumerable.Range(from, to - from + 1).Select(k => Math.Log(k))], y = [.. Enumerable.Range(from, to - from + 1).Select(k => Math.Log(curve[k]))];
        return new Parts(self, onsager, Slope(curve, from, to, spacing) * factor, LinearFit.Fit(x, y).Slope);
    }

    // 1 / (6 V kT), with the charge unit, in S/cm per (charge² length² / time) of the deck; 1 / (6 V T) in reduced units.
    private double Factor(int start, int count)
    {
        const double Boltzmann = 1.380649e-23, Elementary = 1.602176634e-19;
        double volume = 0;
        for (int f = 0; f < count; f++) volume += _volumes[start + f] / count;
        if (_units.IsReduced) return 1 / (6 * volume * _temperature);
        double squared = Elementary * Elementary * _units.Length * _units.Length / _units.Time;
        return squared / (6 * volume * Math.Pow(_units.Length, 3) * Boltzmann * _temperature) / 100;
    }

    private static double Slope(double[] curve, int from, int to, double spacing)
    {
        double[] x = [.. Enumerable.Range(from, to - from + 1).Select(k => k * spacing)];
        return LinearFit.Fit(x, curve.AsSpan(from, to - from + 1)).Slope;
    }

    private static Ion[] Group(Frame frame, int[] atoms) => [.. MoleculeGroups.Of(frame, atoms).Select(members => new Ion(members, members.Sum(i => frame.Charges[i])))];
}
