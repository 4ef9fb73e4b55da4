namespace PolyMD.Engine.Respa;

/// <summary>
/// What run_style respa says: nested time steps, innermost level first. Levels are indices from 0; a family of forces that is not used has level −1.
/// </summary>
public sealed record RespaSettings
{
    /// <summary>How often each level is repeated within the level around it; the outermost has 1.</summary>
    public required IReadOnlyList<int> Loops { get; init; }

    /// <summary>Level of bonds.</summary>
    public int Bond { get; init; }

    /// <summary>Level of angles.</summary>
    public int Angle { get; init; }

    /// <summary>Level of dihedrals.</summary>
    public int Dihedral { get; init; }

    /// <summary>Level of impropers.</summary>
    public int Improper { get; init; }

    /// <summary>Level of the whole pair style; −1 if it is split by distance or by sub-style.</summary>
    public int Pair { get; init; } = -1;

    /// <summary>Level of the pair forces at short distance.</summary>
    public int Inner { get; init; } = -1;

    /// <summary>Level of the pair forces at middle distance.</summary>
    public int Middle { get; init; } = -1;

    /// <summary>Level of the rest of the pair forces.</summary>
    public int Outer { get; init; } = -1;

    /// <summary>Levels of the sub-styles of a hybrid pair style, or null.</summary>
    public IReadOnlyList<int>? Hybrid { get; init; }

    /// <summary>Level of the long-range solver.</summary>
    public int KSpace { get; init; }

    /// <summary>Where the inner part fades out; also where the next part fades in.</summary>
    public RespaSwitch InnerEnd { get; init; }

    /// <summary>Where the middle part fades out; that of the inner part if there is no middle one.</summary>
    public RespaSwitch MiddleEnd { get; init; }

    /// <summary>Number of levels.</summary>
    public int Levels => Loops.Count;

    /// <summary>Whether the pair style is split by distance.</summary>
    public bool SplitsPair => Outer >= 0;

    /// <summary>Level of a family of bonded forces or of the long-range solver.</summary>
    /// <param name="kind">Any family but the pair style.</param>
    public int LevelOf(ForceKind kind) => kind switch
    {
        ForceKind.Bond => Bond,
        ForceKind.Angle => Angle,
        ForceKind.Dihedral => Dihedral,
        ForceKind.Improper => Improper,
        ForceKind.KSpace => KSpace,
        _ => Pair,
    };
}
