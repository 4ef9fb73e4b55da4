using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>Everything a REBO, AIREBO or AIREBO-M force needs to know; species 0 is carbon, 1 is hydrogen.</summary>
internal sealed unsafe class AireboParameters : IDisposable
{
    /// <summary>Carbon.</summary>
    public const int Carbon = 0;

    /// <summary>Hydrogen.</summary>
    public const int Hydrogen = 1;

    private readonly NativeBuffer<AireboPair> _pairs = new(4);

    /// <summary>Numbers of two species at index 2a + b.</summary>
    public AireboPair* Pairs => _pairs.Pointer;

    /// <summary>Coordination bounds of the conjugation switch.</summary>
    public double ConjugationMin { get; set; }

    /// <summary>Upper bound.</summary>
    public double ConjugationMax { get; set; }

    /// <summary>Coordination bounds between the two angular functions of carbon.</summary>
    public double AngleMin { get; set; }

    /// <summary>Upper bound.</summary>
    public double AngleMax { get; set; }

    /// <summary>Torsion barriers by the number of hydrogens at the ends: CCCC, CCCH, HCCH.</summary>
    public double[] TorsionBarrier { get; } = new double[3];

    /// <summary>Angular function of undercoordinated carbon.</summary>
    public AireboAngle LowCarbon { get; set; } = null!;

    /// <summary>Angular function of saturated carbon.</summary>
    public AireboAngle HighCarbon { get; set; } = null!;

    /// <summary>Angular function of hydrogen.</summary>
    public AireboAngle AroundHydrogen { get; set; } = null!;

    /// <summary>Coordination splines.</summary>
    public AireboKnots Knots { get; set; } = null!;

    /// <summary>Factor on σ where dispersion ends (neighbour cutoff).</summary>
    public double Cutoff { get; set; }

    /// <summary>Factor on σ where dispersion begins to be switched off.</summary>
    public double SwitchFrom { get; set; }

    /// <summary>Factor on σ where the switch reaches zero.</summary>
    public double SwitchTo { get; set; }

    /// <summary>Whether the dispersion term acts.</summary>
    public bool Dispersion { get; set; }

    /// <summary>Whether the torsion term acts.</summary>
    public bool Torsion { get; set; }

    /// <summary>Whether dispersion is a Morse instead of a Lennard-Jones function.</summary>
    public bool Morse { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _pairs.Dispose();
}
