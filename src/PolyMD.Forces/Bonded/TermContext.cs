using PolyMD.Engine;

namespace PolyMD.Forces.Bonded;

/// <summary>What the coefficient lines of a bonded style may refer to.</summary>
public sealed class TermContext
{
    /// <summary>Units, files, log.</summary>
    public required Simulation Simulation { get; init; }

    /// <summary>Tables are interpolated by cubic splines and not linearly.</summary>
    public bool Spline { get; init; }

    /// <summary>Points of an interpolation table.</summary>
    public int TablePoints { get; init; }
}
