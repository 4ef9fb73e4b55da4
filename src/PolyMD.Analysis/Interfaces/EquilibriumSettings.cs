namespace PolyMD.Analysis.Interfaces;

/// <summary>An equilibrium run of two bodies in contact.</summary>
public sealed record EquilibriumSettings
{
    /// <summary>Time between samples, deck unit.</summary>
    public required double Spacing { get; init; }

    /// <summary>Area of all contacts between the two bodies together, deck unit: twice the cross-section in a periodic stack.</summary>
    public required double Area { get; init; }

    /// <summary>Temperature, K (reduced in lj units).</summary>
    public required double Temperature { get; init; }

    /// <summary>Units of the deck.</summary>
    public required SiFactors Units { get; init; }

    /// <summary>Longest lag in samples.</summary>
    public int Lags { get; init; } = 1000;

    /// <summary>Begin of the plateau; null to find it.</summary>
    public double? From { get; init; }

    /// <summary>End of the plateau; null to find it.</summary>
    public double? To { get; init; }
}
