using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Interfaces;

/// <summary>
/// Power of a bath from its cumulative energy. When the heat stored in the slab around the bath is given, its change is taken off: what
/// is left is the heat that passes on. In a steady state the mean is the same with and without (the stored heat has no trend), but the
/// noise of the slab's energy, which dominates short runs, cancels. Two estimates are then made and the one with the smaller error is taken:
/// the end points, E(t)/t, best when the increments are independent; and the slope of a straight line, with the error
/// σ √(12 τ/n)/t from the residuals' standard deviation σ and integrated autocorrelation time τ, best when the energy fluctuates about
/// the line and the increments cancel each other.
/// </summary>
/// <param name="Power">Power put into the atoms, energy per time of the deck.</param>
/// <param name="Increments">Power in each interval between rows.</param>
internal sealed record BathPower(Measured Power, double[] Increments)
{
    public static BathPower From(double[] steps, double[] tally, long from, long to, double timeStep, double sign, double[]? stored = null)
    {
        int first = Array.FindIndex(steps, s => s >= from), last = Array.FindLastIndex(steps, s => s <= to);
        if (first < 0 || last <= first) return new BathPower(Measured.Unknown(""), []);
        double[] energy = [.. tally.Select((e, i) => sign * e + (stored?[i] ?? 0))];
        double[] increments = new double[last - first];
        for (int i = 0; i < increments.Length; i++)
        {
            increments[i] = (energy[first + i + 1] - energy[first + i]) / ((steps[first + i + 1] - steps[first + i]) * timeStep);
        }

        double duration = (steps[last] - steps[first]) * timeStep, mean = (energy[last] - energy[first]) / duration;
        BlockAverage block = BlockAverage.Estimate(increments);
        Measured ends = new(mean, block.StandardError, block.EffectiveSamples, ""), slope = stored is null ? Measured.Unknown("") : Slope(steps, energy, first, last, timeStep);
        return new BathPower(slope.HasError && ends.HasError && slope.StandardError < ends.StandardError ? slope : ends, increments);
    }

    // A line through fewer rows says nothing about the correlation of its residuals.
    private const int MinimumRows = 16;

    private static Measured Slope(double[] steps, double[] energy, int first, int last, double timeStep)
    {
        int n = last - first + 1;
        if (n < MinimumRows) return Measured.Unknown("");
        double[] time = [.. steps[first..(last + 1)].Select(s => s * timeStep)], value = energy[first..(last + 1)];
        LinearFit fit = LinearFit.Fit(time, value);
        double[] residual = [.. time.Zip(value, (t, e) => e - fit.At(t))];
        double sigma = Math.Sqrt(residual.Sum(r => r * r) / (n - 2)), tau = Math.Clamp(Autocorrelation.IntegratedTime(residual), 1, n / 4.0);
        return new Measured(fit.Slope, sigma * Math.Sqrt(12 * tau / n) / (time[^1] - time[0]), n / tau, "");
    }
}
