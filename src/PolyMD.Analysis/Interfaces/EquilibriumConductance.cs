using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Analysis.Interfaces;

/// <summary>
/// Conductance of a contact from fluctuations at equilibrium, two ways. Heat current: G = 1/(A k T²) ∫₀^t ⟨q(0) q(t')⟩ dt' (J.-L. Barrat and F.
/// Chiaruttini, Mol. Phys. 101, 1605 (2003)), averaged over [t, 2t] with t the first time from which the correlation is below 2 % (its root mean square
/// from t to 2t); in finite bodies the integral falls again as exp(−t/τ), τ = C/(G A), so the plateau lies between the memory of q and τ. Difference of
/// temperature: 1/G = A/(k T²) ∫₀^∞ ⟨ΔT(0) ΔT(t)⟩ dt (A. Rajabpour and S. Volz, J. Appl. Phys. 108, 094324 (2010); Y. Chalopin et al., Phys. Rev. B 85,
/// 195455 (2012)), which needs several τ. Neither is the stationary conductance. Errors: jackknife over blocks of time.
/// </summary>
public static class EquilibriumConductance
{
    private const double Decayed = 0.02, DecayTimes = 4;

    /// <summary>From the heat current across the contact.</summary>
    /// <param name="current">Power across all contacts between the two bodies, energy per time of the deck.</param>
    /// <param name="settings">The run.</param>
    public static EquilibriumResult FromCurrent(ReadOnlySpan<double> current, EquilibriumSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        double scale = Conductance.Factor(settings.Units) / (settings.Area * Conductance.Boltzmann(settings.Units) * settings.Temperature * settings.Temperature), dt = settings.Spacing;
        LagProducts products = Products(current, settings);
        double[] c = products.Correlation();
        int decay = 1;
        while (decay < products.Lags && RootMeanSquare(c.AsSpan(decay, Math.Min(2 * decay, products.Lags) - decay + 1)) >= Decayed * c[0]) decay++;
        List<string> warnings = [];
        if (settings.From is null && decay >= products.Lags - 1) warnings.Add(FormattableString.Invariant($"the correlation has not fallen below {Decayed:P0} within {products.Lags * dt:G6}: give more lags, or name the plateau"));
        EquilibriumResult result = Finish(products, settings, Math.Min(decay, products.Lags - 1), 2 * decay, ConductanceMethod.EquilibriumCurrent, s => LagProducts.Running(s, dt * scale), current.Length, warnings);
        int late = (int)Math.Round(3 * result.PlateauEnd / dt);
        if (late < result.Running.Length && result.Running[late].Value < 0.7 * result.Conductance.Value.Value)
            warnings.Add(FormattableString.Invariant($"no plateau: the running integral falls to {result.Running[late].Value / result.Conductance.Value.Value:P0} of its value by {late * dt:G6}; the bodies are small for their contact (τ = C/GA is short), and the value is a lower bound"));
        return result;
    }

    /// <summary>From the energy of one body: the current is its change from sample to sample, exact over each interval.</summary>
    /// <param name="energy">Energy of a body, kinetic and potential, half of every pair across the contact.</param>
    /// <param name="settings">The run.</param>
    public static EquilibriumResult FromEnergy(ReadOnlySpan<double> energy, EquilibriumSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        double[] current = new double[Math.Max(0, energy.Length - 1)];
        for (int i = 0; i < current.Length; i++) current[i] = (energy[i + 1] - energy[i]) / settings.Spacing;
        return FromCurrent(current, settings);
    }

    /// <summary>From the difference of temperature.</summary>
    /// <param name="difference">Temperature of one body less that of the other.</param>
    /// <param name="settings">The run.</param>
    public static EquilibriumResult FromDifference(ReadOnlySpan<double> difference, EquilibriumSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        double mean = 0;
        foreach (double d in difference) mean += d / difference.Length;
        double[] x = new double[difference.Length];
        for (int i = 0; i < x.Length; i++) x[i] = difference[i] - mean;
        double scale = settings.Area / (Conductance.Boltzmann(settings.Units) * settings.Temperature * settings.Temperature) / Conductance.Factor(settings.Units), dt = settings.Spacing;
        LagProducts products = Products(x, settings);
        double[] c = products.Correlation(), integral = LagProducts.Running(c, dt);
        int first = 1;
        while (first < products.Lags && first * dt < DecayTimes * integral[first] / c[0]) first++;
        // Fast exchange of kinetic and potential energy shortens the integrated time of C(t)/C(0): wait for the slow part as well.
        while (first < products.Lags && c[first] > Decayed * c[0]) first++;
        List<string> warnings = [];
        if (settings.From is null && first >= products.Lags) warnings.Add(FormattableString.Invariant($"the difference has not forgotten itself within {products.Lags * dt:G6}: give more lags, or a longer run; the value is an upper bound"));
        if (x.Length * dt < 50 * first * dt) warnings.Add(FormattableString.Invariant($"the run of {x.Length * dt:G6} is not much longer than the memory of the difference ({first * dt:G6}): its mean takes part of the fluctuation away"));
        return Finish(products, settings, Math.Min(first, products.Lags - 1), first + first / 4 + 1, ConductanceMethod.EquilibriumDifference,
            s => [.. LagProducts.Running(s, dt * scale).Select((r, n) => n == 0 ? double.NaN : 1 / r)], x.Length, warnings);
    }

    private static double RootMeanSquare(ReadOnlySpan<double> c)
    {
        double sum = 0;
        foreach (double v in c) sum += v * v;
        return Math.Sqrt(sum / c.Length);
    }

    private static LagProducts Products(ReadOnlySpan<double> x, EquilibriumSettings settings)
    {
        if (x.Length < 64) throw new PolyMDException($"fluctuations need at least 64 samples, got {x.Length}");
        foreach (double v in x) if (!double.IsFinite(v)) throw new PolyMDException("the series has an entry that is not a number");
        return new LagProducts(x, settings.Lags);
    }

    private static EquilibriumResult Finish(LagProducts products, EquilibriumSettings settings, int first, int last, ConductanceMethod method, Func<double[], double[]> running, int samples, List<string> warnings)
    {
        double dt = settings.Spacing;
        if (settings.From is { } from) first = (int)Math.Ceiling(from / dt - 1e-9);
        last = Math.Min(products.Lags, settings.To is { } to ? (int)Math.Floor(to / dt + 1e-9) : Math.Max(first, last));
        if (first < 1 || first > last) throw new PolyMDException(FormattableString.Invariant($"the plateau of {first * dt:G6} to {last * dt:G6} is empty; lags reach to {products.Lags * dt:G6}"));
        string unit = Conductance.Unit(settings.Units);
        Measured plateau = products.Estimate(c => [running(c).AsSpan(first, last - first + 1).ToArray().Average()], unit)[0] with { Window = FormattableString.Invariant($"{first * dt:G6} to {last * dt:G6}") };
        return new EquilibriumResult([.. Enumerable.Range(0, products.Lags + 1).Select(n => n * dt)], products.Estimate(c => [.. c.Select(v => v / c[0])]), products.Estimate(running, unit),
            new Conductance(method, plateau), first * dt, last * dt, samples, warnings);
    }
}
