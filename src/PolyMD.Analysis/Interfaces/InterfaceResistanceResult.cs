using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Interfaces;

/// <summary>What one heat run says about its two interfaces. Every quantity carries its unit; an error that the data cannot give is NaN.</summary>
public sealed record InterfaceResistanceResult
{
    /// <summary>Name of the run.</summary>
    public required string Name { get; init; }

    /// <summary>The upper and the lower interface.</summary>
    public required IReadOnlyList<InterfaceSide> Sides { get; init; }

    /// <summary>Mean resistance of the two interfaces from the extrapolated jumps, m²K/W.</summary>
    public required Measured Resistance { get; init; }

    /// <summary>Mean jump T(Li) − T(electrolyte), K.</summary>
    public required Measured Jump { get; init; }

    /// <summary>Part of the resistance between lithium and sheet, m²K/W; unknown without a sheet.</summary>
    public required Measured ResistanceLithiumSheet { get; init; }

    /// <summary>Part of the resistance between sheet and electrolyte, m²K/W; unknown without a sheet.</summary>
    public required Measured ResistanceSheetElectrolyte { get; init; }

    /// <summary>Part of the jump between lithium and sheet, K.</summary>
    public required Measured JumpLithiumSheet { get; init; }

    /// <summary>Part of the jump between sheet and electrolyte, K.</summary>
    public required Measured JumpSheetElectrolyte { get; init; }

    /// <summary>Other convention: temperature difference between the baths themselves, all non-linear parts kept, K.</summary>
    public required Measured DeviceDifference { get; init; }

    /// <summary>Bath difference over flux: resistance of the whole path from the middle of the lithium to the middle of the electrolyte, m²K/W.</summary>
    public required Measured DeviceResistance { get; init; }

    /// <summary>Power that the hot bath puts in, W.</summary>
    public required Measured SourcePower { get; init; }

    /// <summary>Power that the cold bath takes out, W.</summary>
    public required Measured SinkPower { get; init; }

    /// <summary>Flux at the source, power / 2A, W/m².</summary>
    public required Measured SourceFlux { get; init; }

    /// <summary>Flux at the sink, power / 2A, W/m².</summary>
    public required Measured SinkFlux { get; init; }

    /// <summary>Mean of both, positive from lithium to electrolyte, W/m².</summary>
    public required Measured Flux { get; init; }

    /// <summary>Flux by the local heat current; null if the run did not write it.</summary>
    public LocalFlux? LocalFlux { get; init; }

    /// <summary>(Q_in − Q_out) / mean, as a fraction.</summary>
    public required Measured Imbalance { get; init; }

    /// <summary>Lattice conductivity of the lithium from its slope, W/(m K): κ = flux / |dT/dz|. Classical lattice only, no electrons.</summary>
    public required Measured LithiumConductivity { get; init; }

    /// <summary>Conductivity of the electrolyte from its slope, W/(m K).</summary>
    public required Measured ElectrolyteConductivity { get; init; }

    /// <summary>Averaged profiles: lithium, sheet (if any), electrolyte.</summary>
    public required IReadOnlyList<MaterialProfile> Profiles { get; init; }

    /// <summary>The bath in the lithium.</summary>
    public required BathRegion LithiumBath { get; init; }

    /// <summary>The bath in the electrolyte.</summary>
    public required BathRegion ElectrolyteBath { get; init; }

    /// <summary>Lower face of the box along z, deck unit.</summary>
    public required double BoxLo { get; init; }

    /// <summary>Box length along z, deck unit.</summary>
    public required double BoxLength { get; init; }

    /// <summary>Time blocks of the profile that were used.</summary>
    public required int Blocks { get; init; }

    /// <summary>Length of the measured window in seconds (reduced time in lj units).</summary>
    public required double Duration { get; init; }

    /// <summary>False if a drift was found, null if there were too few blocks to judge.</summary>
    public required bool? IsSteady { get; init; }

    /// <summary>What a reader of the numbers must know, in plain words.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
