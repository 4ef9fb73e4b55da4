namespace PolyMD.Analysis.Interfaces;

/// <summary>One run in which two bodies of different temperature were left alone.</summary>
public sealed record TransientInput
{
    /// <summary>Times, deck unit, equally spaced.</summary>
    public required double[] Time { get; init; }

    /// <summary>Temperature of the first body.</summary>
    public required double[] FirstTemperature { get; init; }

    /// <summary>Temperature of the second body.</summary>
    public required double[] SecondTemperature { get; init; }

    /// <summary>Energy of the first body, kinetic and potential, half of every pair across the contact; null if unknown.</summary>
    public double[]? FirstEnergy { get; init; }

    /// <summary>Energy of the second body; null if unknown.</summary>
    public double[]? SecondEnergy { get; init; }

    /// <summary>C₁C₂/(C₁ + C₂), energy per temperature of the deck; null to take it from the energies.</summary>
    public double? HeatCapacity { get; init; }

    /// <summary>Area of all contacts between the two bodies together, deck unit: twice the cross-section in a periodic stack.</summary>
    public required double Area { get; init; }

    /// <summary>Units of the deck.</summary>
    public required SiFactors Units { get; init; }

    /// <summary>Begin of the window; null to find it: the earliest from which the two halves of the decay have one rate.</summary>
    public double? From { get; init; }

    /// <summary>End of the window; null for three decay times, or the end.</summary>
    public double? To { get; init; }
}
