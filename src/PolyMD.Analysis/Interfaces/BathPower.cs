using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Interfaces;

/// <summary>
/// Power of a bath from its cumulative energy, E(t)/t. When the energy of the slab around the bath is given, its change is taken off: what
/// is left is the heat that passes on. In a steady state the mean is the same with and without (the stored heat has no trend), but the
/// noise of the slab's energy, which dominates short runs, cancels.
/// </summary>
/// <param name="Power">Power put into the atoms, energy per time of the deck.</param>
/// <param name="Increments">Power in each interval between rows.</param>
/// <param name="StoredShare">Change of the stored energy over the energy that passes, if it drifts by more than <see cref="StoredLimit"/>; else 0.</param>
internal sealed record BathPower(Measured Power, double[] Increments, double StoredShare)
{
    private const double StoredLimit = 0.1;

    public static BathPower From(double[] steps, double[] tally, long from, long to, double timeStep, double sign, double[]? stored = null)
    {
        int first = Array.FindIndex(steps, s => s >= from), last = Array.FindLastIndex(steps, s => s <= to);
        if (first < 0 || last <= first) return new BathPower(Measured.Unknown(""), [], 0);
        double[] energy = [.. tally.Select((e, i) => sign * e + (stored?[i] ?? 0))];
        double[] increments = new double[last - first];
        for (int i = 0; i < increments.Length; i++)
        {
            increments[i] = (energy[first + i + 1] - energy[first + i]) / ((steps[first + i + 1] - steps[first + i]) * timeStep);
        }

        BlockAverage block = BlockAverage.Estimate(increments);
        double passed = energy[last] - energy[first], mean = passed / ((steps[last] - steps[first]) * timeStep);
        double change = stored is null ? 0 : SteadyCheck.Drift(stored.AsSpan(first, last - first + 1), StoredLimit * Math.Abs(passed));
        return new BathPower(new Measured(mean, block.StandardError, block.EffectiveSamples, ""), increments, double.IsFinite(change) ? Math.Abs(change / passed) : 0);
    }
}
