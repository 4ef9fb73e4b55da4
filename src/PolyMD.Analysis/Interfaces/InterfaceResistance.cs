using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Analysis.Interfaces;

/// <summary>
/// Interfacial thermal resistance (Kapitza resistance) of a periodic stack Li | X | electrolyte | X | (Li) under a steady heat flux:
/// R = ΔT / q with q = P / (2A), P the mean power of the two baths and A the cross-section; the factor 2 is there because heat leaves
/// the lithium both ways. ΔT is the jump between two straight fits, one on each side, clear of bath, surface and sheet, extrapolated
/// to the interface plane. The other convention, bath to bath with all non-linear parts kept, is reported next to it (Z. Li et al.,
/// J. Chem. Phys. 151, 234105 (2019)). Errors are block averages over time of jump and flux, combined as independent.
/// </summary>
public static class InterfaceResistance
{
    /// <summary>Analyses one run.</summary>
    /// <param name="input">Files, cell and baths of the run.</param>
    /// <param name="settings">Choices; null takes the defaults.</param>
    /// <exception cref="ArgumentException">A profile is empty or lacks a column; few or noisy data never throw, they give warnings and NaN errors.</exception>
    public static InterfaceResistanceResult Analyze(InterfaceResistanceInput input, InterfaceResistanceSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        settings ??= new InterfaceResistanceSettings();
        List<string> warnings = [];
        ChunkProfile Load(NumberTableSeries series, string what) => ChunkProfile.From(series, what, input.Box, settings.ReducedCoordinates, settings.FirstStep);
        ChunkProfile lithium = Load(input.Lithium, "lithium"), electrolyte = Load(input.Electrolyte, "electrolyte");
        ChunkProfile? sheet = input.Sheet is null ? null : Load(input.Sheet, "sheet");
        int blocks = Math.Min(Math.Min(lithium.Blocks, electrolyte.Blocks), sheet?.Blocks ?? int.MaxValue);

        double period = input.Box.Lengths.Z;
        bool hotInLithium = InBath(lithium, input.HotBath, period) >= InBath(lithium, input.ColdBath, period);
        (BathRegion lithiumBath, BathRegion electrolyteBath) = hotInLithium ? (input.HotBath, input.ColdBath) : (input.ColdBath, input.HotBath);

        string kelvin = input.Units.IsReduced ? "" : "K", resistanceUnit = input.Units.IsReduced ? "" : "m2K/W";
        long start = WindowStart(lithium.Steps, input.Heat, settings.FirstStep);
        BathFlux flux = BathFlux.From(input, settings, start, lithium.Steps[^1], hotInLithium, warnings);

        SideAnalysis[] sides = [.. new[] { +1, -1 }.Select(direction => SideAnalysis.Analyze(
            StackPath.Between(lithiumBath.Center, electrolyteBath.Center, direction, period),
            lithium, sheet, electrolyte, lithiumBath, electrolyteBath, blocks, settings, warnings))];

        LocalFlux? local = LocalFlux.From(input, settings, sides, lithium, electrolyte, flux.Mean, warnings);

        Measured Mean(Func<SideAnalysis, (double Value, double[] Series)> pick)
        {
            (double Value, double[] Series) a = pick(sides[0]), b = pick(sides[1]);
            // One side that could not be fitted leaves the other one to speak for both; the warning has been given.
            if (!double.IsFinite(a.Value)) return Quantity(b.Value, b.Series, kelvin);
            if (!double.IsFinite(b.Value)) return Quantity(a.Value, a.Series, kelvin);
            return Quantity(0.5 * (a.Value + b.Value), [.. a.Series.Zip(b.Series, (u, v) => 0.5 * (u + v))], kelvin);
        }

        Measured jump = Mean(s => (s.Jump, s.JumpSeries));
        Measured jumpLithium = sheet is null ? Measured.Unknown(kelvin) : Mean(s => (s.JumpLithium, s.JumpLithiumSeries));
        Measured jumpElectrolyte = sheet is null ? Measured.Unknown(kelvin) : Mean(s => (s.JumpElectrolyte, s.JumpElectrolyteSeries));
        Measured device = DeviceDifference(lithium, electrolyte, lithiumBath, electrolyteBath, period, blocks, kelvin);
        Measured ToResistance(Measured difference) => Measured.Ratio(difference, flux.Mean, resistanceUnit);

        bool? steady = CheckSteady(sides, flux, jump, blocks, warnings);
        AddDataWarnings(blocks, settings, jump, warnings);
        HashSet<int> fittedLithium = [.. sides.SelectMany(s => s.LithiumBins)], fittedElectrolyte = [.. sides.SelectMany(s => s.ElectrolyteBins)];
        List<MaterialProfile> profiles = [lithium.ToMaterial("lithium", fittedLithium)];
        if (sheet is not null) profiles.Add(sheet.ToMaterial("sheet", new HashSet<int>()));
        profiles.Add(electrolyte.ToMaterial("electrolyte", fittedElectrolyte));

        return new InterfaceResistanceResult
        {
            Name = input.Name,
            Sides = [.. sides.Select(s => s.ToSide(kelvin, ToResistance))],
            Resistance = ToResistance(jump),
            Jump = jump,
            ResistanceLithiumSheet = ToResistance(jumpLithium),
            ResistanceSheetElectrolyte = ToResistance(jumpElectrolyte),
            JumpLithiumSheet = jumpLithium,
            JumpSheetElectrolyte = jumpElectrolyte,
            DeviceDifference = device,
            DeviceResistance = ToResistance(device),
            SourcePower = flux.SourcePower,
            SinkPower = flux.SinkPower,
            SourceFlux = flux.Source,
            SinkFlux = flux.Sink,
            Flux = flux.Mean,
            LocalFlux = local,
            Imbalance = flux.Imbalance,
            LithiumConductivity = Conductivity(sides, s => s.LithiumSlope, s => s.LithiumSlopeSeries, flux.Mean, input.Units),
            ElectrolyteConductivity = Conductivity(sides, s => s.ElectrolyteSlope, s => s.ElectrolyteSlopeSeries, flux.Mean, input.Units),
            Profiles = profiles,
            LithiumBath = lithiumBath,
            ElectrolyteBath = electrolyteBath,
            BoxLo = input.Box.Lo.Z,
            BoxLength = period,
            Blocks = blocks,
            Duration = (lithium.Steps[^1] - start) * input.TimeStep * input.Units.Time,
            IsSteady = steady,
            Warnings = warnings,
        };
    }

    /// <summary>Combines runs of the same system that differ in their seed.</summary>
    /// <param name="name">Name of the system.</param>
    /// <param name="runs">At least one run.</param>
    public static InterfaceResistanceSummary Combine(string name, IReadOnlyList<InterfaceResistanceResult> runs) => InterfaceResistanceSummary.From(name, runs);

    internal static Measured Quantity(double value, double[] series, string unit)
    {
        BlockAverage block = BlockAverage.Estimate(series);
        return new Measured(value, block.StandardError, block.EffectiveSamples, unit);
    }

    /// <summary>Step at which the first averaging window opened; a single window is taken to have opened with the bath record.</summary>
    private static long WindowStart(long[] steps, NumberTable heat, long firstStep)
    {
        if (steps.Length > 1) return steps[0] - (steps[1] - steps[0]);
        long recorded = heat.RowCount > 0 ? (long)heat[0, heat.Require("TimeStep", "Step")] : steps[0];
        return Math.Max(recorded, firstStep);
    }

    private static double InBath(ChunkProfile profile, BathRegion bath, double period) => profile.Atoms(BathBins(profile, bath, period));

    private static int[] BathBins(ChunkProfile profile, BathRegion bath, double period) =>
        [.. Enumerable.Range(0, profile.Z.Length).Where(b =>
        {
            double d = profile.Z[b] - bath.Center;
            d -= Math.Round(d / period) * period;
            return Math.Abs(d) <= Math.Max(bath.HalfWidth, 0.5 * profile.BinWidth);
        })];

    private static Measured DeviceDifference(ChunkProfile lithium, ChunkProfile electrolyte, BathRegion lithiumBath, BathRegion electrolyteBath, double period, int blocks, string kelvin)
    {
        int[] a = BathBins(lithium, lithiumBath, period), b = BathBins(electrolyte, electrolyteBath, period);
        double[] series = new double[blocks];
        for (int k = 0; k < blocks; k++) series[k] = lithium.BlockTemperature(k, a) - electrolyte.BlockTemperature(k, b);
        return Quantity(lithium.Temperatures(a) - electrolyte.Temperatures(b), series, kelvin);
    }

    /// <summary>κ = q/|dT/ds| with the slope averaged over the two sides; unknown if the slope is less than two standard errors from zero.</summary>
    private static Measured Conductivity(SideAnalysis[] sides, Func<SideAnalysis, double> slope, Func<SideAnalysis, double[]> series, Measured flux, SiFactors units)
    {
        string unit = units.IsReduced ? "" : "W/mK";
        SideAnalysis[] known = [.. sides.Where(s => double.IsFinite(slope(s)) && slope(s) != 0)];
        if (known.Length == 0) return Measured.Unknown(unit);
        double[] mean = [.. Enumerable.Range(0, series(known[0]).Length).Select(k => known.Average(s => series(s)[k]))];
        // Heat flows along +s when the flux is positive, so the gradient is −slope.
        Measured gradient = Quantity(-known.Average(slope), mean, "").Scale(1 / units.Length, "");
        // A gradient that could be zero says nothing about its inverse.
        return gradient.HasError && Math.Abs(gradient.Value) < 2 * gradient.StandardError ? Measured.Unknown(unit) : Measured.Ratio(flux, gradient, unit);
    }

    private static bool? CheckSteady(SideAnalysis[] sides, BathFlux flux, Measured jump, int blocks, List<string> warnings)
    {
        if (blocks < SteadyCheck.MinimumBlocks)
        {
            warnings.Add($"steady state cannot be judged from {blocks} time block{(blocks == 1 ? "" : "s")}");
            return null;
        }

        bool steady = true;
        foreach (SideAnalysis side in sides)
        {
            double drift = SteadyCheck.Drift(side.JumpSeries, 0.1 * Math.Abs(jump.Value));
            if (drift != 0 && double.IsFinite(drift))
            {
                steady = false;
                warnings.Add(FormattableString.Invariant($"not steady: the jump at the {side.Name} interface drifts by {drift:F1} K during the run"));
            }
        }

        foreach ((string what, double[] series) in (ReadOnlySpan<(string, double[])>)[("source", flux.SourceSeries), ("sink", flux.SinkSeries)])
        {
            if (series.Length == 0) continue;
            double drift = SteadyCheck.Drift(series, 0.1 * Math.Abs(series.Average()));
            if (drift != 0 && double.IsFinite(drift))
            {
                steady = false;
                warnings.Add(FormattableString.Invariant($"not steady: the power of the heat {what} drifts by {100 * drift / Math.Abs(series.Average()):F0} % during the run"));
            }
        }

        return steady;
    }

    private static void AddDataWarnings(int blocks, InterfaceResistanceSettings settings, Measured jump, List<string> warnings)
    {
        if (blocks < BlockAverage.MinimumBlocks)
        {
            warnings.Add($"only {blocks} time block{(blocks == 1 ? "" : "s")}: no standard error can be given");
        }
        else if (blocks < settings.WantedBlocks)
        {
            warnings.Add($"only {blocks} time blocks: the standard error is itself uncertain (at least {settings.WantedBlocks} are wanted)");
        }

        if (jump.IsKnown && jump.HasError && Math.Abs(jump.Value) < 2 * jump.StandardError)
        {
            warnings.Add("the temperature jump is less than two standard errors from zero");
        }
    }
}
