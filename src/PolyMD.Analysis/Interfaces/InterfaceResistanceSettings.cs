namespace PolyMD.Analysis.Interfaces;

/// <summary>Choices of the interface analysis; the defaults follow the practice of reference works (Li et al., J. Chem. Phys. 151, 234105 (2019)). Lengths in the deck's unit (Å).</summary>
public sealed record InterfaceResistanceSettings
{
    /// <summary>Distance from each material's surface that the straight fits leave out, at least 5 Å in published work.</summary>
    public double Exclusion { get; init; } = 5;

    /// <summary>Distance from the bath's face that the fits leave out.</summary>
    public double BathMargin { get; init; } = 2;

    /// <summary>Width of the running mean that smooths a density profile before its surface is located at half the bulk value; about one layer spacing.</summary>
    public double EdgeSmoothing { get; init; } = 3.6;

    /// <summary>Bins with less than this share of the bulk count are not fitted.</summary>
    public double MinimumFilling { get; init; } = 0.25;

    /// <summary>Data up to this step are discarded: the time until the profile is steady.</summary>
    public long FirstStep { get; init; } = long.MinValue;

    /// <summary>Column of the hot bath in the heat file; null takes f_hot or hot, else the second column.</summary>
    public string? HotColumn { get; init; }

    /// <summary>Column of the cold bath in the heat file; null takes f_cold or cold, else the third column.</summary>
    public string? ColdColumn { get; init; }

    /// <summary>Heat stored in the slab of the hot bath, taken off its energy; null leaves the energy as it is.</summary>
    public HeatStorage? HotStorage { get; init; }

    /// <summary>Heat stored in the slab of the cold bath, taken off its energy; null leaves the energy as it is.</summary>
    public HeatStorage? ColdStorage { get; init; }

    /// <summary>True if the tallies count energy taken out of the atoms as positive, as fix langevin does.</summary>
    public bool TallyPositiveWhenRemoved { get; init; } = true;

    /// <summary>True if the profile coordinates are fractions of the box (units reduced) and not distances.</summary>
    public bool ReducedCoordinates { get; init; }

    /// <summary>|Q_in − Q_out| / Q above this is warned about.</summary>
    public double ImbalanceLimit { get; init; } = 0.02;

    /// <summary>Fluxes of baths and local heat current that are further apart than this many combined errors are warned about.</summary>
    public double FluxDeviationLimit { get; init; } = 3;

    /// <summary>Fewer time blocks than this are warned about.</summary>
    public int WantedBlocks { get; init; } = 8;
}
