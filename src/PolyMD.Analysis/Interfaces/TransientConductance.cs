using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Analysis.Interfaces;

/// <summary>
/// Conductance of a contact from the approach to equilibrium of two isolated bodies: dE/dt = −G A ΔT, so ΔT = ΔT₀ exp(−t/τ) with τ = C/(G A), C =
/// C₁C₂/(C₁ + C₂). Valid while each body has one temperature (G L/κ ≪ 1, L from the contact to the middle of a slab); if not, heat passes through the
/// bodies too, and for slabs 1/G grows by L₁/3κ₁ + L₂/3κ₂ about. Two estimates, from the same window. Balance: G = −Σ w δE / (A Σ w ΔT δt) with weights w
/// = exp(−t/τ) and E = ½ (E₁ − E₂): it needs no heat capacity, and noise of the temperatures does not bias it. Decay: G = C/(A τ), with C the ratio of
/// the amplitudes of energy and temperature in the run itself. Errors of one run are those of the residuals with their autocorrelation, and for the decay
/// a lower bound: fluctuations that live as long as it does do not show in one run. Several seeds say more (<see cref="TransientResult.Combine"/>).
/// </summary>
public static class TransientConductance
{
    private const double DecayTimes = 3;

    /// <summary>Analyses one run.</summary>
    /// <param name="input">The run.</param>
    /// <exception cref="PolyMDException">The series are too short or do not decay.</exception>
    public static TransientResult Analyze(TransientInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        double[] time = input.Time, difference = [.. input.FirstTemperature.Zip(input.SecondTemperature, (a, b) => a - b)];
        if (difference.Length != time.Length) throw new PolyMDException("times and temperatures differ in number");
        if (difference.Take(8).Sum() < 0) difference = [.. difference.Select(d => -d)];
        double sign = input.FirstTemperature.Take(8).Sum() < input.SecondTemperature.Take(8).Sum() ? -1 : 1;
        List<string> warnings = [];
        (int first, int last) = Window(input, time, difference, warnings);
        double[] t = time[first..(last + 1)], d = difference[first..(last + 1)];
        ExponentialDecay fit = ExponentialDecay.Fit(t, d);
        if (!(fit.Rate > 0)) throw new PolyMDException(FormattableString.Invariant($"the difference of temperature does not decay between {t[0]:G6} and {t[^1]:G6}"));
        string window = FormattableString.Invariant($"{t[0]:G6} to {t[^1]:G6}"), kelvin = input.Units.IsReduced ? "" : "K";
        if (t[^1] - t[0] < 1 / fit.Rate) warnings.Add(FormattableString.Invariant($"the window of {window} is shorter than the decay time {1 / fit.Rate:G4}"));
        Measured Of(double value, double relative, string unit) => new(value, Math.Abs(value) * relative, fit.EffectiveSamples, unit) { Window = window };
        double rateError = fit.RateError / fit.Rate;
        Measured decay = Of(1 / fit.Rate, rateError, input.Units.IsReduced ? "" : input.Units.Style == "metal" ? "ps" : "fs");
        string perKelvin = input.Units.IsReduced ? "" : "J/K", unit = Conductance.Unit(input.Units);
        Measured capacity = Measured.Unknown(perKelvin), balance = Measured.Unknown(unit);
        if (Energy(input) is { } whole)
        {
            double[] energy = [.. whole[first..(last + 1)].Select(e => sign * e)];
            double[] shape = [.. t.Select(x => Math.Exp(-fit.Rate * x))];
            LinearFit e = LinearFit.Fit(shape, energy), k = LinearFit.Fit(shape, d);
            double c = e.Slope / k.Slope, error = Math.Sqrt(Square(Inflated(shape, energy, e) / e.Slope) + Square(Inflated(shape, d, k) / k.Slope));
            capacity = Of(c * input.Units.Energy, error, perKelvin);
            balance = Balance(t, d, energy, fit.Rate, input) with { Window = window };
        }
        if (input.HeatCapacity is { } given) capacity = Of(given * input.Units.Energy, 0, perKelvin);
        Measured fromDecay = capacity.IsKnown
            ? Of(capacity.Value / input.Units.Energy * fit.Rate / input.Area * Conductance.Factor(input.Units), Math.Sqrt(Square(rateError) + Square(capacity.StandardError / capacity.Value)), unit)
            : Measured.Unknown(unit);
        // Residuals cannot show fluctuations that live as long as the decay: the heat that really passed knows of them.
        if (balance.StandardError > fromDecay.StandardError) fromDecay = fromDecay with { StandardError = balance.StandardError };
        if (!capacity.IsKnown) warnings.Add("no energies and no heat capacity: the decay time alone gives no conductance");
        return new TransientResult(decay, Of(fit.Amplitude, rateError, kelvin), capacity, new Conductance(ConductanceMethod.TransientBalance, balance),
            new Conductance(ConductanceMethod.TransientDecay, fromDecay), t[0], t[^1], warnings);
    }

    private static double[]? Energy(TransientInput input) => (input.FirstEnergy, input.SecondEnergy) switch
    {
        ({ } a, { } b) => [.. a.Zip(b, (u, v) => 0.5 * (u - v))],
        ({ } a, null) => a,
        (null, { } b) => [.. b.Select(v => -v)],
        _ => null,
    };

    private static Measured Balance(double[] t, double[] d, double[] energy, double rate, TransientInput input)
    {
        int n = t.Length - 1;
        double heat = 0, drive = 0;
        double[] weight = new double[n], term = new double[n];
        for (int i = 0; i < n; i++)
        {
            weight[i] = Math.Exp(-rate * (0.5 * (t[i] + t[i + 1]) - t[0]));
            heat -= weight[i] * (energy[i + 1] - energy[i]);
            drive += weight[i] * 0.5 * (d[i] + d[i + 1]) * (t[i + 1] - t[i]);
        }
        double g = heat / drive;
        for (int i = 0; i < n; i++) term[i] = weight[i] * (energy[i + 1] - energy[i] + g * 0.5 * (d[i] + d[i + 1]) * (t[i + 1] - t[i]));
        double error = BlockAverage.Estimate(term).StandardError * n / drive, scale = Conductance.Factor(input.Units) / input.Area;
        return new Measured(g * scale, error * scale, BlockAverage.Estimate(term).EffectiveSamples, Conductance.Unit(input.Units));
    }

    // Slope error with the residuals' autocorrelation.
    private static double Inflated(double[] x, double[] y, LinearFit fit)
    {
        double[] residual = [.. x.Zip(y, (u, v) => v - fit.At(u))];
        return fit.SlopeError * Math.Sqrt(Math.Clamp(Autocorrelation.IntegratedTime(residual), 1, x.Length / 4.0));
    }

    private static (int First, int Last) Window(TransientInput input, double[] time, double[] difference, List<string> warnings)
    {
        int Index(double t) => Math.Clamp(Array.FindIndex(time, x => x >= t - 1e-9 * Math.Abs(t)) is var i and >= 0 ? i : time.Length - 1, 0, time.Length - 1);
        int begin = input.From is { } from ? Index(from) : 0, end = input.To is { } to ? Index(to) : time.Length - 1;
        if (end - begin < 16) throw new PolyMDException($"the window has {end - begin + 1} samples; at least 17 are needed");
        ExponentialDecay Of(int a, int b) => ExponentialDecay.Fit(time.AsSpan(a, b - a + 1), difference.AsSpan(a, b - a + 1));
        double rate = Of(begin, end).Rate;
        if (!(rate > 0)) throw new PolyMDException("the difference of temperature does not decay");
        if (input.To is null) end = Math.Min(end, Math.Max(begin + 16, Index(time[begin] + DecayTimes / rate)));
        if (input.From is not null) return (begin, end);
        for (int k = 0; k <= 10; k++)
        {
            int start = Index(time[0] + 0.1 * k / rate), middle = Index(time[start] + 0.4 * (time[end] - time[start]));
            if (middle - start < 16 || end - middle < 16) break;
            ExponentialDecay early = Of(start, middle), late = Of(middle, end);
            if (Math.Abs(early.Rate - late.Rate) < 2 * Math.Sqrt(Square(early.RateError) + Square(late.RateError)) + 1e-3 * late.Rate) return (start, end);
        }
        warnings.Add("no stretch of the decay has one rate: heat is slow within a body (its G L/κ is not small), or the noise hides the decay");
        return (begin, end);
    }

    private static double Square(double x) => x * x;
}
