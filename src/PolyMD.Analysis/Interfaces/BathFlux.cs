using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Analysis.Interfaces;

/// <summary>Powers and fluxes of the two baths in SI units, from lithium to electrolyte positive.</summary>
internal sealed record BathFlux(
    Measured SourcePower, Measured SinkPower, Measured Source, Measured Sink, Measured Mean, Measured Imbalance,
    double[] SourceSeries, double[] SinkSeries, double SourceStored, double SinkStored)
{
    public static BathFlux From(InterfaceResistanceInput input, InterfaceResistanceSettings settings, long from, long to, bool hotInLithium, List<string> warnings)
    {
        NumberTable heat = input.Heat;
        int step = heat.Require("TimeStep", "Step");
        int hot = settings.HotColumn is null ? Default(heat, 1, "f_hot", "hot") : heat.Require(settings.HotColumn);
        int cold = settings.ColdColumn is null ? Default(heat, 2, "f_cold", "cold") : heat.Require(settings.ColdColumn);
        double added = settings.TallyPositiveWhenRemoved ? -1 : 1;
        double[] steps = heat.Column(step);
        BathPower source = BathPower.From(steps, heat.Column(hot), Math.Max(from, settings.FirstStep), to, input.TimeStep, added, Stored(heat, settings.HotStoredColumn, -1));
        BathPower sink = BathPower.From(steps, heat.Column(cold), Math.Max(from, settings.FirstStep), to, input.TimeStep, -added, Stored(heat, settings.ColdStoredColumn, 1));
        SiFactors u = input.Units;
        string watt = u.IsReduced ? "" : "W", fluxUnit = u.IsReduced ? "" : "W/m2";
        double toWatt = u.Energy / u.Time, area = input.Box.Lengths.X * input.Box.Lengths.Y * u.Length * u.Length;
        Measured sourcePower = source.Power.Scale(toWatt, watt), sinkPower = sink.Power.Scale(toWatt, watt);
        if (!sourcePower.IsKnown || !sinkPower.IsKnown)
        {
            warnings.Add("the bath energies cover less than two rows of the measured window: no flux, no resistance");
        }

        double sign = hotInLithium ? 1 : -1;
        Measured ToFlux(Measured power) => power.Scale(sign / (2 * area), fluxUnit);
        // Source and sink pass the same heat, so their errors are not independent: keep the mean of the two errors instead of dividing by √2.
        Measured mean = ToFlux(new Measured(0.5 * (sourcePower.Value + sinkPower.Value),
            0.5 * (sourcePower.StandardError + sinkPower.StandardError), Math.Min(sourcePower.EffectiveSamples, sinkPower.EffectiveSamples), watt));
        double average = 0.5 * (sourcePower.Value + sinkPower.Value);
        Measured difference = InterfaceResistance.Quantity(sourcePower.Value - sinkPower.Value, [.. source.Increments.Zip(sink.Increments, (a, b) => (a - b) * toWatt)], "");
        Measured imbalance = new(difference.Value / average, difference.StandardError / Math.Abs(average), difference.EffectiveSamples, "");
        if (average <= 0)
        {
            warnings.Add("heat flows from the cold to the hot bath: check the bath columns, or the run is too short for its noise");
        }

        if (Math.Abs(imbalance.Value) > settings.ImbalanceLimit)
        {
            warnings.Add(FormattableString.Invariant(
                $"source and sink differ by {100 * imbalance.Value:F1} % (error {(imbalance.HasError ? (100 * imbalance.StandardError).ToString("F1", System.Globalization.CultureInfo.InvariantCulture) + " %" : "n/a")}); at most {100 * settings.ImbalanceLimit:F0} % is wanted"));
        }

        return new BathFlux(sourcePower, sinkPower, ToFlux(sourcePower), ToFlux(sinkPower), mean, imbalance, source.Increments, sink.Increments, source.StoredShare, sink.StoredShare);
    }

    private static double[]? Stored(NumberTable heat, string? column, double sign) => column is null
        ? null
        : [.. heat.Column(heat.Require(column)).Select(e => sign * e)];

    private static int Default(NumberTable heat, int fallback, params string[] names)
    {
        int column = heat.Find(names);
        if (column >= 0) return column;
        return heat.Columns.Count > fallback
            ? fallback
            : throw new ArgumentException($"The heat file needs columns for the hot and the cold bath; it has: {string.Join(", ", heat.Columns)}.", nameof(heat));
    }
}
