namespace PolyMD.Forces.ManyBody;

/// <summary>The three kinds of setfl files.</summary>
public enum SetflLayout
{
    /// <summary><c>eam/alloy</c>: one density per element.</summary>
    Alloy,

    /// <summary><c>eam/fs</c>: one density per ordered pair of elements.</summary>
    FinnisSinclair,

    /// <summary><c>eam/he</c>: like eam/fs, with F(ρ) between rhomin and rhomax.</summary>
    Helium,
}
