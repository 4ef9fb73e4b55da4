namespace PolyMD.Building;

/// <summary>Sizes, times and temperatures of a run. Lengths in Angstrom, times in ps, temperatures in K, pressures in atm.</summary>
public sealed record StudyPreset
{
    /// <summary>A sentence that a report prints, for example that the run is too short to publish.</summary>
    public string Note { get; init; } = "";

    /// <summary>True if sizes, times and seeds are those of a publishable run.</summary>
    public bool Publishable { get; init; }

    /// <summary>Seeds, one run each.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [1];

    /// <summary>Shortest lateral cell length.</summary>
    public double LateralMinimum { get; init; } = 15;

    /// <summary>Longest lateral cell length.</summary>
    public double LateralMaximum { get; init; } = 24;

    /// <summary>Wanted lateral area in square Angstrom.</summary>
    public double TargetArea { get; init; } = 330;

    /// <summary>Thickness of the lithium slab.</summary>
    public double LithiumThickness { get; init; } = 28;

    /// <summary>Thickness of the electrolyte at its target density.</summary>
    public double ElectrolyteThickness { get; init; } = 28;

    /// <summary>Number of atoms wanted in a bulk study.</summary>
    public int BulkAtoms { get; init; } = 1600;

    /// <summary>Repeat units per PEO chain.</summary>
    public int RepeatUnits { get; init; } = 12;

    /// <summary>Cutoff of Lennard-Jones and real-space Coulomb.</summary>
    public double Cutoff { get; init; } = 10;

    /// <summary>Relative force accuracy of the k-space solver.</summary>
    public double KspaceAccuracy { get; init; } = 1e-4;

    /// <summary>Time step in fs.</summary>
    public double Timestep { get; init; } = 1;

    /// <summary>Temperature of the first relaxation of the electrolyte.</summary>
    public double HotTemperature { get; init; } = 600;

    /// <summary>Hot relaxation at fixed metal and sheets.</summary>
    public double HotTime { get; init; } = 5;

    /// <summary>Compression along z.</summary>
    public double CompressTime { get; init; } = 6;

    /// <summary>Pressure of the compression.</summary>
    public double CompressPressure { get; init; } = 3000;

    /// <summary>Stack: slow release from the compression to the target pressure.</summary>
    public double ReleaseTime { get; init; } = 5;

    /// <summary>NPT at the target temperature and pressure.</summary>
    public double PressureTime { get; init; } = 8;

    /// <summary>Stack: everything to the mean temperature before compression. Bulk: NVT before production.</summary>
    public double SettleTime { get; init; } = 3;

    /// <summary>Slabs held at the bath temperatures before the flux.</summary>
    public double PreheatTime { get; init; } = 3;

    /// <summary>Flux that is thrown away.</summary>
    public double DiscardTime { get; init; } = 5;

    /// <summary>Measured time (flux, or bulk production).</summary>
    public double MeasureTime { get; init; } = 15;

    /// <summary>The sink follows the polymer: its group is chosen anew this many times during the measurement.</summary>
    public int MeasureSegments { get; init; } = 1;

    /// <summary>One block of the profiles.</summary>
    public double BlockTime { get; init; } = 1;

    /// <summary>Time between frames of the trajectory.</summary>
    public double FrameTime { get; init; } = 1;

    /// <summary>Number of bins along z.</summary>
    public int Bins { get; init; } = 48;

    /// <summary>Half the thickness of the heated layer in the middle of the lithium.</summary>
    public double SourceHalfWidth { get; init; } = 5;

    /// <summary>Half the thickness of the cooled layer in the middle of the electrolyte.</summary>
    public double SinkHalfWidth { get; init; } = 5;
}
