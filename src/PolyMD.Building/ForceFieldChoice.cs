namespace PolyMD.Building;

/// <summary>Which parameter sets a study uses; the names are those of the <c>forcefields/</c> folder.</summary>
public sealed record ForceFieldChoice
{
    /// <summary>PEO: opls-aa or opls-2020.</summary>
    public string Peo { get; init; } = "opls-aa";

    /// <summary>TFSI: clp.</summary>
    public string Tfsi { get; init; } = "clp";

    /// <summary>Lithium ion: aqvist, jensen-jorgensen, opls-hydration, opls-1984, joung-cheatham-spce or joung-cheatham-tip3p.</summary>
    public string LithiumIon { get; init; } = "aqvist";

    /// <summary>Lithium metal: nichol-ackland.</summary>
    public string LithiumMetal { get; init; } = "nichol-ackland";

    /// <summary>Between materials: uff-lorentz-berthelot.</summary>
    public string CrossTerms { get; init; } = "uff-lorentz-berthelot";
}
