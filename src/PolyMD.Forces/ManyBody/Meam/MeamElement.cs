namespace PolyMD.Forces.ManyBody.Meam;

/// <summary>One element of a MEAM library: what its name, reference structure and single-element functions are.</summary>
public sealed class MeamElement
{
    /// <summary>Name in the library.</summary>
    public required string Name { get; init; }

    /// <summary>Structure of the library.</summary>
    public required MeamLattice Lattice { get; init; }

    /// <summary>Nearest neighbours in it.</summary>
    public required double Neighbors { get; init; }

    /// <summary>Atomic number.</summary>
    public required int AtomicNumber { get; init; }

    /// <summary>Atomic mass.</summary>
    public required double Mass { get; init; }

    /// <summary>α of the Rose function.</summary>
    public required double Alpha { get; init; }

    /// <summary>β⁰ … β³.</summary>
    public required double[] Beta { get; init; }

    /// <summary>Lattice constant, Å.</summary>
    public required double LatticeConstant { get; init; }

    /// <summary>Cohesive energy, eV.</summary>
    public required double Cohesive { get; init; }

    /// <summary>A of the embedding energy.</summary>
    public required double Embedding { get; init; }

    /// <summary>t⁰ … t³.</summary>
    public required double[] Weight { get; init; }

    /// <summary>ρ₀.</summary>
    public required double Density { get; init; }

    /// <summary>Form of G(Γ).</summary>
    public required int Form { get; init; }
}
