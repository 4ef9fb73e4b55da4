using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Interfaces;

/// <summary>
/// Power of a bath from its cumulative energy: (E_end − E_start)/t, error by blocking of the increments. When the heat stored in the
/// slab around the bath is given, its change is taken off: what is left is the heat that passes on. In a steady state the mean is the
/// same with and without (the stored heat has no trend), but the noise of the slab's energy, which dominates short runs, cancels.
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

        double mean = (energy[last] - energy[first]) / ((steps[last] - steps[first]) * timeStep);
        BlockAverage block = BlockAverage.Estimate(increments);
        return new BathPower(new Measured(mean, block.StandardError, block.EffectiveSamples, ""), increments);
    }
}
