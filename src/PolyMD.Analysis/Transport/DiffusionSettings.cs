namespace PolyMD.Analysis.Transport;

/// <summary>Choices of the diffusion fit.</summary>
public sealed record DiffusionSettings
{
    /// <summary>Start of the window in the deck's time unit; null to seek it.</summary>
    public double? WindowStart { get; init; }

    /// <summary>End of the window; null for the longest lag.</summary>
    public double? WindowEnd { get; init; }

    /// <summary>Longest lag as a share of the trajectory; later lags rest on few independent displacements.</summary>
    public double LongestLagShare { get; init; } = 0.4;

    /// <summary>Largest |β − 1| that counts as diffusive.</summary>
    public double BetaLimit { get; init; } = 0.1;
}
