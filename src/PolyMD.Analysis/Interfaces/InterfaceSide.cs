using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Interfaces;

/// <summary>One of the two interfaces of a periodic stack. All z values are unwrapped from the middle of the lithium: subtract or add the box length to bring them into the cell.</summary>
public sealed record InterfaceSide
{
    /// <summary>"upper" (going to larger z from the lithium) or "lower".</summary>
    public required string Name { get; init; }

    /// <summary>+1 for the upper and −1 for the lower interface.</summary>
    public required int Direction { get; init; }

    /// <summary>z of the lithium surface (half of the bulk density).</summary>
    public required double LithiumSurface { get; init; }

    /// <summary>z of the electrolyte surface (half of the bulk density).</summary>
    public required double ElectrolyteSurface { get; init; }

    /// <summary>Mean z of the sheet; NaN without one.</summary>
    public required double SheetPlane { get; init; }

    /// <summary>z of the plane to which both lines are extrapolated: the sheet, or midway between the two surfaces.</summary>
    public required double Plane { get; init; }

    /// <summary>Fit in the lithium; null if there was no bin to fit.</summary>
    public required FittedLine? LithiumFit { get; init; }

    /// <summary>Fit in the electrolyte; null if there was no bin to fit.</summary>
    public required FittedLine? ElectrolyteFit { get; init; }

    /// <summary>Lithium line extrapolated to the plane, K.</summary>
    public required double LithiumTemperature { get; init; }

    /// <summary>Electrolyte line extrapolated to the plane, K.</summary>
    public required double ElectrolyteTemperature { get; init; }

    /// <summary>Temperature of the sheet, K; unknown without one.</summary>
    public required Measured SheetTemperature { get; init; }

    /// <summary>Whole jump T(Li) − T(electrolyte) at the plane, K.</summary>
    public required Measured Jump { get; init; }

    /// <summary>Difference between the layers next to the contact, as thick as <see cref="InterfaceResistanceSettings.EdgeSmoothing"/>, without any fit, K; unknown if there are none.</summary>
    public required Measured DirectJump { get; init; }

    /// <summary>Part between sheet and lithium, T(Li) − T(X), K; unknown without a sheet.</summary>
    public required Measured JumpLithiumSheet { get; init; }

    /// <summary>Part between electrolyte and sheet, T(X) − T(electrolyte), K; unknown without a sheet.</summary>
    public required Measured JumpSheetElectrolyte { get; init; }

    /// <summary>Jump over flux of this interface, m²K/W (reduced in lj units). The flux is half of the bath power over the cross-section: equal halves are assumed.</summary>
    public required Measured Resistance { get; init; }
}
