using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Interfaces;

/// <summary>
/// Several runs of one system (different seeds) as one answer. Values are plain means over the runs. The standard error is the larger of
/// the errors within the runs, √(Σ SE²)/n, and of the scatter between them, SD/√n (from three runs on; two say too little about a scatter).
/// </summary>
public sealed record InterfaceResistanceSummary
{
    /// <summary>Name of the system.</summary>
    public required string Name { get; init; }

    /// <summary>The runs.</summary>
    public required IReadOnlyList<InterfaceResistanceResult> Runs { get; init; }

    /// <summary>Mean resistance per interface, m²K/W.</summary>
    public required Measured Resistance { get; init; }

    /// <summary>Mean temperature jump, K.</summary>
    public required Measured Jump { get; init; }

    /// <summary>Part of R between lithium and sheet, m²K/W.</summary>
    public required Measured ResistanceLithiumSheet { get; init; }

    /// <summary>Part of R between sheet and electrolyte, m²K/W.</summary>
    public required Measured ResistanceSheetElectrolyte { get; init; }

    /// <summary>Bath-to-bath temperature difference, K.</summary>
    public required Measured DeviceDifference { get; init; }

    /// <summary>Bath-to-bath resistance, m²K/W.</summary>
    public required Measured DeviceResistance { get; init; }

    /// <summary>Flux at the source, W/m².</summary>
    public required Measured SourceFlux { get; init; }

    /// <summary>Flux at the sink, W/m².</summary>
    public required Measured SinkFlux { get; init; }

    /// <summary>Mean flux, W/m².</summary>
    public required Measured Flux { get; init; }

    /// <summary>Flux by the local heat current, W/m²; unknown if no run wrote it.</summary>
    public required Measured LocalFlux { get; init; }

    /// <summary>That flux in the lithium, W/m².</summary>
    public required Measured LocalFluxLithium { get; init; }

    /// <summary>That flux in the electrolyte, W/m².</summary>
    public required Measured LocalFluxElectrolyte { get; init; }

    /// <summary>The flux by the local heat current beside that of the baths, in a sentence; null if no run wrote it.</summary>
    /// <param name="format">How a quantity is written.</param>
    public string? FluxCheck(Func<Measured, string> format)
    {
        ArgumentNullException.ThrowIfNull(format);
        if (!LocalFlux.IsKnown) return null;
        double deviation = Math.Abs(Interfaces.LocalFlux.Deviation(LocalFlux, Flux));
        string apart = double.IsFinite(deviation) ? FormattableString.Invariant($"{deviation:F1} combined errors apart") : "errors unknown";
        return $"flux by the local heat current {format(LocalFlux)} (lithium {format(LocalFluxLithium)}, electrolyte {format(LocalFluxElectrolyte)}), by the baths {format(Flux)}: {apart}";
    }

    /// <summary>(Q_in − Q_out)/mean, as a fraction.</summary>
    public required Measured Imbalance { get; init; }

    /// <summary>Lattice conductivity of the lithium, W/(m K).</summary>
    public required Measured LithiumConductivity { get; init; }

    /// <summary>Conductivity of the electrolyte, W/(m K).</summary>
    public required Measured ElectrolyteConductivity { get; init; }

    /// <summary>Warnings of all runs, each once, with the run's name in front when there are several runs.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Change of the resistance against a reference, 100 (R/R₀ − 1) in %, error by propagation of independent errors.</summary>
    /// <param name="reference">The reference, usually the bare interface.</param>
    public Measured ChangeAgainst(InterfaceResistanceSummary reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        Measured ratio = Measured.Ratio(Resistance, reference.Resistance, "%");
        return new Measured(100 * (ratio.Value - 1), 100 * ratio.StandardError, ratio.EffectiveSamples, "%");
    }

    /// <summary>Combines runs.</summary>
    /// <param name="name">Name of the system.</param>
    /// <param name="runs">At least one run.</param>
    public static InterfaceResistanceSummary From(string name, IReadOnlyList<InterfaceResistanceResult> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0) throw new ArgumentException("At least one run is needed.", nameof(runs));
        Measured Mean(Func<InterfaceResistanceResult, Measured> pick) => Combine([.. runs.Select(pick)]);
        Measured unknown = Measured.Unknown(runs[0].Flux.Unit);
        return new InterfaceResistanceSummary
        {
            Name = name,
            Runs = runs,
            Resistance = Mean(r => r.Resistance),
            Jump = Mean(r => r.Jump),
            ResistanceLithiumSheet = Mean(r => r.ResistanceLithiumSheet),
            ResistanceSheetElectrolyte = Mean(r => r.ResistanceSheetElectrolyte),
            DeviceDifference = Mean(r => r.DeviceDifference),
            DeviceResistance = Mean(r => r.DeviceResistance),
            SourceFlux = Mean(r => r.SourceFlux),
            SinkFlux = Mean(r => r.SinkFlux),
            Flux = Mean(r => r.Flux),
            LocalFlux = Mean(r => r.LocalFlux?.Mean ?? unknown),
            LocalFluxLithium = Mean(r => r.LocalFlux?.Lithium ?? unknown),
            LocalFluxElectrolyte = Mean(r => r.LocalFlux?.Electrolyte ?? unknown),
            Imbalance = Mean(r => r.Imbalance),
            LithiumConductivity = Mean(r => r.LithiumConductivity),
            ElectrolyteConductivity = Mean(r => r.ElectrolyteConductivity),
            Warnings = [.. runs.SelectMany(r => r.Warnings.Select(w => runs.Count > 1 ? $"{r.Name}: {w}" : w)).Distinct()],
        };
    }

    private static Measured Combine(Measured[] values)
    {
        Measured[] known = [.. values.Where(v => v.IsKnown)];
        if (known.Length == 0) return Measured.Unknown(values[0].Unit);
        if (known.Length == 1) return known[0];
        int n = known.Length;
        double mean = known.Average(v => v.Value);
        double within = Math.Sqrt(known.Sum(v => v.StandardError * v.StandardError)) / n;
        double between = n >= 3 ? Math.Sqrt(known.Sum(v => (v.Value - mean) * (v.Value - mean)) / (n - 1) / n) : double.NaN;
        double error = double.IsNaN(within) ? between : double.IsNaN(between) ? within : Math.Max(within, between);
        return new Measured(mean, error, known.Sum(v => v.EffectiveSamples), values[0].Unit);
    }
}
