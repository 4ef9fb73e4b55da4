using PolyMD.Analysis.Trajectories;
using PolyMD.Model;

namespace PolyMD.Analysis.Structure;

/// <summary>What <see cref="ContactGap"/> measures; lengths in the deck's unit.</summary>
public sealed record ContactGapSettings
{
    /// <summary>Atoms of the surface: a sheet or one layer.</summary>
    public required AtomSelection Surface { get; init; }

    /// <summary>Atoms of the material.</summary>
    public required AtomSelection Partners { get; init; }

    /// <summary>Radius of each atom type.</summary>
    public required IReadOnlyDictionary<int, double> Radii { get; init; }

    /// <summary>True for the material above the surface, false for that below.</summary>
    public bool Above { get; init; } = true;

    /// <summary>Radius of the probe.</summary>
    public double Probe { get; init; } = 0.5;

    /// <summary>Largest distance of grid points.</summary>
    public double Spacing { get; init; } = 0.5;

    /// <summary>Largest distance of a nearest partner that is looked for.</summary>
    public double Reach { get; init; } = 8;

    /// <summary>Largest gap of the distribution.</summary>
    public double LargestGap { get; init; } = 8;

    /// <summary>Most negative gap of the distribution, as a positive number.</summary>
    public double Lowest { get; init; } = 2;

    /// <summary>Bins of the distributions.</summary>
    public int Bins { get; init; } = 100;

    internal void Check()
    {
        foreach ((string what, double value) in (ReadOnlySpan<(string, double)>)[("the grid's spacing", Spacing), ("the reach", Reach), ("the largest gap", LargestGap)]) if (!(value > 0)) throw new PolyMDException($"{what} must be positive, got {value}");
        if (!(Probe >= 0) || !(Lowest >= 0)) throw new PolyMDException("the probe's radius and the lowest gap must not be negative");
        if (Bins < 1) throw new PolyMDException($"at least one bin is needed, got {Bins}");
        foreach ((int type, double radius) in Radii) if (!(radius > 0)) throw new PolyMDException($"the radius of type {type} must be positive, got {radius}");
    }
}
