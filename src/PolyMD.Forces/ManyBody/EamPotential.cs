namespace PolyMD.Forces.ManyBody;

/// <summary>The tables of an embedded-atom potential, all on one density grid and one radial grid, whatever file they came from.</summary>
/// <param name="elements">Elements with tables, in the order of the tables.</param>
public sealed class EamPotential(IReadOnlyList<string> elements)
{
    /// <summary>Elements with tables.</summary>
    public IReadOnlyList<string> Elements { get; } = elements;

    /// <summary>Points of F(ρ).</summary>
    public int DensityPoints { get; init; }

    /// <summary>Spacing of F(ρ).</summary>
    public double DensityStep { get; init; }

    /// <summary>ρ of the first point of F.</summary>
    public double LeastDensity { get; init; }

    /// <summary>ρ of the last point of F.</summary>
    public double LargestDensity { get; init; }

    /// <summary>Whether F goes on along its first slope below the table too (eam/he).</summary>
    public bool LinearBelow { get; init; }

    /// <summary>Points of ρ(r) and r·φ(r).</summary>
    public int RadialPoints { get; init; }

    /// <summary>Spacing of ρ(r) and r·φ(r), length.</summary>
    public double RadialStep { get; init; }

    /// <summary>Cutoff, length.</summary>
    public double Cutoff { get; init; }

    /// <summary>Atomic mass of each element.</summary>
    public double[] Mass { get; init; } = [];

    /// <summary>F(ρ) of each element, energy.</summary>
    public double[][] Embedding { get; init; } = [];

    /// <summary>Density that element a makes at a site of element b: table a·n + b.</summary>
    public double[][] Density { get; init; } = [];

    /// <summary>r·φ(r), energy × length: table a·n + b, symmetric.</summary>
    public double[][] PairTable { get; init; } = [];
}
